package awesome.kernel.futex;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that waits on a word; met when it was woken. */
public final class FutexWaiter implements Condition {
    private final Notice notice;
    private final int thread;
    final int bits;
    FutexKey key;
    FutexWaiter before;
    FutexWaiter behind;
    boolean queued;

    /**
     * Somebody who does not wait yet.
     *
     * @param notice is told on waking
     * @param bits who wakes any of these wakes this (FUTEX_WAIT_BITSET)
     */
    public FutexWaiter(Notice notice, int bits) {
        this(notice, bits, 0);
    }

    /** Somebody who waits for a lock that is handed on, see {@link PriorityLocks}: the thread of that number. */
    public FutexWaiter(Notice notice, int bits, int thread) {
        this.notice = notice;
        this.bits = bits;
        this.thread = thread;
    }

    /** The number of the thread, if it waits for a lock that is handed on; else 0. */
    int thread() {
        return thread;
    }

    /** Whether it waits no longer. */
    @Override
    public boolean isMet() {
        return !queued;
    }

    void tell() {
        notice.happened();
    }
}
