package awesome.kernel.lock;

import awesome.magic.NoAlloc;

/** What locks need of the CPU and the thread that they are taken by. Any context. */
@NoAlloc("used by locks")
public interface LockMachine {
    /** The number of this CPU, from 0; the caller stays on it. */
    int cpu();

    /**
     * Whether a hypervisor may stop this CPU at any instruction, for as long as a time slice of the host, while others
     * go on. The same for all CPUs, always.
     */
    boolean isVirtual();

    /** Holds interrupts back on this CPU and says whether they were enabled. */
    boolean disableInterrupts();

    /** Lets interrupts happen again if {@code enabled}; then makes way for another thread if that was asked for. */
    void restoreInterrupts(boolean enabled);

    /** Keeps the current thread on this CPU until {@link #release}; may be repeated. */
    void hold();

    /** Ends one {@link #hold}; after the last, makes way for another thread if that was asked for and may be. */
    void release();

    /**
     * The caller waits for another CPU, in a loop. With interrupts off it answers here what interrupts would have made
     * it do at once, such as to stop for the collector.
     */
    void relax();

    /** Whether interrupts can come on this CPU now. */
    boolean isInterruptible();

    /** Whether an interrupt handler runs on this CPU. */
    boolean isInInterrupt();

    /** Fills {@code frames} with numbers of the calls that wait, innermost first; 0 for no more. */
    void trace(int[] frames);

    /** What a number of {@link #trace} stands for, innermost first: {@code package.Class.method(File.java:12)}. */
    String[] lines(int frame);

    /** Stops with a report of a mistake in the kernel. Never returns. */
    void fail(String report);
}
