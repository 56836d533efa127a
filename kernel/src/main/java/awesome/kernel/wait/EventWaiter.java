package awesome.kernel.wait;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.magic.NonNull;

/** Waits by looking at the condition each time that something has happened in the machine. */
@NonNull
public final class EventWaiter implements Waiter {
    private final Happenings happenings;
    private final Clock clock;
    private final DeferredWork work;
    private final Condition signal;

    /**
     * Looks again when there was one of {@code happenings}.
     *
     * @param work is done meanwhile
     * @param signal whether the caller has a signal to deal with
     */
    public EventWaiter(Happenings happenings, Clock clock, DeferredWork work, Condition signal) {
        this.happenings = happenings;
        this.clock = clock;
        this.work = work;
        this.signal = signal;
    }

    @Override
    public boolean await(Condition condition, long deadline) {
        while (true) {
            // What happens from here on ends the wait below.
            int seen = happenings.count();
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
            happenings.await(seen, Math.min(deadline, work.nextTime()));
        }
    }
}
