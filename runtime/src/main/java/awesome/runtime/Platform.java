package awesome.runtime;

/**
 * What java.base and the runtime need from whatever they run on. The kernel and the {@code linux} target
 * have one implementation each and {@linkplain #bind bind} it before anything else runs; it needs no heap.
 *
 * <p>Memory for the heap comes through an interface of its own, in the package of the heap.
 */
public interface Platform {
    /** The stream that {@code System.in} reads. */
    int INPUT = 0;

    /** The stream that {@code System.out} writes. */
    int OUTPUT = 1;

    /** The stream that {@code System.err} writes. */
    int ERROR = 2;

    /**
     * Writes bytes to a stream, all of them unless that fails. The caller checked the range. Must not allocate
     * on the Java heap: the last words of a program that ran out of memory come this way.
     *
     * @param stream {@link #OUTPUT} or {@link #ERROR}
     * @return whether all bytes were written
     */
    boolean write(int stream, byte[] bytes, int offset, int length);

    /**
     * Reads at most {@code length} bytes, at least one unless {@code length} is 0; waits for the first.
     *
     * @param stream {@link #INPUT}
     * @return how many bytes; -1 at the end of the input, and where there is no input; -2 after an error
     */
    int read(int stream, byte[] bytes, int offset, int length);

    /**
     * Bytes that {@link #read} gives without waiting; 0 where nobody can tell.
     *
     * @param stream {@link #INPUT}
     */
    default int available(int stream) {
        return 0;
    }

    /** The variables of the environment, each {@code NAME=value}; none where there is no environment. */
    default String[] environment() {
        return new String[0];
    }

    /** The absolute path of the folder that relative paths start from; {@code /} where there are no files. */
    default String workingFolder() {
        return "/";
    }

    /** Nanoseconds since some moment before the start; never goes back. */
    long nanoTime();

    /** Milliseconds since 1970-01-01T00:00Z. */
    long currentTimeMillis();

    /** Nanoseconds since 1970-01-01T00:00Z, as exact as the clock is. */
    default long currentTimeNanos() {
        return currentTimeMillis() * 1_000_000;
    }

    /** How many processors run Java threads, at least 1. */
    int processors();

    /** Ends the program (or the machine) with this status, 0 to 255. Does not return. */
    void exit(int status);

    /** The platform in use. */
    static Platform current() {
        return PlatformHolder.platform;
    }

    /** Makes {@code platform} the one in use. Called once, by the entry of each target. */
    static void bind(Platform platform) {
        PlatformHolder.platform = platform;
    }
}
