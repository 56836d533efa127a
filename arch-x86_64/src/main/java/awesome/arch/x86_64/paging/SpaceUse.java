package awesome.arch.x86_64.paging;

import awesome.kernel.machine.Cpus;
import awesome.kernel.thread.CarriedMemory;
import awesome.magic.NoAlloc;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which processors use an address space, and what they may still know of it that is no longer so: pages whose entries
 * were changed, to be told to all of them at once. One thread at a time changes an address space.
 */
@NoAlloc("any context")
final class SpaceUse implements Cpus.Task, CarriedMemory {
    /** More pages than this, and all are forgotten. */
    static final int MOST = 32;

    private final ActiveSpace active;
    private final long root;
    private final AtomicLong cpus = new AtomicLong();
    private final long[] pages = new long[MOST];
    private int count;
    private long changes;
    /** The processors that changes were made on; a thread may have gone from one to another in between. */
    private long noted;
    private boolean leaving;

    /** The use of the address space below {@code root}, by nobody yet. */
    SpaceUse(ActiveSpace active, long root) {
        this.active = active;
        this.root = root;
    }

    long root() {
        return root;
    }

    /** The processors that use it. Whoever comes afterwards sees what was stored before. */
    long cpus() {
        return cpus.addAndGet(0);
    }

    void add(int cpu) {
        cpus.addAndGet(1L << cpu);
    }

    void remove(int cpu) {
        cpus.addAndGet(-(1L << cpu));
    }

    /** Notes that processors other than {@code cpu} may know too much of a page. */
    void note(long page, int cpu) {
        noted |= 1L << cpu;
        changes++;
        if (count < MOST) {
            pages[count] = page;
        }
        count = Math.min(count + 1, MOST + 1);
    }

    /** How many changes were noted so far. Who uses it sees those of before, and is told of the others. */
    long changes() {
        return changes;
    }

    boolean isNoted() {
        return count != 0;
    }

    /** Whether {@code cpu} knows itself of all changes. */
    boolean isNotedBy(int cpu) {
        return noted == 1L << cpu;
    }

    /** All processors know. */
    void forget() {
        count = 0;
        noted = 0;
    }

    /** Nobody may use it after the next {@link #run} on his processor. */
    void retire() {
        leaving = true;
    }

    /** On a processor that may use it. */
    @Override
    public void run() {
        if (leaving) {
            active.leaveHere(this);
        } else if (count > MOST) {
            active.forgetAll(this);
        } else {
            for (int i = 0; i < count; i++) {
                active.forget(this, pages[i]);
            }
            active.told(this);
        }
    }

    @Override
    public void come() {
        active.enter(this);
    }
}
