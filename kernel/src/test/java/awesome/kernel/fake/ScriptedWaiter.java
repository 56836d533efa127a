package awesome.kernel.fake;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Waiter;
import java.util.ArrayDeque;

/**
 * What happens while somebody waits is what the test said before, a step at each look. When nothing is left, a
 * deadline passes; waiting without one is an error of the test.
 */
public final class ScriptedWaiter implements Waiter {
    private final ManualClock clock;
    private final ArrayDeque<Runnable> steps = new ArrayDeque<>();
    private boolean signal;
    private int waits;

    /** Deadlines pass on {@code clock}. */
    public ScriptedWaiter(ManualClock clock) {
        this.clock = clock;
    }

    /** Something that happens while somebody waits. */
    public ScriptedWaiter then(Runnable step) {
        steps.add(step);
        return this;
    }

    /** A signal comes while somebody waits. */
    public ScriptedWaiter thenSignal() {
        return then(() -> signal = true);
    }

    /** How often somebody really had to wait. */
    public int waits() {
        return waits;
    }

    @Override
    public boolean await(Condition condition, long deadline) {
        while (!condition.isMet()) {
            if (signal) {
                signal = false;
                throw new ErrnoException(RESTART);
            }
            if (deadline <= clock.monotonicNanos()) {
                return false;
            }
            waits++;
            if (!steps.isEmpty()) {
                steps.remove().run();
            } else if (deadline == FOREVER) {
                throw new AssertionError("waits forever");
            } else {
                clock.advance(deadline - clock.monotonicNanos());
            }
        }
        return true;
    }
}
