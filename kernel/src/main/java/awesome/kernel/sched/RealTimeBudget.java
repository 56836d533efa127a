package awesome.kernel.sched;

import awesome.magic.NoAlloc;

/**
 * Sees to it that real-time threads leave something to others: 50 ms of each second, if there are others that want it
 * (sched(7), {@code sched_rt_runtime_us}).
 */
@NoAlloc("threads are switched with interrupts off")
final class RealTimeBudget {
    /** Nanoseconds after which it starts over. */
    static final long PERIOD = 1_000_000_000;
    /** Nanoseconds of these that are for real-time threads. */
    static final long LIMIT = 950_000_000;

    private long start;
    private long used;

    /** Notes that real-time threads have run for {@code nanos} up to {@code now}. */
    void charge(long nanos, long now) {
        roll(now);
        used += Math.min(nanos, now - start);
    }

    private void roll(long now) {
        long passed = now - start;
        if (passed >= PERIOD) {
            start = now - passed % PERIOD;
            used = 0;
        }
    }

    /** Whether they have had their part. */
    boolean isSpent(long now) {
        roll(now);
        return used >= LIMIT;
    }

    /** When they have had their part if one runs from {@code now} on. */
    long end(long now) {
        roll(now);
        return Math.min(now + LIMIT - used, start + PERIOD + LIMIT);
    }

    /** When it starts over. */
    long renewal(long now) {
        roll(now);
        return start + PERIOD;
    }
}
