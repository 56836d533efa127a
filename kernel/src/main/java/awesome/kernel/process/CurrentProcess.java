package awesome.kernel.process;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.InterruptWaiter;
import awesome.kernel.wait.Waiter;

/** The process that runs. Whoever waits in one of its system calls waits here, until a signal comes for it. */
public final class CurrentProcess implements Waiter {
    private final Waiter sleeper;
    private Process process;

    /** Nobody yet. While somebody waits, {@code work} is done. */
    public CurrentProcess(Cpu cpu, Clock clock, DeferredWork work) {
        sleeper = new InterruptWaiter(cpu, clock, work, this::hasSignal);
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
