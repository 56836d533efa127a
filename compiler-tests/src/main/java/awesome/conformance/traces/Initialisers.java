package awesome.conformance.traces;

/** The trace of an initialiser that fails, with its cause. */
public final class Initialisers {
    private static int zero;

    private Initialisers() {}

    private static final class Config {
        static final int VALUE = compute();

        private static int compute() {
            return 1 / zero;
        }
    }

    private static final class User {
        static final int VALUE = Config.VALUE + 1;
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(User.VALUE);
        } catch (ExceptionInInitializerError e) {
            e.printStackTrace(System.out);
        }
    }
}
