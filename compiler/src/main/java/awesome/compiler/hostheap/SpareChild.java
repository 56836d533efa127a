package awesome.compiler.hostheap;

/**
 * A child JVM that is started before it is needed: it starts as slowly as a JVM whose {@code java.base} is patched, while
 * this one has other work or none. Any thread may ask.
 */
public final class SpareChild {
    private static ChildProcess process;

    private SpareChild() {}

    /** Starts one if there is none. */
    public static synchronized void prepare() {
        if (process == null) {
            process = ChildProcess.start();
        }
    }

    /** One for the caller alone. */
    static synchronized ChildProcess take() {
        prepare();
        ChildProcess taken = process;
        process = null;
        return taken;
    }

    /** Ends one that nobody took. */
    public static synchronized void discard() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
