package awesome.kernel.fake;

import awesome.kernel.machine.Clock;

/** A clock that a test sets. */
public final class ManualClock implements Clock {
    private static final long BOOT = 1_700_000_000_000_000_000L;

    private long now;

    /** Lets time pass. */
    public void advance(long nanos) {
        now += nanos;
    }

    @Override
    public long monotonicNanos() {
        return now;
    }

    @Override
    public long realtimeNanos() {
        return BOOT + now;
    }
}
