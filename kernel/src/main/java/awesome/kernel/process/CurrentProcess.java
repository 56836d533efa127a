package awesome.kernel.process;

import awesome.kernel.machine.Clock;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.EventWaiter;
import awesome.kernel.wait.Happenings;
import awesome.kernel.wait.Waiter;

/** The process that runs. Whoever waits in one of its system calls waits here, until a signal comes for it. */
public final class CurrentProcess implements Waiter {
    private final Waiter sleeper;
    private Process process;

    /** Nobody yet. Who waits looks again at each of {@code happenings}; meanwhile {@code work} is done. */
    public CurrentProcess(Happenings happenings, Clock clock, DeferredWork work) {
        sleeper = new EventWaiter(happenings, clock, work, this::hasSignal);
    }

    /** Makes {@code next} the one that runs. */
    public void set(Process next) {
        process = next;
    }

    /** The one that runs; null before there is one. */
    public Process get() {
        return process;
    }

    private boolean hasSignal() {
        return process != null && process.signals().hasDeliverable();
    }

    /** While it waits its processor time stands still. */
    @Override
    public boolean await(Condition condition, long deadline) {
        if (process == null) {
            return sleeper.await(condition, deadline);
        }
        process.times().waits();
        try {
            return sleeper.await(condition, deadline);
        } finally {
            process.times().waited();
        }
    }
}
