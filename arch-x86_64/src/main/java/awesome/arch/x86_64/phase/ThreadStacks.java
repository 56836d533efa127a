package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.paging.HighLayout;
import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.ThreadArea;

/**
 * Stacks of all threads but the first, one above the other. Below each is a guard page, above it the area of its thread.
 * They stay mapped, to be used again.
 */
@NoAlloc("the heap is locked")
public final class ThreadStacks {
    private final KernelSpace space;
    private final KernelStack reserves;
    private final SpaceBuilder builder;
    private long next;

    /** In phase 2. */
    public ThreadStacks(KernelSpace space, SpaceBuilder builder) {
        this.space = space;
        this.reserves = space.stack();
        this.builder = builder;
    }

    /** Begins anew, in a new address space. */
    public void begin() {
        next = space.randomPage(HighLayout.STACKS, HighLayout.THREADS_END - HighLayout.STACKS >> 1);
    }

    /**
     * A zeroed area with a stack, whose reserve is closed.
     *
     * @param bytes of the stack with its reserve, a multiple of a page
     * @return zero if there is no memory
     */
    public Address map(long bytes) {
        long low = next + KernelStack.GUARD;
        long all = bytes + ThreadArea.SIZE;
        if (low + all > HighLayout.THREADS_END) {
            return Address.zero();
        }
        if (!builder.fresh(low, all)) {
            builder.drop(space.tree(), low, all);
            return Address.zero();
        }
        next = low + all;
        Address area = Address.of(low + bytes);
        area.fill((byte) 0, ThreadArea.SIZE);
        ThreadArea.format(area, Address.of(low), area, Address.zero(), Address.zero());
        reserves.close(area);
        return area;
    }

    /** Gives the memory back of an area and its stack, which nobody uses any more. */
    public void drop(Address area) {
        reserves.open(area);
        Address low = ThreadArea.stackLow(area);
        builder.drop(space.tree(), low.bits(), area.plus(ThreadArea.SIZE).distanceFrom(low));
    }
}
