package awesome.runtime.heap;

import awesome.magic.raw.Address;

/** Memory for objects. */
public final class Heap {
    private static final Heap HEAP = new Heap();
    private static final OutOfMemoryError NO_MEMORY = new OutOfMemoryError("Java heap space");

    private long next;
    private long limit;

    Heap() {}

    /** The heap of the running image. */
    public static Heap current() {
        return HEAP;
    }

    /** Gives the heap memory that reads as zero. */
    public void addRegion(Address start, long bytes) {
        next = start.alignUp(16).bits();
        limit = start.bits() + bytes;
    }

    /** Zeroed memory, aligned to 8; throws if there is none. */
    Address allocate(long bytes) {
        long rounded = (bytes + 7) & -8L;
        if (rounded > limit - next) {
            throw NO_MEMORY;
        }
        Address cell = Address.of(next);
        next += rounded;
        return cell;
    }
}
