package awesome.conformance.language;

/** Assert statements are off: neither condition nor message is evaluated. */
public final class DisabledAssertions {
    private DisabledAssertions() {}

    private static int calls;

    private static boolean check(boolean result) {
        calls++;
        return result;
    }

    private static String message() {
        calls += 100;
        return "message";
    }

    private static final class Inner {
        private static int loaded = 1;

        static {
            assert check(false) : message();
            loaded++;
        }

        static void run() {
            assert false;
        }
    }

    public static void main(String[] arguments) {
        assert check(false);
        assert check(false) : message();
        assert calls++ > 5 : calls++;
        Inner.run();
        boolean enabled = false;
        assert enabled = true;
        System.out.println(calls + " " + Inner.loaded + " " + enabled + " " + DisabledAssertions.class.desiredAssertionStatus());
        try {
            throw new AssertionError(1.5);
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new AssertionError('c').getMessage() + new AssertionError(null).getMessage() + new AssertionError(7L).getMessage()
                + new AssertionError("text", new RuntimeException("cause")).getCause().getMessage()
                + new AssertionError((Object) new IllegalStateException("x")).getCause());
    }
}
