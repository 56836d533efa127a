package awesome.kernel.sched;

/** How a thread shares the processor with others; sched(7). */
public enum Policy {
    /** {@code SCHED_OTHER}: a fair share, by nice values. */
    NORMAL(0),
    /** {@code SCHED_FIFO}: before all of lower priority, for as long as it wants. */
    FIFO(1),
    /** {@code SCHED_RR}: the same, but taking turns with others of its priority. */
    ROUND_ROBIN(2),
    /** {@code SCHED_BATCH}: a fair share in longer pieces, never at once when woken. */
    BATCH(3),
    /** {@code SCHED_IDLE}: less than any nice value gives. */
    IDLE(5);

    private final int number;

    Policy(int number) {
        this.number = number;
    }

    /** The number in system calls (linux/sched.h). */
    public int number() {
        return number;
    }

    /** Whether it goes by priority before all that share. */
    public boolean isRealTime() {
        return this == FIFO || this == ROUND_ROBIN;
    }
}
