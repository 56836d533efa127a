package awesome.conformance.start;

/** An exception whose text fails itself, out of main. */
public final class UncaughtError {
    private UncaughtError() {}

    private static final class Worst extends Error {
        @Override
        public String getMessage() {
            return "message " + getClass().getSimpleName();
        }
    }

    public static void main(String[] arguments) {
        throw new Worst();
    }
}
