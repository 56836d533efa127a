package awesome.kernel.sync;

import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.wait.Condition;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * Threads that wait until something is so. Who makes it so changes what the condition looks at, then wakes: one of them
 * if all wait for the same and each can be served but once, else all.
 */
@NonNull
public final class WaitQueue {
    private static final LockClass KIND = LockClass.of("wait queue");

    private final Sleeping sleeping;
    private final DeferredWakes deferred;
    private final SpinLock lock = new SpinLock(KIND);
    private SyncThread first;
    private SyncThread last;

    /** A queue in which nobody waits. */
    public WaitQueue(Sleeping sleeping) {
        this.sleeping = sleeping;
        deferred = sleeping.deferredWakes();
    }

    /**
     * Waits until {@code condition} is met. Not for interrupt handlers.
     *
     * @param condition takes little time and may allocate; no lock is held when it is asked
     * @param deadline in nanoseconds of the monotonic clock, or {@link Sleeping#FOREVER}
     * @return whether it is met; false if the deadline has passed
     */
    public boolean await(Condition condition, long deadline) {
        LockChecker.willSleep();
        if (condition.isMet()) {
            return true;
        }
        SyncThread self = sleeping.current();
        boolean inTime = true;
        while (true) {
            // In the queue first, then a look: whoever makes it so from now on sees that somebody waits.
            enter(self);
            try {
                boolean met = condition.isMet();
                if (met || !inTime) {
                    return met;
                }
                inTime = sleeping.sleep(deadline);
            } finally {
                leave(self);
            }
        }
    }

    private void enter(SyncThread self) {
        boolean enabled = lock.lockWithInterruptsOff();
        self.queue = this;
        self.queueNext = null;
        self.queuePrevious = last;
        if (last == null) {
            first = self;
        } else {
            last.queueNext = self;
        }
        last = self;
        lock.unlockAndRestore(enabled);
    }

    /** Takes the thread out, unless somebody has done that to wake it. */
    private void leave(SyncThread self) {
        boolean enabled = lock.lockWithInterruptsOff();
        if (self.queue != null) {
            takeOut(self);
        }
        lock.unlockAndRestore(enabled);
    }

    private void takeOut(SyncThread thread) {
        if (thread.queuePrevious == null) {
            first = thread.queueNext;
        } else {
            thread.queuePrevious.queueNext = thread.queueNext;
        }
        if (thread.queueNext == null) {
            last = thread.queuePrevious;
        } else {
            thread.queueNext.queuePrevious = thread.queuePrevious;
        }
        thread.queueNext = null;
        thread.queuePrevious = null;
        thread.queue = null;
    }

    /** Wakes the thread that has waited longest, perhaps {@linkplain DeferredWakes later}. Any context. */
    @NoAlloc("interrupt handlers wake threads")
    public void wakeOne() {
        wake(1, true);
    }

    /** Wakes all that wait, perhaps {@linkplain DeferredWakes later}. Any context. */
    @NoAlloc("interrupt handlers wake threads")
    public void wakeAll() {
        wake(Integer.MAX_VALUE, true);
    }

    /** Wakes the thread that has waited longest, which need not pass what the caller is within. */
    void wakeOneAtOnce() {
        wake(1, false);
    }

    private void wake(int count, boolean mayDefer) {
        boolean enabled = lock.lockWithInterruptsOff();
        for (int i = 0; i < count && first != null; i++) {
            SyncThread thread = first;
            takeOut(thread);
            if (!mayDefer || !deferred.add(thread)) {
                sleeping.wake(thread);
            }
        }
        lock.unlockAndRestore(enabled);
    }
}
