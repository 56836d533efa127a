package awesome.kernel.machine;

import awesome.magic.VirtAddr;

/**
 * Threads as the machine has them: registers, a stack, and an area of memory with data of the thread, whose address names
 * it. The thread that runs is the current one; wherever it goes on, it stays that for itself.
 */
public interface ThreadSwitch {
    /** What the scheduler knows of the current thread; null before it said so. Any context. */
    Object current();

    /** Notes what {@link #current} gives to the thread with that area, which keeps nothing alive. */
    void bind(VirtAddr area, Object record);

    /**
     * Goes on with the thread {@code to}, where it went on with another, or at its beginning. Returns when somebody goes
     * on with {@code from}, the current one. Interrupts are off.
     */
    void switchTo(VirtAddr from, VirtAddr to);

    /** A thread that has ended has left its stack: its memory may be used again. Interrupts are off. */
    void ended(VirtAddr area);

    /** The 32-bit word at an address that is a multiple of 4. */
    int word(VirtAddr address);

    /** Keeps the current thread on its processor until {@link #release}; may be done again and again. Any context. */
    void hold();

    /** Ends one {@link #hold}. */
    void release();

    /** Whether the current thread holds on to its processor. */
    boolean isHeld();

    /** Asks the current thread to make way as soon as it may. Interrupts are off. */
    void request();

    /** Whether it was asked to. */
    boolean isRequested();

    /** The number of this CPU. Interrupts are off. */
    default int cpu() {
        return 0;
    }

    /**
     * Interrupts another CPU, which then calls {@code Scheduler.wokenUp}. Interrupts are off.
     *
     * @param cpu its number
     */
    default void interrupt(int cpu) {
        throw new IllegalStateException("there is no other CPU");
    }

    /** Ends {@link #request}. */
    void clearRequest();
}
