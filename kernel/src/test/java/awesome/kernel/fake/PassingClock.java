package awesome.kernel.fake;

import awesome.kernel.machine.Clock;

/** A millisecond passes each time that somebody looks. */
public final class PassingClock implements Clock {
    private static final long MILLISECOND = 1_000_000;

    private long nanos;

    @Override
    public long monotonicNanos() {
        nanos += MILLISECOND;
        return nanos;
    }

    @Override
    public long realtimeNanos() {
        return nanos;
    }
}
