package awesome.conformance.start;

/** What a program may ask the system for. */
public final class Properties {
    private Properties() {}

    public static void main(String[] arguments) {
        System.out.println(System.lineSeparator().length() + " " + System.getProperty("file.separator") + " "
                + System.getProperty("no.such.property") + " " + System.getProperty("no.such.property", "otherwise"));
        long before = System.nanoTime();
        long millis = System.currentTimeMillis();
        System.out.println((System.nanoTime() >= before) + " " + (millis > 1_500_000_000_000L) + " "
                + (Runtime.getRuntime().availableProcessors() > 0) + " " + (Runtime.getRuntime().totalMemory() > 0)
                + " " + (System.getenv("NO_SUCH_VARIABLE") == null));
    }
}
