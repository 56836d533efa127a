package awesome.conformance.errors;

/** The stack ends in the initialiser of a class: the error passes, the class stays unusable. */
public final class OverflowInInitialiser {
    private static int depth;

    private OverflowInInitialiser() {}

    private static class Deep {
        static final int VALUE = down();

        private static int down() {
            depth++;
            return down() + 1;
        }

        static int get() {
            return VALUE;
        }
    }

    private static class Constructed {
        final Constructed inner = new Constructed();
    }

    private static class Mutual {
        private final Object other;

        Mutual(int n) {
            other = new Object() {
                final Mutual next = new Mutual(n + 1);
            };
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(Deep.get());
            } catch (StackOverflowError e) {
                System.out.println("overflow " + (depth > 300));
            } catch (NoClassDefFoundError e) {
                System.out.println(e.getMessage());
            }
        }
        for (int i = 0; i < 3; i++) {
            try {
                System.out.println(new Constructed().inner);
            } catch (StackOverflowError e) {
                System.out.println("constructors " + e.getMessage());
            }
            try {
                System.out.println(new Mutual(0).other);
            } catch (StackOverflowError e) {
                System.out.println("anonymous classes");
            }
        }
    }
}
