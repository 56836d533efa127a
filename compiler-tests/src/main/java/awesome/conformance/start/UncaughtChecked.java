package awesome.conformance.start;

/** A checked exception out of main. */
public final class UncaughtChecked {
    private UncaughtChecked() {}

    public static void main(String[] arguments) throws Exception {
        System.out.print("no end of line");
        throw new java.io.IOException("checked");
    }
}
