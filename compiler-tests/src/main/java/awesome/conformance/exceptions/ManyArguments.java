package awesome.conformance.exceptions;

import java.util.TreeMap;

/** Exceptions out of calls that have more arguments than registers: locals of the catcher stay as they are. */
public final class ManyArguments {
    private ManyArguments() {}

    private static long sum(int a, long b, String c, int d, long e, String f, int g, long h, String i, int j, double k) {
        if (a == 3) {
            throw new IllegalArgumentException(c + f + i);
        }
        return a + b + c.length() + d + e + f.length() + g + h + i.length() + j + (long) k;
    }

    private static String caught(int number, String text) {
        String before = text + number;
        long total = 0;
        for (int i = 0; i < 6; i++) {
            try {
                total = total * 3 + sum(i, number, text, i + 1, total, before, i + 2, 7, "x", i * i, i / 2.0);
            } catch (IllegalArgumentException e) {
                total += e.getMessage().length();
            }
        }
        return before + " " + total;
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 5; i++) {
            System.out.println(caught(i, "text"));
        }
        TreeMap<Integer, String> map = new TreeMap<>();
        map.put(3, "three");
        int failures = 0;
        for (int i = 0; i < 4; i++) {
            try {
                System.out.println(map.subMap(2, i + 1));
            } catch (IllegalArgumentException e) {
                failures++;
                System.out.println(e.getMessage());
            }
        }
        System.out.println(failures);
    }
}
