package awesome.conformance.traces;

/** printStackTrace of throwables that cause and suppress each other ends. */
public final class Cycles {
    private Cycles() {}

    private static final class Odd extends RuntimeException {
        Odd(String message) {
            super(message);
        }

        @Override
        public String getLocalizedMessage() {
            return "odd " + getMessage();
        }
    }

    public static void main(String[] arguments) {
        Odd a = new Odd("a");
        Odd b = new Odd("b");
        a.initCause(b);
        b.initCause(a);
        a.printStackTrace(System.out);
        Odd c = new Odd("c");
        c.addSuppressed(a);
        c.addSuppressed(new Odd("two\nlines"));
        c.printStackTrace(System.out);
        try {
            c.addSuppressed(c);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
