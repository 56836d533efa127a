package awesome.conformance.start;

/** An exception that nobody catches is printed, and the exit status is 1. */
public final class Uncaught {
    private Uncaught() {}

    private static void fail(Object text) {
        System.out.println("before");
        throw new IllegalStateException("nobody catches " + text, new RuntimeException("the cause"));
    }

    public static void main(String[] arguments) {
        try {
            fail(arguments[0]);
        } finally {
            System.out.println("finally runs");
        }
    }
}
