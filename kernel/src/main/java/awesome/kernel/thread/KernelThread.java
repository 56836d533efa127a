package awesome.kernel.thread;

import awesome.kernel.sched.RunQueues;
import awesome.kernel.sync.SyncThread;
import awesome.kernel.timer.Timer;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/** A thread of the kernel, for the {@link Scheduler} to which all but the constructor belongs. */
@NoAlloc("threads wait and wake with interrupts off")
public final class KernelThread extends SyncThread {
    /** Wakes the thread, perhaps one that does not sleep any more. */
    static final class Alarm extends Timer {
        private final KernelThread thread;
        /** Where the thread was when it was armed. */
        RunQueues queues;

        Alarm(KernelThread thread) {
            this.thread = thread;
        }

        @Override
        protected void expired(long now, long times) {
            queues.wake(thread, now);
        }
    }

    /**
     * How many nanoseconds an interrupt counts at most: a tick that comes a little late. If it comes much later the machine has
     * stood still, and the program may have got no further.
     */
    private static final long MOST_COUNTED = 12_500_000;

    private VirtAddr area;
    /** Null for threads that run no programs. */
    private CarriedRegisters registers;
    private CarriedMemory memory;
    final Alarm alarm = new Alarm(this);
    /** Of the time that it has run, what it has been found to be in user code for, and in the kernel; changed on its CPU. */
    private volatile long userNanos;
    private volatile long kernelNanos;
    /** What it had run when it was found last. */
    private long found;

    /** The word that it waits on. */
    VirtAddr word = VirtAddr.of(0);
    /** Whether it is in a line of the {@link WaitTable}; changed under the lock of that. */
    volatile boolean isWaiting;
    /** Those before and behind it there. */
    KernelThread waitsBefore;
    KernelThread waitsBehind;

    /** A thread that the machine knows by the address {@code area}; zero if it does not know it yet. */
    public KernelThread(VirtAddr area) {
        this.area = area;
    }

    /** By what the machine knows it. */
    public VirtAddr area() {
        return area;
    }

    /** Tells by what the machine knows it, which may change while the kernel moves. */
    public void setArea(VirtAddr address) {
        area = address;
    }

    /** Says which registers of a program the processor has to have while this runs; null for none. */
    public void setRegisters(CarriedRegisters carried) {
        registers = carried;
    }

    /** Says which memory of a program; null for none. */
    public void setMemory(CarriedMemory carried) {
        memory = carried;
    }

    /** What {@link #setMemory} said. */
    public CarriedMemory memory() {
        return memory;
    }

    /** It has been found in user code, where it was since it was found last, as far as it was charged. Interrupts are off. */
    void foundInUser() {
        userNanos += sinceFound();
    }

    /** It has been found in the kernel. Interrupts are off. */
    void foundInKernel() {
        kernelNanos += sinceFound();
    }

    private long sinceFound() {
        long since = ran() - found;
        found += since;
        return Math.min(MOST_COUNTED, since);
    }

    /** Nanoseconds in user code, as far as they are counted. Any context. */
    public long userNanos() {
        return userNanos;
    }

    /** Nanoseconds in the kernel, as far as they are counted. Any context. */
    public long kernelNanos() {
        return kernelNanos;
    }

    /** The processor goes on with another thread. Interrupts are off. */
    void leave() {
        if (registers != null) {
            registers.leave();
        }
    }

    /** The processor goes on with this. Interrupts are off. */
    void come() {
        if (memory != null) {
            memory.come();
        }
    }

    /** It has ended, and runs no program when it begins anew. */
    void forgetCarried() {
        registers = null;
        memory = null;
    }
}
