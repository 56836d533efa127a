package awesome.kernel.thread;

import awesome.kernel.sched.Schedulable;
import awesome.kernel.tree.TreeNode;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/** A thread of the kernel, for the {@link Scheduler} to which all but the constructor belongs. */
@NoAlloc("threads wait and wake with interrupts off")
public final class KernelThread extends Schedulable {
    /** When a thread stops to wait. */
    static final class Alarm extends TreeNode {
        private final KernelThread thread;

        Alarm(KernelThread thread) {
            this.thread = thread;
        }

        KernelThread thread() {
            return thread;
        }

        void setTime(long nanos) {
            key = nanos;
        }
    }

    private VirtAddr area;
    final Alarm alarm = new Alarm(this);

    /** The word that it waits on; zero for none. */
    VirtAddr word = VirtAddr.of(0);
    /** Those before and behind it in a list of the {@link WaitTable}. */
    KernelThread waitsBefore;
    KernelThread waitsBehind;
    /** Whether the last wait ended because its time was over. */
    boolean timeOver;

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
}
