package awesome.conformance.arrays;

import java.util.Arrays;
import java.util.Comparator;

/** Sorting of primitive and object arrays, large and with many equal elements. */
public final class Sorting {
    private Sorting() {}

    private static int next(int seed) {
        return seed * 1103515245 + 12345;
    }

    public static void main(String[] arguments) {
        for (int size : new int[] {0, 1, 2, 40, 300, 5000}) {
            int[] ints = new int[size];
            double[] doubles = new double[size];
            String[] strings = new String[size];
            long[] longs = new long[size];
            byte[] bytes = new byte[size];
            char[] chars = new char[size];
            int seed = size;
            for (int i = 0; i < size; i++) {
                seed = next(seed);
                ints[i] = seed >> 8 & (size > 1000 ? 0xffff : 15);
                doubles[i] = i % 17 == 0 ? Double.NaN : i % 13 == 0 ? -0.0 : seed / 1e5;
                strings[i] = Integer.toString(seed >>> 16, 36);
                longs[i] = (long) seed << 20;
                bytes[i] = (byte) (seed >> 16);
                chars[i] = (char) (seed >> 12);
            }
            Arrays.sort(ints);
            Arrays.sort(doubles);
            Arrays.sort(longs);
            Arrays.sort(bytes);
            Arrays.sort(chars);
            Arrays.sort(strings);
            System.out.println(Arrays.hashCode(ints) + " " + Arrays.hashCode(doubles) + " " + Arrays.hashCode(longs)
                    + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(chars) + " " + Arrays.hashCode(strings));
            Arrays.sort(strings, Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
            System.out.println(Arrays.hashCode(strings));
        }
        int[] part = {9, 8, 7, 6, 5, 4};
        Arrays.sort(part, 1, 4);
        System.out.println(Arrays.toString(part));
    }
}
