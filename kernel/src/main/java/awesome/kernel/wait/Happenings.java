package awesome.kernel.wait;

/** What may make a {@link Condition} met, such as interrupts of devices; it is counted. */
public interface Happenings {
    /** How often something has happened, up to now; it may overflow. Any context. */
    int count();

    /**
     * Waits until more has happened than {@code seen}; other threads run meanwhile. Preemptible context.
     *
     * @param deadline in nanoseconds of the monotonic clock, or {@link Waiter#FOREVER}
     * @return false if the deadline has passed
     */
    boolean await(int seen, long deadline);
}
