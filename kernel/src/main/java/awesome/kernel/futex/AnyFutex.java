package awesome.kernel.futex;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that waits on several words; met when it was woken on one (futex_waitv(2)). Within {@code CurrentProcess}. */
public final class AnyFutex implements Condition {
    private final Futexes futexes;
    private final FutexWaiter[] waiters;

    /** Somebody who does not wait yet, for {@code count} words; {@code notice} is told on waking. */
    public AnyFutex(Futexes futexes, Notice notice, int count) {
        this.futexes = futexes;
        waiters = new FutexWaiter[count];
        for (int i = 0; i < count; i++) {
            waiters[i] = new FutexWaiter(notice, Futexes.ANY);
        }
    }

    /** Waits on one of the words from now on. */
    public void add(int index, FutexKey key) {
        futexes.add(waiters[index], key);
    }

    /** Waits on none any more; the index of the last word on which it was woken, -1 if it was not. */
    public int remove() {
        int woken = -1;
        for (int i = 0; i < waiters.length; i++) {
            if (waiters[i].key != null && !waiters[i].queued) {
                woken = i;
            }
            futexes.remove(waiters[i]);
            waiters[i].key = null;
        }
        return woken;
    }

    @Override
    public boolean isMet() {
        for (FutexWaiter each : waiters) {
            if (!each.queued) {
                return true;
            }
        }
        return false;
    }
}
