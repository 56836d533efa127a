package awesome.kernel.sync;

import awesome.kernel.sched.Schedulable;

/** A thread that can wait for a {@link Mutex} or in a {@link WaitQueue}; threads extend it. */
public abstract class SyncThread extends Schedulable {
    /** The mutex that it waits for; null for none. Changed under the lock of {@link Mutex#GRAPH}. */
    volatile Mutex wanted;
    /** Mutexes that it has and others wait for: a list. */
    Mutex contended;
    /** What was lent to it last. */
    int lentUrgency = -1;
    /** The urgency by which it is in the list of those that wait for a mutex. */
    int rank;
    SyncThread nextWaiter;

    /** The queue that it waits in; null for none. Changed under the lock of that. */
    WaitQueue queue;
    SyncThread queueNext;
    SyncThread queuePrevious;

    /** 1 if it is in {@link DeferredWakes}, and who is behind it there. */
    volatile int isDeferred;
    SyncThread nextDeferred;

    /** A thread that waits for nothing. */
    protected SyncThread() {}
}
