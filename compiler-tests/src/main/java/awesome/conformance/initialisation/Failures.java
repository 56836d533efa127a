package awesome.conformance.initialisation;

/** Initialisers that fail with exceptions, errors and exhausted stacks, and what uses of the class see then. */
public final class Failures {
    private Failures() {}

    private static int depth;

    private static int fail(int how) {
        switch (how) {
            case 0:
                throw new IllegalStateException("unchecked");
            case 1:
                throw new AssertionError("an error");
            case 2:
                return recurse(0);
            case 3:
                return new int[how - 4].length;
            default:
                return 1 / (how - 4);
        }
    }

    private static int recurse(int n) {
        depth++;
        return recurse(n + 1) + 1;
    }

    private static class Unchecked {
        static int value = fail(0);
    }

    private static class WithError {
        static int value = fail(1);
    }

    private static class Overflowing {
        static int value = fail(2);
    }

    private static class Negative {
        static int value = fail(3);
    }

    private static class Dividing {
        static int value = fail(4);
    }

    private static class Below extends Unchecked {
        static int own = 3;
    }

    private static class Nested {
        static int value = Dividing.value + 1;
    }

    private static void attempt(String name, Runnable action) {
        for (int i = 0; i < 2; i++) {
            try {
                action.run();
                System.out.println(name + ": fine");
            } catch (Throwable e) {
                System.out.println(name + ": " + e.getClass().getName() + ": " + e.getMessage());
                Throwable cause = e.getCause();
                System.out.println("  cause " + (cause == null ? "none" : cause.getClass().getName() + ": " + cause.getMessage()));
            }
        }
    }

    public static void main(String[] arguments) {
        attempt("unchecked", () -> System.out.println(Unchecked.value));
        attempt("error", () -> System.out.println(WithError.value));
        attempt("overflow", () -> System.out.println(Overflowing.value));
        attempt("negative", () -> System.out.println(new Negative().hashCode()));
        attempt("below a failed one", () -> System.out.println(Below.own));
        attempt("nested", () -> System.out.println(Nested.value));
        attempt("dividing", () -> Dividing.value = 5);
        System.out.println(depth > 100);
    }
}
