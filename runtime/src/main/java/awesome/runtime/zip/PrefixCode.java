package awesome.runtime.zip;

import java.util.Arrays;

/** A prefix code for decoding: a table for its short codes, and counts by length for the others (RFC 1951, 3.2.2). */
final class PrefixCode {
    private static final int FAST_BITS = 9;
    private static final int LENGTH_BITS = 4;

    /** By the next bits: symbol and length of the code that they start with, 0 for longer ones. */
    private final short[] fast = new short[1 << FAST_BITS];
    private final int[] counts = new int[DeflateCodes.LONGEST_CODE + 1];
    private final short[] symbols;
    private int left;

    /** A code of as many symbols at most. */
    PrefixCode(int most) {
        symbols = new short[most];
    }

    /**
     * Takes the lengths of the codes of symbols, 0 for symbols without one.
     *
     * @return whether there are not more codes than bits allow
     */
    boolean set(byte[] lengths, int from, int count) {
        Arrays.fill(counts, 0);
        Arrays.fill(fast, (short) 0);
        for (int i = 0; i < count; i++) {
            counts[lengths[from + i]]++;
        }
        int used = count - counts[0];
        counts[0] = 0;
        left = 1;
        int[] offsets = new int[DeflateCodes.LONGEST_CODE + 2];
        int[] next = new int[DeflateCodes.LONGEST_CODE + 2];
        for (int length = 1; length <= DeflateCodes.LONGEST_CODE; length++) {
            left = (left << 1) - counts[length];
            if (left < 0) {
                return false;
            }
            offsets[length + 1] = offsets[length] + counts[length];
            next[length + 1] = next[length] + counts[length] << 1;
        }
        for (int symbol = 0; symbol < count; symbol++) {
            int length = lengths[from + symbol];
            if (length != 0) {
                symbols[offsets[length]++] = (short) symbol;
                int code = next[length]++;
                if (length <= FAST_BITS) {
                    fill(Integer.reverse(code) >>> Integer.SIZE - length, length, symbol);
                }
            }
        }
        if (used == 0) {
            left = 0;
        }
        return true;
    }

    private void fill(int bits, int length, int symbol) {
        for (int i = bits; i < fast.length; i += 1 << length) {
            fast[i] = (short) (symbol << LENGTH_BITS | length);
        }
    }

    /** Whether all sequences of bits are codes, or there is no code, or only one of one bit. */
    boolean isComplete() {
        return left == 0 || left == 1 << DeflateCodes.LONGEST_CODE - 1 && counts[1] == 1;
    }

    /**
     * The code at the start of some bits, the first one lowest.
     *
     * @param available how many bits there are
     * @return the symbol times 16 plus the length of its code; -1 if there are too few bits, -2 if no code starts so
     */
    int decode(int bits, int available) {
        int found = fast[bits & fast.length - 1];
        if (found != 0 && (found & 15) <= available) {
            return found;
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= DeflateCodes.LONGEST_CODE; length++) {
            if (length > available) {
                return -1;
            }
            code |= bits >>> length - 1 & 1;
            int count = counts[length];
            if (code - count < first) {
                return symbols[index + code - first] << LENGTH_BITS | length;
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        return -2;
    }
}
