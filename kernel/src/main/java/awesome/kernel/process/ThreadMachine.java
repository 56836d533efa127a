package awesome.kernel.process;

import awesome.kernel.sched.Policy;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.wait.Notice;
import awesome.magic.NoAlloc;

/** The threads of the kernel, as far as processes need them. */
public interface ThreadMachine {
    /** A thread in which a process runs. */
    interface UserThread {
        /**
         * Has the thread leave user code, if it runs such code, wherever it is. Any thread; that one's context was told
         * before ({@link awesome.kernel.machine.UserContext#interrupt}).
         */
        void interrupt();

        /** Nanoseconds that the thread has run, up to now. */
        long ranNanos();

        /** Of these, how many interrupts have counted that found the thread in user code. */
        long userNanos();

        /** How many interrupts have counted that found it in the kernel. */
        long kernelNanos();

        /** Counts as time in the kernel what it has run since it was found last; for the calling one. */
        void countAsKernel();

        /** Whether it is the calling one. Any context. */
        @NoAlloc("threads are woken with interrupts off")
        boolean isCurrent();

        /**
         * Lets it have more or less of the processors.
         *
         * @param nice from -20 for most to 19
         * @param priority from 1 to 99 for a policy of real time, else 0
         */
        void setPolicy(Policy policy, int nice, int priority);

        /** Says on which processors it may run, a bit each: at least one that there is. */
        void setProcessors(long mask);
    }

    /** What keeps threads apart that work for processes: one for all of them. */
    Exclusion exclusion();

    /** A new lock, for an address space. */
    Exclusion newLock();

    /** Something new to wait for. */
    Notice newNotice();

    /**
     * Begins a thread.
     *
     * @param name for people
     * @param life what it does; then it ends
     * @return false if there is no memory for it
     */
    boolean start(String name, Runnable life);

    /** The calling thread. */
    UserThread current();

    /** The processors that there are, a bit each. */
    long processors();

    /** The number of the processor that this runs on; it may be another one next. */
    int processor();

    /** What {@code /proc/cpuinfo} says of a processor, from 0, behind the line with its number: whole lines. */
    String describe(int processor);

    /** The text of {@code /proc/interrupts}: how often each processor has served what. */
    String interrupts();

    /** How many interrupts there were in all, and of each number, as {@code /proc/stat} has it. */
    String interruptTotals();

    /** Nanoseconds for which a processor, from 0, has had nothing to do, up to now. */
    long idleNanos(int processor);

    /** How often processors have gone from one thread to another, all together. */
    long switches();

    /** Lets other threads run that are ready. */
    void yield();

    /** Returns when each processor has seen all that was stored before, and has stored what it was to store before. */
    void barrier();

    /** How many there may be at most for processes, so that their stacks leave memory for other things. */
    int most();
}
