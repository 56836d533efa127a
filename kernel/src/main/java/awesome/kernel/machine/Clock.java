package awesome.kernel.machine;

/** Time. Any context. */
public interface Clock {
    /** Nanoseconds since some moment of the boot; never goes back. */
    long monotonicNanos();

    /** Nanoseconds since 1970-01-01 UTC. */
    long realtimeNanos();
}
