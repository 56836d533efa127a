package awesome.kernel.interleave;

/** Decides which thread goes on. */
interface Schedule {
    /**
     * Chooses one of {@code count} threads.
     *
     * @param free whether the one that ran cannot go on or gives way; else it is number 0, and any other is a
     * preemption
     */
    int choose(int count, boolean free);
}
