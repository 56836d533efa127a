package awesome.conformance.exceptions;

/** Endless recursion is caught, many times, and the program goes on. */
public final class StackOverflow {
    private static int depth;
    private static int cleanups;

    private StackOverflow() {}

    private static int endless(int n) {
        depth++;
        return endless(n + 1) + 1;
    }

    private static long endless(long a, double b, Object c) {
        Object[] local = {c, a};
        return local.length + endless(a + 1, b * 2, local);
    }

    private static void cleaning(int n) {
        try {
            cleaning(n + 1);
        } finally {
            cleanups++;
        }
    }

    private static final class Node {
        Node next;

        @Override
        public String toString() {
            return "<" + next + ">";
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 5; i++) {
            depth = 0;
            try {
                endless(0);
            } catch (StackOverflowError e) {
                System.out.println((depth > 500) + " " + e.getMessage() + " " + (e.getStackTrace().length > 100));
            }
        }
        try {
            endless(1L, 2.0, "x");
        } catch (StackOverflowError e) {
            System.out.println("second");
        }
        try {
            cleaning(0);
        } catch (StackOverflowError e) {
            System.out.println(cleanups > 500);
        }
        Node node = new Node();
        node.next = node;
        try {
            System.out.println(node.toString().length());
        } catch (StackOverflowError e) {
            System.out.println("cyclic");
        }
        System.out.println("still here");
    }
}
