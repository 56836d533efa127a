package awesome.kernel.sync;

import awesome.magic.NoAlloc;

/** How threads sleep and are woken. */
@NoAlloc("locks are taken when there may be no memory")
public interface Sleeping {
    /** A time that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /** The thread that calls. */
    SyncThread current();

    /**
     * The current thread sleeps until it is woken; not at all if it has been woken since it slept last. It may come
     * back for no reason. Interrupts are on, no lock that spins is held.
     *
     * @param deadline in nanoseconds of the monotonic clock, or {@link #FOREVER}
     * @return false if the deadline has passed
     */
    boolean sleep(long deadline);

    /** Wakes a thread, or keeps it from sleeping the next time. Any context; locks that spin may be held. */
    void wake(SyncThread thread);

    /** Those who are woken when the calling thread has left what they have to pass. Who sleeps wakes them before. */
    DeferredWakes deferredWakes();

    /** Lets a thread run as if it had this urgency, if that is more than its own; -1 for none. */
    void lend(SyncThread thread, int urgency);
}
