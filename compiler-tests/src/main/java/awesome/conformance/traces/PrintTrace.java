package awesome.conformance.traces;

/** printStackTrace prints class, message, frames, causes with frames in common, and suppressed ones. */
public final class PrintTrace {
    private PrintTrace() {}

    private static void first(int n) {
        second(n + 1);
    }

    private static void second(int n) {
        if (n > 1) {
            throw new IllegalStateException("n is " + n);
        }
    }

    private static void wrap(int n) {
        try {
            first(n);
        } catch (IllegalStateException e) {
            RuntimeException outer = new RuntimeException("wrapped", e);
            outer.addSuppressed(new IllegalArgumentException("beside"));
            throw outer;
        }
    }

    public static void main(String[] arguments) {
        try {
            first(5);
        } catch (IllegalStateException e) {
            e.printStackTrace();
            e.printStackTrace(System.out);
        }
        try {
            wrap(7);
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
        }
        new Exception("not thrown").printStackTrace(System.out);
        new Exception().printStackTrace(System.out);
    }
}
