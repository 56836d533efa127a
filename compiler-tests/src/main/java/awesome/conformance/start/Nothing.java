package awesome.conformance.start;

/** A program that does nothing ends with status 0. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        // Nothing is the question.
    }
}
