package awesome.kernel.timer;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.tree.OrderedTree;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The armed timers of one CPU by their times, in nanoseconds of a clock that never goes back. Those of the same time
 * expire in the order they were armed. Other CPUs may cancel what is here. All is called with interrupts off.
 */
@NoAlloc("timers go off in interrupt handlers")
@NonNull
public final class TimerQueue {
    /** A time that never comes. */
    public static final long FOREVER = Long.MAX_VALUE;

    private static final LockClass KIND = LockClass.of("timers");

    private final SpinLock lock;
    private final OrderedTree timers = new OrderedTree(false);

    /** Without timers, for CPU {@code cpu}. */
    public TimerQueue(int cpu) {
        lock = new SpinLock(KIND, cpu);
    }

    /**
     * Arms a timer, which may be armed already, here or on the queue of another CPU. One CPU at a time arms a timer.
     *
     * @param time when it is to expire; at once if that is over, {@link #FOREVER} for never
     * @param interval nanoseconds after which it is armed again each time it has expired; 0 for once
     * @return whether it is the first now, so that the machine's timer is to be set anew
     */
    public boolean arm(Timer timer, long time, long interval) {
        if (timer.queue != this) {
            takeOff(timer, this);
        }
        lock.acquire();
        if (timer.isArmed()) {
            timers.remove(timer);
        }
        timer.interval = interval;
        timer.setTime(time);
        timers.add(timer);
        boolean isFirst = timers.first() == timer;
        lock.letGo();
        return isFirst;
    }

    /**
     * Cancels a timer, whichever queue it is on. If it expires on another CPU at this moment, {@link Timer#expired} may
     * still run there.
     *
     * @return whether it was armed
     */
    public static boolean cancel(Timer timer) {
        return takeOff(timer, null);
    }

    /**
     * Takes a timer off its queue and says, if {@code next} is not null, that it is on that from now on: under the
     * lock of the old one, so that nobody who has that takes the timer for one of the old queue's.
     */
    private static boolean takeOff(Timer timer, TimerQueue next) {
        while (true) {
            TimerQueue queue = timer.queue;
            if (queue == null) {
                timer.queue = next;
                return false;
            }
            queue.lock.acquire();
            boolean isHere = timer.queue == queue;
            boolean armed = isHere && timer.isArmed();
            if (armed) {
                queue.timers.remove(timer);
            }
            if (isHere && next != null) {
                timer.queue = next;
            }
            queue.lock.letGo();
            if (isHere) {
                return armed;
            }
        }
    }

    /** When the first expires; {@link #FOREVER} if there is none. */
    public long next() {
        lock.acquire();
        long time = timers.first() == null ? FOREVER : timers.first().key();
        lock.letGo();
        return time;
    }

    /** Lets all timers expire whose time has come, in order. */
    public void expire(long now) {
        while (true) {
            lock.acquire();
            Timer first = (Timer) timers.first();
            if (first == null || first.time() > now) {
                lock.letGo();
                return;
            }
            timers.remove(first);
            long times = 1;
            if (first.interval > 0) {
                times += (now - first.time()) / first.interval;
                first.setTime(first.time() + times * first.interval);
                timers.add(first);
            }
            lock.letGo();
            first.expired(now, times);
        }
    }

    /** How long until a timer of this queue expires; 0 if it is not armed, at least 1 if it is. */
    public long left(Timer timer, long now) {
        lock.acquire();
        long left = timer.queue == this && timer.isArmed() ? Math.max(1, timer.time() - now) : 0;
        lock.letGo();
        return left;
    }
}
