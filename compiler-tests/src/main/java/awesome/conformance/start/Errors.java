package awesome.conformance.start;

/** Standard error is apart from standard output. */
public final class Errors {
    private Errors() {}

    public static void main(String[] arguments) {
        System.out.println("to output");
        System.err.println("to errors: \u00e4\u20ac");
        System.err.print('c');
        System.err.print(1.5);
        System.err.println(new char[] {'a', 'b'});
    }
}
