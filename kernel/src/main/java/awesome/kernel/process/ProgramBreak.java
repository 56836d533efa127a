package awesome.kernel.process;

import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.magic.UserAddr;

/** The end of a program's data, which brk(2) moves. */
public final class ProgramBreak {
    /** Free addresses that must remain above, so that the break does not run into what is mapped there. */
    private static final long GAP = AddressSpace.PAGE;

    private final AddressSpace space;
    private final long start;
    private long end;

    /** An empty one at {@code start}. */
    ProgramBreak(AddressSpace space, long start) {
        this.space = space;
        this.start = start;
        end = start;
    }

    /** The same in a copy of the memory. */
    ProgramBreak copy(AddressSpace copied) {
        ProgramBreak copy = new ProgramBreak(copied, start);
        copy.end = end;
        return copy;
    }

    /**
     * Moves the break, if it can be there.
     *
     * @param wanted the new address
     * @param limit most bytes of data
     * @return the address it has afterwards
     */
    public long move(long wanted, long limit) {
        if (wanted < start || wanted > AddressSpace.END - GAP || limit >= 0 && wanted - start > limit) {
            return end;
        }
        long oldEnd = pageUp(end);
        long newEnd = pageUp(wanted);
        if (newEnd > oldEnd) {
            if (!space.isFree(UserAddr.of(oldEnd), newEnd - oldEnd + GAP)) {
                return end;
            }
            space.map(UserAddr.of(oldEnd), newEnd - oldEnd, PageTable.READ | PageTable.WRITE, false, null, 0, "[heap]");
        } else if (newEnd < oldEnd) {
            space.unmap(UserAddr.of(newEnd), oldEnd - newEnd);
        }
        end = wanted;
        return end;
    }

    private static long pageUp(long address) {
        return (address + AddressSpace.PAGE - 1) & -AddressSpace.PAGE;
    }
}
