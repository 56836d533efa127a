package awesome.kernel.timer;

import awesome.kernel.tree.TreeNode;
import awesome.magic.NoAlloc;

/** Something that is to happen at a time. It belongs to who made it, and is on one queue at a time. */
@NoAlloc("timers go off in interrupt handlers")
public abstract class Timer extends TreeNode {
    /** The queue that it is on, or was on last; null before the first. Changed under the lock of that. */
    volatile TimerQueue queue;
    /** Nanoseconds from one time to the next; 0 for once. */
    long interval;

    /** A timer that is not armed. */
    protected Timer() {}

    /**
     * The time has come. Interrupts are off, no lock of timers is held: this may arm it again, or others.
     *
     * @param now nanoseconds, not before the time it was armed for
     * @param times how many times are over: more than 1 if it has an interval and was late
     */
    protected abstract void expired(long now, long times);

    /** When it is to happen, if it is armed. */
    public final long time() {
        return key;
    }

    /** Whether it is armed; outdated at once unless others cannot arm, cancel or expire it. */
    public final boolean isArmed() {
        return isInTree();
    }

    final void setTime(long time) {
        key = time;
    }
}
