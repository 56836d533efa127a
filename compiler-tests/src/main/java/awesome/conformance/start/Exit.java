package awesome.conformance.start;

/** System.exit ends the program at once, with its status and without finally. */
public final class Exit {
    private Exit() {}

    public static void main(String[] arguments) {
        System.out.print("before, not ended");
        System.err.println("errors too");
        try {
            System.exit(42);
        } finally {
            System.out.println("never");
        }
    }
}
