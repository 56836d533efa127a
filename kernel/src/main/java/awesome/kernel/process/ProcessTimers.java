package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.machine.Clock;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Waiter;

/**
 * Timers and alarms that processor time may be the time of. The three timers of setitimer(2): of real time (0), of time in user code (1), of processor time (2). They are looked
 * at when one may have expired ({@link ArmedTimers}), and send their signals.
 */
public final class ProcessTimers {
    private static final int REAL = 0;
    private static final int VIRTUAL = 1;
    /** How often processor time is looked at, at most. */
    private static final long CLOSEST = 1_000_000;
    private static final int[] SIGNALS = {Signal.SIGALRM, Signal.SIGVTALRM, Signal.SIGPROF};

    private final Clock clock;
    private final Process process;
    private final ArmedTimers armed;
    private final ProcessorAlarms alarms;
    /** Whether {@link #armed} knows it. */
    private boolean listed;
    private final IntervalTimer[] timers = {new IntervalTimer(), new IntervalTimer(), new IntervalTimer()};

    ProcessTimers(Clock clock, Process process, ArmedTimers armed) {
        this.clock = clock;
        this.process = process;
        this.armed = armed;
        alarms = new ProcessorAlarms(process.machine().devices());
    }

    /** Alarms at times of one of the clocks of the process, for somebody who {@linkplain #releaseAlarms releases} them. */
    public Alarms retainAlarms(ProcessorClock ofProcess) {
        Alarms found = alarms.retain(ofProcess);
        list();
        return found;
    }

    /** Somebody needs them no longer, and none of his is set. */
    public void releaseAlarms(ProcessorClock ofProcess) {
        alarms.release(ofProcess);
        list();
    }

    /** Says whether there is something to look at. */
    private void list() {
        if (isArmed() != listed) {
            listed = !listed;
            armed.change(this, listed);
        }
    }

    /** One of them, to look at. */
    public IntervalTimer timer(int which) {
        return timers[which];
    }

    /** Sets one of them, see {@link IntervalTimer#set}. */
    public void set(int which, long first, long repeat) {
        if (which == VIRTUAL && first > 0) {
            // Else what it has done until now might be counted as user code's, and the timer expire at once.
            process.task().times().settle();
        }
        timers[which].set(now(which), first, repeat);
        list();
        if (first > 0) {
            armed.changed(this);
        }
    }

    /** Alarms do not go off any more: their owners are gone, or the process is. */
    void clearAlarms() {
        alarms.clear();
        list();
    }

    /** Switches all of them off. */
    void clear() {
        clearAlarms();
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed()) {
                set(i, 0, 0);
            }
        }
    }

    /** What a timer's clock shows. */
    public long now(int which) {
        ProcessTimes times = process.times();
        return which == REAL ? clock.monotonicNanos() : which == VIRTUAL ? times.countedUser() : times.total();
    }

    /** Whether one is on. */
    boolean isArmed() {
        return timers[0].isArmed() || timers[1].isArmed() || timers[2].isArmed() || !alarms.isEmpty();
    }

    /** Whether one has expired. */
    boolean isPending() {
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed() && timers[i].isDue(now(i))) {
                return true;
            }
        }
        return alarms.isPending();
    }

    /** When one may expire, at the earliest, on the monotonic clock: processor time passes no faster than real time. */
    long nextTime() {
        long next = Waiter.FOREVER;
        long now = clock.monotonicNanos();
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed() && (i == REAL || !process.isWaiting())) {
                next = Math.min(next, now + Math.max(i == REAL ? 1 : CLOSEST, timers[i].left(now(i))));
            }
        }
        long left = alarms.left();
        return left > Long.MAX_VALUE - now ? next : Math.min(next, now + left);
    }

    /** Sends the signals of those that have expired. */
    void run() {
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed() && timers[i].expire(now(i))) {
                process.signal(SignalInfo.ofKernel(SIGNALS[i]));
            }
        }
        alarms.run();
        list();
    }

    /** Its threads have waited, and one goes on: those of processor time have to be looked at again. */
    void goOn() {
        if (listed && (timers[1].isArmed() || timers[2].isArmed() || !alarms.isEmpty())) {
            armed.changed(this);
        }
    }

    /** One of processor time may expire: its time is known when user code is interrupted. */
    void lookCloser() {
        if (timers[1].isArmed() || timers[2].isArmed() || alarms.left() != Waiter.FOREVER) {
            process.tasks().disturb();
        }
    }
}
