package awesome.kernel.wait;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;

/**
 * Waits by sleeping until the next interrupt and looking again, as a machine with one thread can. The clock is asked
 * for an interrupt at the deadline.
 */
public final class InterruptWaiter implements Waiter {
    private final Cpu cpu;
    private final Clock clock;
    private final DeferredWork work;
    private final Condition signal;

    /**
     * Waits on {@code cpu}.
     *
     * @param work is done meanwhile
     * @param signal whether the caller has a signal to deal with
     */
    public InterruptWaiter(Cpu cpu, Clock clock, DeferredWork work, Condition signal) {
        this.cpu = cpu;
        this.clock = clock;
        this.work = work;
        this.signal = signal;
    }

    @Override
    public boolean await(Condition condition, long deadline) {
        while (true) {
            work.run();
            if (condition.isMet()) {
                return true;
            }
            if (signal.isMet()) {
                throw new ErrnoException(RESTART);
            }
            if (deadline != FOREVER && clock.monotonicNanos() >= deadline) {
                return false;
            }
            if (!work.doIdlePiece()) {
                sleep(condition, deadline);
            }
        }
    }

    /** With interrupts off between the last look and the sleep, no interrupt can slip through unseen. */
    private void sleep(Condition condition, long deadline) {
        boolean enabled = cpu.disableInterrupts();
        try {
            if (!work.isPending() && !condition.isMet() && !signal.isMet()) {
                if (deadline != FOREVER) {
                    clock.wakeAt(deadline);
                }
                cpu.waitForInterrupt();
            }
        } finally {
            if (enabled) {
                cpu.enableInterrupts();
            }
        }
    }
}
