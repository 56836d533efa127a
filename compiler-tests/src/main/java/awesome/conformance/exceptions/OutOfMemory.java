package awesome.conformance.exceptions;

import java.util.ArrayList;
import java.util.List;

/** A heap that is full throws, the objects are collected, and the program goes on. */
public final class OutOfMemory {
    private OutOfMemory() {}

    private static int fill() {
        List<Object> all = new ArrayList<>();
        try {
            for (;;) {
                all.add(new long[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            int count = all.size();
            all.clear();
            return count;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(fill() > 5);
        System.out.println(fill() > 5);
        try {
            long[] huge = new long[Integer.MAX_VALUE - 8];
            System.out.println(huge.length);
        } catch (OutOfMemoryError e) {
            System.out.println("too large");
        }
        try {
            int[][] many = new int[100_000][100_000];
            System.out.println(many.length);
        } catch (OutOfMemoryError e) {
            System.out.println("too many");
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            out.append(i);
        }
        System.out.println(out.length());
    }
}
