package awesome.runtime.thread;

/**
 * What java.base and the runtime ask of threads. A target {@linkplain #bind binds} {@link JavaThreads} before anything
 * else runs.
 */
public interface Threads {
    /** The number of the current thread, more than 0; no other living thread has it. */
    int currentId();

    /** The identity hash of an object whose mark word does not show it, made now if it has none; never 0. */
    int identityHash(Object object);

    /** Whether the current thread has entered the monitor of {@code object}, not null. */
    boolean holds(Object object);

    /**
     * {@code Object.wait}.
     *
     * @param nanos the longest wait; negative for no limit
     * @throws IllegalMonitorStateException if the current thread has not entered the monitor
     * @throws InterruptedException if it is interrupted before or meanwhile
     */
    void await(Object object, long nanos) throws InterruptedException;

    /** As {@link #await} without a limit, but interrupts leave it waiting; it may return early. */
    void awaitQuietly(Object object);

    /** {@code Object.notify}, or {@code notifyAll}. */
    void wake(Object object, boolean all);

    /** {@code Thread.sleep}. */
    void sleep(long nanos) throws InterruptedException;

    /** {@code Thread.yield}. */
    void yieldProcessor();

    /** {@code Unsafe.park}: until {@code time} in milliseconds, or for {@code time} nanoseconds, 0 for ever. */
    void park(boolean absolute, long time);

    /** {@code Unsafe.unpark}. */
    void unpark(Thread thread);

    /** Wakes {@code thread} from what {@code Thread.interrupt} ends. */
    void interrupt(Thread thread);

    /** Tells how urgent a thread is, once it has started; before, its start does. */
    void setPriority(Thread thread, int priority);

    /** A time in nanoseconds, or the longest there is. */
    static long nanos(long milliseconds) {
        return milliseconds > Long.MAX_VALUE / 2 / 1_000_000 ? Long.MAX_VALUE / 2 : milliseconds * 1_000_000;
    }

    /** The threads in use. */
    static Threads current() {
        return ThreadsHolder.threads;
    }

    /** Makes {@code threads} the ones in use. Called once, by the entry of a target. */
    static void bind(Threads threads) {
        ThreadsHolder.threads = threads;
    }
}
