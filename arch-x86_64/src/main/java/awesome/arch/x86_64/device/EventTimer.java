package awesome.arch.x86_64.device;

/** A timer that raises an interrupt once, at a rate to be found out. Interrupts are off. */
public interface EventTimer {
    /** Starts to count for {@link #measured}; no interrupt comes. */
    void startMeasuring();

    /** What was counted is known; {@link #start} may come. */
    void endMeasuring();

    /** Counts since {@link #startMeasuring}. */
    long measured();

    /** Raises the interrupt after {@code counts}, from 1 to 2<sup>32</sup> - 1, in place of one that was to come. */
    void start(long counts);
}
