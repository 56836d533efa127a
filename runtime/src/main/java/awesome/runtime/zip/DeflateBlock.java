package awesome.runtime.zip;

/** One block of a compressed stream: its literals and matches, written in the shortest of the three kinds. */
final class DeflateBlock {
    private static final int LARGEST_STORED = 0xffff;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int LITERALS = 286;

    /** Length in the lower half, or the literal where the distance in the upper half is 0. */
    private final int[] tokens;
    private int count;
    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DeflateCodes.DISTANCES];
    private long extraBits;

    private byte[] sequence;
    private int sequenceLength;
    private int literalCodes;
    private int distanceCodes;

    /** A block of so many bytes. */
    DeflateBlock(int size) {
        tokens = new int[size];
        literalCounts[DeflateCodes.END_OF_BLOCK] = 1;
    }

    void literal(int value) {
        tokens[count++] = value;
        literalCounts[value]++;
    }

    void match(int length, int distance) {
        tokens[count++] = distance << 16 | length;
        int lengthSymbol = DeflateCodes.lengthSymbol(length);
        int distanceSymbol = DeflateCodes.distanceSymbol(distance);
        literalCounts[lengthSymbol]++;
        distanceCounts[distanceSymbol]++;
        extraBits += DeflateCodes.lengthExtraBits(lengthSymbol) + DeflateCodes.distanceExtraBits(distanceSymbol);
    }

    /** Writes the block, which holds these bytes; {@code compress} says whether it has literals and matches. */
    void write(BitOutput out, byte[] bytes, int offset, int length, boolean last, boolean compress) {
        byte[] literals = CodeLengths.choose(literalCounts, DeflateCodes.LONGEST_CODE);
        byte[] distances = CodeLengths.choose(distanceCounts, DeflateCodes.LONGEST_CODE);
        findSequence(literals, distances);
        int[] sequenceCounts = new int[DeflateCodes.CODE_LENGTHS];
        for (int i = 0; i < sequenceLength; i += 2) {
            sequenceCounts[sequence[i]]++;
        }
        byte[] lengths = CodeLengths.choose(sequenceCounts, LONGEST_LENGTH_CODE);
        int lengthCodes = DeflateCodes.CODE_LENGTHS;
        while (lengthCodes > 4 && lengths[DeflateCodes.order(lengthCodes - 1)] == 0) {
            lengthCodes--;
        }
        long dynamic = 14 + 3L * lengthCodes + cost(sequenceCounts, lengths) + 2L * sequenceCounts[DeflateCodes.REPEAT]
                + 3L * sequenceCounts[DeflateCodes.FEW_ZEROS] + 7L * sequenceCounts[DeflateCodes.MANY_ZEROS]
                + cost(literalCounts, literals) + cost(distanceCounts, distances);
        long fixed = cost(literalCounts, DeflateCodes.fixedLiterals()) + cost(distanceCounts, DeflateCodes.fixedDistances());
        long stored = 8L * length + 40L * (length / LARGEST_STORED + 1);
        if (!compress || stored <= Math.min(dynamic, fixed) + extraBits) {
            store(out, bytes, offset, length, last);
        } else if (fixed <= dynamic) {
            out.bits(DeflateCodes.FIXED << 1 | (last ? 1 : 0), 3);
            tokens(out, DeflateCodes.fixedLiterals(), DeflateCodes.fixedDistances());
        } else {
            out.bits(DeflateCodes.DYNAMIC << 1 | (last ? 1 : 0), 3);
            codes(out, lengths, lengthCodes);
            tokens(out, literals, distances);
        }
    }

    private static long cost(int[] counts, byte[] lengths) {
        long bits = 0;
        for (int i = 0; i < counts.length; i++) {
            bits += (long) counts[i] * lengths[i];
        }
        return bits;
    }

    private static void store(BitOutput out, byte[] bytes, int offset, int length, boolean last) {
        int done = 0;
        do {
            int part = Math.min(LARGEST_STORED, length - done);
            out.bits(last && done + part == length ? 1 : 0, 3);
            out.align();
            out.bits(part | ~part << 16, Integer.SIZE);
            out.bytes(bytes, offset + done, part);
            done += part;
        } while (done < length);
    }

    /** The lengths of codes as symbols, each with a byte behind it that says how often, less the least number. */
    private void findSequence(byte[] literals, byte[] distances) {
        literalCodes = trimmed(literals, DeflateCodes.FIRST_LENGTH);
        distanceCodes = trimmed(distances, 1);
        byte[] all = new byte[literalCodes + distanceCodes];
        System.arraycopy(literals, 0, all, 0, literalCodes);
        System.arraycopy(distances, 0, all, literalCodes, distanceCodes);
        sequence = new byte[2 * all.length];
        sequenceLength = 0;
        int i = 0;
        while (i < all.length) {
            int run = 1;
            while (i + run < all.length && all[i + run] == all[i]) {
                run++;
            }
            if (all[i] == 0 && run >= 11) {
                run = Math.min(138, run);
                add(DeflateCodes.MANY_ZEROS, run - 11);
            } else if (all[i] == 0 && run >= 3) {
                add(DeflateCodes.FEW_ZEROS, run - 3);
            } else if (run > 3) {
                add(all[i], 0);
                run = Math.min(6, run - 1);
                add(DeflateCodes.REPEAT, run - 3);
                run++;
            } else {
                add(all[i], 0);
                run = 1;
            }
            i += run;
        }
    }

    private void add(int symbol, int times) {
        sequence[sequenceLength++] = (byte) symbol;
        sequence[sequenceLength++] = (byte) times;
    }

    private static int trimmed(byte[] lengths, int least) {
        int count = lengths.length;
        while (count > least && lengths[count - 1] == 0) {
            count--;
        }
        return count;
    }

    private void codes(BitOutput out, byte[] lengths, int lengthCodes) {
        out.bits(literalCodes - DeflateCodes.FIRST_LENGTH, 5);
        out.bits(distanceCodes - 1, 5);
        out.bits(lengthCodes - 4, 4);
        for (int i = 0; i < lengthCodes; i++) {
            out.bits(lengths[DeflateCodes.order(i)], 3);
        }
        int[] codes = CodeLengths.codes(lengths);
        for (int i = 0; i < sequenceLength; i += 2) {
            int symbol = sequence[i];
            out.bits(codes[symbol], lengths[symbol]);
            if (symbol >= DeflateCodes.REPEAT) {
                out.bits(sequence[i + 1], symbol == DeflateCodes.REPEAT ? 2 : symbol == DeflateCodes.FEW_ZEROS ? 3 : 7);
            }
        }
    }

    private void tokens(BitOutput out, byte[] literals, byte[] distances) {
        int[] literalCode = CodeLengths.codes(literals);
        int[] distanceCode = CodeLengths.codes(distances);
        for (int i = 0; i < count; i++) {
            int value = tokens[i] & 0xffff;
            int distance = tokens[i] >>> 16;
            if (distance == 0) {
                out.bits(literalCode[value], literals[value]);
                continue;
            }
            int symbol = DeflateCodes.lengthSymbol(value);
            out.bits(literalCode[symbol], literals[symbol]);
            out.bits(value - DeflateCodes.lengthBase(symbol), DeflateCodes.lengthExtraBits(symbol));
            int far = DeflateCodes.distanceSymbol(distance);
            out.bits(distanceCode[far], distances[far]);
            out.bits(distance - DeflateCodes.distanceBase(far), DeflateCodes.distanceExtraBits(far));
        }
        out.bits(literalCode[DeflateCodes.END_OF_BLOCK], literals[DeflateCodes.END_OF_BLOCK]);
    }
}
