package awesome.conformance.start;

/** System.exit inside a static initialiser. */
public final class ExitInInitialiser {
    private ExitInInitialiser() {}

    private static final class Ends {
        static final int VALUE = end();

        private static int end() {
            System.out.println("ending");
            System.exit(7);
            return 1;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Ends.VALUE);
    }
}
