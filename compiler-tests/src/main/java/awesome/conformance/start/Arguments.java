package awesome.conformance.start;

/** The arguments reach the program unchanged. */
public final class Arguments {
    private Arguments() {}

    public static void main(String[] arguments) {
        System.out.println(arguments.length);
        for (String each : arguments) {
            System.out.println("[" + each + "]");
        }
    }
}
