package awesome.kernel.wait;

/** How a thread waits for something outside of the kernel's own doing, such as a device: nothing cuts that short. */
public interface OutsideWaiter {
    /** What is to happen to wake the calling thread. */
    Notice notice();

    /**
     * Waits until {@code condition} is met; others are let in meanwhile, so it asks for nothing that they change. Preemptible context.
     *
     * @param notice the calling thread's {@link #notice}; happens when it may have become so
     * @param patience after so many nanoseconds, again and again, {@code late} is done, while others may be within
     */
    void await(Notice notice, Condition condition, long patience, Runnable late);
}
