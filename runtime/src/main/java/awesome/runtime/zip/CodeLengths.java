package awesome.runtime.zip;

import java.util.Arrays;

/** Chooses lengths of codes by how often symbols occur (Huffman), and the codes by their lengths (RFC 1951, 3.2.2). */
final class CodeLengths {
    private CodeLengths() {}

    /**
     * Lengths for symbols, 0 for those that do not occur. Two symbols at least get a code.
     *
     * @param most the longest code allowed
     */
    static byte[] choose(int[] frequencies, int most) {
        int count = frequencies.length;
        long[] used = new long[count];
        int symbols = 0;
        for (int i = 0; i < count; i++) {
            if (frequencies[i] > 0 || i < 2 && isRare(frequencies)) {
                used[symbols++] = (long) Math.max(1, frequencies[i]) << 16 | i;
            }
        }
        Arrays.sort(used, 0, symbols);
        int[] depths = depths(used, symbols);
        int[] byLength = new int[Math.max(most, symbols) + 1];
        for (int i = 0; i < symbols; i++) {
            byLength[Math.min(most, depths[i])]++;
        }
        limit(byLength, most);
        byte[] lengths = new byte[count];
        int at = 0;
        for (int length = most; length > 0; length--) {
            for (int i = 0; i < byLength[length]; i++) {
                lengths[(int) (used[at++] & 0xffff)] = (byte) length;
            }
        }
        return lengths;
    }

    private static boolean isRare(int[] frequencies) {
        int used = 0;
        for (int each : frequencies) {
            used += each > 0 ? 1 : 0;
        }
        return used < 2;
    }

    /** The depths of leaves, given in order of frequency, in a tree that joins the two rarest again and again. */
    private static int[] depths(long[] sorted, int symbols) {
        int nodes = 2 * symbols - 1;
        long[] weights = new long[nodes];
        int[] parents = new int[nodes];
        for (int i = 0; i < symbols; i++) {
            weights[i] = sorted[i] >>> 16;
        }
        int leaf = 0;
        int inner = symbols;
        for (int node = symbols; node < nodes; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < symbols && (inner >= node || weights[leaf] <= weights[inner]);
                int taken = takeLeaf ? leaf++ : inner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }
        int[] depths = new int[nodes];
        for (int i = nodes - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
        }
        return depths;
    }

    /** Where codes were cut to the longest length, lengthens others until all fit again. */
    private static void limit(int[] byLength, int most) {
        int total = 0;
        for (int length = 1; length <= most; length++) {
            total += byLength[length] << most - length;
        }
        while (total > 1 << most) {
            byLength[most]--;
            for (int length = most - 1; length > 0; length--) {
                if (byLength[length] > 0) {
                    byLength[length]--;
                    byLength[length + 1] += 2;
                    break;
                }
            }
            total--;
        }
    }

    /** The codes, their first bit lowest. */
    static int[] codes(byte[] lengths) {
        int[] next = new int[DeflateCodes.LONGEST_CODE + 2];
        for (byte each : lengths) {
            next[each + 1] += each == 0 ? 0 : 1;
        }
        for (int length = 1; length <= DeflateCodes.LONGEST_CODE; length++) {
            next[length + 1] += next[length];
            next[length + 1] <<= 1;
        }
        int[] codes = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != 0) {
                codes[i] = Integer.reverse(next[lengths[i]]++) >>> Integer.SIZE - lengths[i];
            }
        }
        return codes;
    }
}
