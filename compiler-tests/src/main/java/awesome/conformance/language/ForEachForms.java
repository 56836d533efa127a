package awesome.conformance.language;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;

/** The enhanced for over arrays, iterables and iterators that change, fail or end early. */
public final class ForEachForms {
    private ForEachForms() {}

    private static final class Countdown implements Iterable<Integer> {
        private final int from;

        Countdown(int from) {
            this.from = from;
        }

        @Override
        public Iterator<Integer> iterator() {
            System.out.print("[new] ");
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next > 0;
                }

                @Override
                public Integer next() {
                    return next-- == 2 ? null : next + 1;
                }
            };
        }
    }

    private static int[] array() {
        System.out.print("[once] ");
        return new int[] {3, 1, 2};
    }

    public static void main(String[] arguments) {
        for (int each : array()) {
            System.out.print(each + " ");
        }
        int[] changing = {1, 2, 3, 4};
        for (int each : changing) {
            changing[3] = each * 10;
            System.out.print(each + " ");
            each = 7;
        }
        System.out.println();
        for (Integer each : new Countdown(4)) {
            System.out.print(each + " ");
        }
        try {
            for (int each : new Countdown(3)) {
                System.out.print(each + " ");
            }
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));
        try {
            for (String each : list) {
                if (each.equals("b")) {
                    list.remove(each);
                }
            }
        } catch (ConcurrentModificationException e) {
            System.out.println(e + " " + list);
        }
        for (String each : list) {
            if (each.equals("c")) {
                list.remove("a");
            }
        }
        System.out.println(list);
        for (Iterator<String> i = list.iterator(); i.hasNext(); ) {
            if (i.next().equals("d")) {
                i.remove();
            }
        }
        System.out.println(list);
        for (char c : "h\u00e9".toCharArray()) {
            System.out.print((int) c + " ");
        }
        for (String[] row : new String[][] {{"x"}, {}, {"y", "z"}}) {
            for (String each : row) {
                System.out.print(each);
            }
            System.out.print("|");
        }
        for (long wide : new int[] {1, -1}) {
            System.out.print(" " + wide * 5_000_000_000L);
        }
        System.out.println();
    }
}
