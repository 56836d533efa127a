package awesome.kernel.memory.boot;

/** Takes ranges of frames over. */
@FunctionalInterface
public interface RangeSink {
    /** The frames from number {@code start} on, below number {@code end}, belong to the callee. */
    void range(long start, long end);
}
