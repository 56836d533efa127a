package awesome.conformance.start;

/** Of an exit status eight bits are left. */
public final class ExitNegative {
    private ExitNegative() {}

    public static void main(String[] arguments) {
        Runnable exit = () -> System.exit(-3);
        exit.run();
    }
}
