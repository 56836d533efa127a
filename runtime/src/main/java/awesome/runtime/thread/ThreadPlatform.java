package awesome.runtime.thread;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * What a target gives {@link JavaThreads}: threads of its own, waiting on words of memory, and one lock. Words are
 * 32 bits, aligned, and stay readable for ever.
 */
@NoAlloc("monitors are entered when there may be no memory")
public interface ThreadPlatform {
    /**
     * Waits until another thread {@linkplain #wake wakes} this word, if it has the value {@code expected} now. May
     * return early.
     *
     * @param nanos the longest wait; negative for no limit
     */
    void await(Address word, int expected, long nanos);

    /** Wakes at most {@code count} threads that wait on this word. */
    void wake(Address word, int count);

    /** Lets another thread that is ready have the processor. */
    void yieldProcessor();

    /** Nanoseconds since some moment before the start; never goes back. */
    long nanoTime();

    /**
     * A {@link ThreadArea} with stacks, all but {@link ThreadArea#setThread} filled in.
     *
     * @param stackBytes how large a stack is wanted; 0 for the usual size
     * @return zero if there is no memory
     */
    Address newArea(long stackBytes);

    /**
     * Starts a thread that calls {@link JavaThreads#run} with {@code area}; from now on the collector knows it.
     *
     * @return whether there is such a thread now; if not, the area is given back
     */
    boolean start(Address area);

    /**
     * Tells how urgent a thread is, before or after its start.
     *
     * @param priority from {@link Thread#MIN_PRIORITY} to {@link Thread#MAX_PRIORITY}
     */
    default void setPriority(Address area, int priority) {
        // All are alike to the platform.
    }

    /** Gives back the area of the current thread, which does nothing but end after this. */
    void leave(Address area);

    /**
     * Collects the frames of another thread, which stands still meanwhile, as {@code Backtraces} keeps them.
     *
     * @param area of the thread
     * @param context as long as {@code UnwindContext.SIZE}, to walk with
     * @param buffer gets 4 bytes for each frame
     * @param limit how many fit
     * @return how many there are; 0 if the area has no thread
     */
    int walk(Address area, Address context, Address buffer, int limit);
}
