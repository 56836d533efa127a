package awesome.kernel.machine;

/** Time. Any context. */
public interface Clock {
    /** Nanoseconds since some moment of the boot; never goes back. */
    long monotonicNanos();

    /**
     * Sees that an interrupt comes at a time or soon after it; without this it may take until the next tick. Interrupts
     * are off. A machine that cannot do so does nothing.
     *
     * @param nanos as {@link #monotonicNanos} will show it
     */
    default void wakeAt(long nanos) {}

    /**
     * Says whether an interrupt shall come every now and then all the same, as the time of programs is counted by it; at
     * first it does. Interrupts are off. A machine that cannot do without does nothing.
     */
    default void setTicking(boolean wanted) {}

    /** Nanoseconds since 1970-01-01 UTC. */
    long realtimeNanos();
}
