package awesome.conformance.traces;

/** Traces of throwables with no message, an empty one and one of several lines. */
public final class Messages {
    private Messages() {}

    private static final class Silent extends RuntimeException {
        @Override
        public String toString() {
            return "";
        }
    }

    public static void main(String[] arguments) {
        new RuntimeException("").printStackTrace(System.out);
        new RuntimeException("two\nlines").printStackTrace(System.out);
        new RuntimeException((String) null).printStackTrace(System.out);
        new Silent().printStackTrace(System.out);
        new IllegalStateException(new Silent()).printStackTrace(System.out);
        java.io.StringWriter text = new java.io.StringWriter();
        new Error("to a writer \u20ac", new Silent()).printStackTrace(new java.io.PrintWriter(text, true));
        System.out.print(text);
    }
}
