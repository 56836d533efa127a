package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.machine.Clock;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.Waiter;

/**
 * The three timers of setitimer(2): of real time (0), of time in user code (1), of processor time (2). As deferred
 * work, looked at after each interrupt, they send their signals.
 */
public final class ProcessTimers implements DeferredWork.Task {
    private static final int REAL = 0;
    private static final int VIRTUAL = 1;
    private static final int[] SIGNALS = {Signal.SIGALRM, Signal.SIGVTALRM, Signal.SIGPROF};

    private final Clock clock;
    private final ProcessTimes times;
    private final SignalState signals;
    private final IntervalTimer[] timers = {new IntervalTimer(), new IntervalTimer(), new IntervalTimer()};

    ProcessTimers(Clock clock, ProcessTimes times, SignalState signals) {
        this.clock = clock;
        this.times = times;
        this.signals = signals;
    }

    /** One of them. */
    public IntervalTimer timer(int which) {
        return timers[which];
    }

    /** What a timer's clock shows. */
    public long now(int which) {
        return which == REAL ? clock.monotonicNanos() : which == VIRTUAL ? times.user() : times.total();
    }

    @Override
    public boolean isPending() {
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed() && timers[i].isDue(now(i))) {
                return true;
            }
        }
        return false;
    }

    /** Only real time passes while nothing happens. */
    @Override
    public long nextTime() {
        long now = clock.monotonicNanos();
        return timers[REAL].isArmed() ? now + timers[REAL].left(now) : Waiter.FOREVER;
    }

    @Override
    public void run() {
        for (int i = 0; i < timers.length; i++) {
            if (timers[i].isArmed() && timers[i].expire(now(i))) {
                signals.post(SignalInfo.ofKernel(SIGNALS[i]));
            }
        }
    }
}
