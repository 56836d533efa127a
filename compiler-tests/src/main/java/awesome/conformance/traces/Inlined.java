package awesome.conformance.traces;

/** Small methods that a compiler inlines keep their frames. */
public final class Inlined {
    private Inlined() {}

    private static int a(int x) {
        return b(x) + 1;
    }

    private static int b(int x) {
        return c(x, 2);
    }

    private static int c(int x, int y) {
        return y / x;
    }

    private static final class Counter {
        private int[] values = new int[2];

        int next(int i) {
            return ++values[i];
        }
    }

    private static void trace(Exception e) {
        e.printStackTrace(System.out);
    }

    public static void main(String[] arguments) {
        try {
            a(arguments.length - 3);
        } catch (ArithmeticException e) {
            trace(e);
        }
        try {
            Counter counter = new Counter();
            for (int i = 0; ; i++) {
                counter.next(i);
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            trace(e);
        }
    }
}
