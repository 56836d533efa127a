package awesome.kernel.memory.frame;

import awesome.magic.NoAlloc;

/**
 * The frames of one aligned GiB of physical memory: a descriptor each, and the free ones as blocks of
 * 2<sup>order</sup> frames that start at a multiple of their length. The buddy of a block is the one that makes one of
 * twice the length with it; two free buddies are always joined (D. Knuth, The Art of Computer Programming, volume 1,
 * 2.5, "buddy system"). Nothing is kept in the free frames: they are not touched.
 *
 * <p>Indices of frames are within the section. Under the lock of the allocator.
 */
@NoAlloc("the heap grows through it")
final class Section {
    /** Logarithm of the number of frames: 1 GiB. */
    static final int SHIFT = 18;
    /** Frames in a section. */
    static final int FRAMES = 1 << SHIFT;
    /** Orders from 0 (4 KiB) to 18 (1 GiB). */
    static final int ORDERS = SHIFT + 1;

    private final long first;
    private final int[] descriptors;
    private final BitTree[] free = new BitTree[ORDERS];
    /** Bit k: there is a free block of order k. */
    private int orders;
    private int freeFrames;
    /** While the section is made: what is known of the frames below. */
    private int described;

    /**
     * A section with nothing free. {@link #memory} and {@link #free} follow, in ascending order, then {@link #close}.
     *
     * @param first the number of the first frame, a multiple of {@link #FRAMES}
     * @param size how many there are, from 1 to {@link #FRAMES}
     */
    Section(long first, int size) {
        this.first = first;
        descriptors = new int[size];
        for (int order = 0; order < ORDERS; order++) {
            free[order] = new BitTree((size - 1 >>> order) + 1);
        }
    }

    /** Tells a range of frames that are memory; numbers are those of the machine. */
    void memory(long start, long end) {
        fillTo((int) (start - first), Descriptor.NO_MEMORY);
        described = (int) (end - first);
    }

    /** After the last call of {@link #memory}, and before the first of {@link #free}. */
    void memoryIsKnown() {
        fillTo(descriptors.length, Descriptor.NO_MEMORY);
        described = 0;
    }

    /** Tells a range of frames that are free; numbers are those of the machine. */
    void free(long start, long end) {
        fillTo((int) (start - first), Descriptor.EARLY);
        described = (int) (end - first);
        int at = (int) (start - first);
        while (at < described) {
            int order = Math.min(at == 0 ? SHIFT : Integer.numberOfTrailingZeros(at), log2(described - at));
            put(at, order);
            at += 1 << order;
        }
    }

    /** After the last call of {@link #free}: all other frames are in use since early. */
    void close() {
        fillTo(descriptors.length, Descriptor.EARLY);
    }

    private void fillTo(int end, int descriptor) {
        for (int i = described; i < end; i++) {
            if (descriptors[i] == Descriptor.FREE) {
                descriptors[i] = descriptor;
            }
        }
    }

    /** The number of the first frame. */
    long first() {
        return first;
    }

    /** How many frames there are. */
    int size() {
        return descriptors.length;
    }

    int freeFrames() {
        return freeFrames;
    }

    /** Whether there is a free block of this order or a higher one. */
    boolean has(int order) {
        return orders >>> order != 0;
    }

    int descriptor(int index) {
        return descriptors[index];
    }

    void describe(int index, int descriptor) {
        descriptors[index] = descriptor;
    }

    /** The largest order of a block that fits into {@code frames}. */
    private static int log2(int frames) {
        return 31 - Integer.numberOfLeadingZeros(frames);
    }

    /** Makes a block free, whose descriptors are so already, and joins it with its buddies. */
    void put(int index, int order) {
        freeFrames += 1 << order;
        int at = index;
        int of = order;
        while (of < SHIFT) {
            int buddy = at ^ 1 << of;
            if (buddy >= descriptors.length || !removeFree(buddy, of)) {
                break;
            }
            at &= ~(1 << of);
            of++;
        }
        free[of].add(at >>> of);
        orders |= 1 << of;
    }

    private boolean removeFree(int index, int order) {
        BitTree blocks = free[order];
        if (!blocks.remove(index >>> order)) {
            return false;
        }
        if (blocks.isEmpty()) {
            orders &= ~(1 << order);
        }
        return true;
    }

    /**
     * Takes a block: the lowest of the smallest that are large enough. Its descriptors stay free.
     *
     * @return the index of its first frame, or -1 if there is none
     */
    int take(int order) {
        int enough = orders >>> order << order;
        return enough == 0 ? -1 : cut(Integer.numberOfTrailingZeros(enough), order);
    }

    /** Takes a block as {@link #take} does, whose last frame has an index below {@code limit}. */
    int takeBelow(int limit, int order) {
        for (int of = order; of < ORDERS; of++) {
            if (!free[of].isEmpty() && (free[of].first() << of) + (1 << order) <= limit) {
                return cut(of, order);
            }
        }
        return -1;
    }

    /** Takes the lower end of the lowest free block of order {@code of}; the rest of that stays free. */
    private int cut(int of, int order) {
        int index = free[of].first() << of;
        removeFree(index, of);
        for (int half = of - 1; half >= order; half--) {
            free[half].add((index >>> half) + 1);
            orders |= 1 << half;
        }
        freeFrames -= 1 << order;
        return index;
    }

    /** How many free blocks of an order there are. */
    int blocks(int order) {
        return free[order].count();
    }
}
