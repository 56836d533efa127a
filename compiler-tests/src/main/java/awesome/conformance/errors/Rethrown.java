package awesome.conformance.errors;

/** Exceptions that are kept and thrown again, by other methods and after others: traces stay those of their making. */
public final class Rethrown {
    private Rethrown() {}

    private static RuntimeException kept;

    private static RuntimeException make(String text) {
        return new IllegalStateException(text);
    }

    private static void keep() {
        try {
            throw make("kept");
        } catch (IllegalStateException e) {
            kept = e;
        }
    }

    private static void again() {
        throw kept;
    }

    private static String first(Throwable e) {
        return e.getMessage() + " " + e.getStackTrace()[0].getMethodName() + " " + e.getSuppressed().length;
    }

    public static void main(String[] arguments) {
        keep();
        for (int i = 0; i < 3; i++) {
            try {
                again();
            } catch (IllegalStateException e) {
                System.out.println(first(e) + " " + (e == kept));
                e.addSuppressed(new Exception("suppressed " + i));
            }
        }
        try {
            try {
                again();
            } finally {
                kept = make("replaced");
            }
        } catch (IllegalStateException e) {
            System.out.println(first(e) + " " + (e == kept));
        }
        try {
            RuntimeException refilled = (RuntimeException) kept.fillInStackTrace();
            throw refilled;
        } catch (IllegalStateException e) {
            System.out.println(first(e) + " " + (e == kept));
        }
        Throwable chain = new Error("outer", new Exception("middle", kept));
        int depth = 0;
        for (Throwable each = chain; each != null; each = each.getCause()) {
            depth++;
        }
        System.out.println(depth + " " + chain);
    }
}
