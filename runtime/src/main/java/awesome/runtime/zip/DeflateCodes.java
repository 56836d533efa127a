package awesome.runtime.zip;

import java.util.Arrays;

/** Lengths, distances and fixed codes of RFC 1951, sections 3.2.5 to 3.2.7. */
final class DeflateCodes {
    static final int WINDOW = 32 << 10;
    static final int LONGEST_MATCH = 258;
    static final int SHORTEST_MATCH = 3;

    /** Literals, the end of the block, lengths of matches. */
    static final int LITERALS = 288;
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;
    static final int DISTANCES = 30;
    static final int CODE_LENGTHS = 19;
    static final int LONGEST_CODE = 15;

    static final int STORED = 0;
    static final int FIXED = 1;
    static final int DYNAMIC = 2;

    /** Code lengths that repeat the last one, or a few or many zeros. */
    static final int REPEAT = 16;
    static final int FEW_ZEROS = 17;
    static final int MANY_ZEROS = 18;

    /** The order in which the lengths of the codes of code lengths are. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final short[] LENGTH_BASE = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67,
        83, 99, 115, 131, 163, 195, 227, 258};
    private static final byte[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5,
        5, 5, 0};
    private static final short[] DISTANCE_BASE = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513,
        769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};

    private DeflateCodes() {}

    static int order(int index) {
        return ORDER[index];
    }

    /** How many symbols stand for lengths; there are two more that stand for nothing. */
    static int lengths() {
        return LENGTH_BASE.length;
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol - FIRST_LENGTH];
    }

    static int lengthExtraBits(int symbol) {
        return LENGTH_EXTRA[symbol - FIRST_LENGTH];
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }

    static int distanceExtraBits(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    /** The symbol of the length of a match. */
    static int lengthSymbol(int length) {
        if (length == LONGEST_MATCH) {
            return FIRST_LENGTH + LENGTH_BASE.length - 1;
        }
        int over = length - SHORTEST_MATCH;
        int bits = Math.max(0, 29 - Integer.numberOfLeadingZeros(over));
        return FIRST_LENGTH + (bits << 2) + (over >> bits);
    }

    /** The symbol of a distance. */
    static int distanceSymbol(int distance) {
        int over = distance - 1;
        int bits = Math.max(0, 30 - Integer.numberOfLeadingZeros(over));
        return (bits << 1) + (over >> bits);
    }

    /** The lengths of the fixed codes of literals and lengths. */
    static byte[] fixedLiterals() {
        byte[] lengths = new byte[LITERALS];
        for (int i = 0; i < LITERALS; i++) {
            lengths[i] = (byte) (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
        }
        return lengths;
    }

    /** The lengths of the fixed codes of distances, of which the last two are not used. */
    static byte[] fixedDistances() {
        byte[] lengths = new byte[DISTANCES + 2];
        Arrays.fill(lengths, (byte) 5);
        return lengths;
    }
}
