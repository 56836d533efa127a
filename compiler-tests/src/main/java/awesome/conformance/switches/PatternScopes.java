package awesome.conformance.switches;

import java.util.List;

/** Where the variable of an instanceof pattern is in scope. */
public final class PatternScopes {
    private static String s = "field";

    private PatternScopes() {}

    private static String and(Object o) {
        return o instanceof String s && s.length() > 2 ? s.toUpperCase() : s;
    }

    private static String not(Object o) {
        if (!(o instanceof String s)) {
            return "no string: " + PatternScopes.s;
        }
        return s + s.length();
    }

    private static int or(Object o) {
        if (!(o instanceof Integer i) || i < 0) {
            return -1;
        }
        return i * 2;
    }

    private static int loop(Object o) {
        int rounds = 0;
        while (!(o instanceof Integer n)) {
            o = rounds++ > 2 ? (Object) rounds : "x" + rounds;
        }
        return n + rounds;
    }

    private static String nested(Object a, Object b) {
        if (a instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String first && b instanceof Character c) {
            return first + c;
        } else if (a instanceof int[] array && array.length > 0 && b instanceof Integer i && i < array.length) {
            return "element " + array[i];
        }
        return a instanceof CharSequence text && (b == null || b instanceof Number) ? text.toString() : "none";
    }

    private static boolean equal(Object a, Object b) {
        return a instanceof Point p && b instanceof Point q && p.x == q.x && p.y == q.y;
    }

    private static final class Point {
        private final int x;
        private final int y;

        private Point(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    public static void main(String[] arguments) {
        Object[] all = {"long", "ab", 5, -5, null, 'c', new int[] {7, 8}, List.of("l"), List.of(), new StringBuilder("sb")};
        for (Object a : all) {
            System.out.print(and(a) + " | " + (a instanceof Integer ? "" : not(a)) + " | " + or(a) + " | " + loop(a) + " |");
            for (Object b : new Object[] {'z', 1, null}) {
                System.out.print(" " + nested(a, b));
            }
            System.out.println();
        }
        System.out.println(equal(new Point(1, 2), new Point(1, 2)) + " " + equal(new Point(1, 2), new Point(1, 3)) + " " + equal("", null));
        Object o = "reassigned";
        if (o instanceof String t) {
            t = t + "!";
            o = 1;
            System.out.println(t + o);
        }
    }
}
