package awesome.conformance.objects;

/** An initialiser that throws makes the class unusable. */
public final class FailedInitialisation {
    private FailedInitialisation() {}

    private static final class Broken {
        static int value = fail();

        static int fail() {
            throw new IllegalArgumentException("broken");
        }
    }

    private static final class BrokenByError {
        static {
            if (Broken.class != null) {
                throw new AssertionError("error");
            }
        }

        static void use() {}
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(Broken.value);
            } catch (ExceptionInInitializerError e) {
                System.out.println("initialiser: " + e.getMessage() + " " + e.getCause() + " " + e.getException());
            } catch (NoClassDefFoundError e) {
                System.out.println(e.getMessage());
            }
            try {
                BrokenByError.use();
            } catch (AssertionError | NoClassDefFoundError e) {
                System.out.println(e);
            }
        }
    }
}
