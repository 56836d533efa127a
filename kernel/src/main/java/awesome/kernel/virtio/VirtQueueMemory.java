package awesome.kernel.virtio;

import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;

/**
 * The memory of a queue (virtio 1.1, 2.6 and 2.7): descriptors in a frame; in another one what driver and device tell each other, which
 * for a split queue are the rings of what is available and what is used; and tables of descriptors.
 */
final class VirtQueueMemory {
    /** What fits. */
    static final int MOST_SIZE = (int) Frame.SIZE / VirtQueue.DESCRIPTOR;
    /** The used ring is behind the available one of that many entries. */
    private static final int USED = 1024;

    private final int size;
    private final long descriptors;
    private final long rings;
    private final int entries;
    private final long[] tables;

    private VirtQueueMemory(int size, long descriptors, long rings, int entries, int slots) {
        this.size = size;
        this.descriptors = descriptors;
        this.rings = rings;
        this.entries = entries;
        tables = new long[slots];
    }

    /**
     * Takes frames of zeros for a queue.
     *
     * @param size how many descriptors, a power of two up to {@link #MOST_SIZE}
     * @param slots how many tables; 0 for none
     * @param entries of a table, a power of two up to {@link #MOST_SIZE}
     * @return null if there is no memory
     */
    static VirtQueueMemory take(FrameAllocator frames, int size, int slots, int entries) {
        int perFrame = MOST_SIZE / entries;
        int count = 2 + (slots + perFrame - 1) / perFrame;
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = frames.takeZeros();
            if (taken[i] < 0) {
                for (int j = 0; j < i; j++) {
                    frames.free(Frame.of(taken[j]));
                }
                return null;
            }
        }
        VirtQueueMemory memory = new VirtQueueMemory(size, Frame.of(taken[0]).start().bits(),
                Frame.of(taken[1]).start().bits(), entries, slots);
        for (int i = 0; i < slots; i++) {
            memory.tables[i] = Frame.of(taken[2 + i / perFrame]).start().bits()
                    + (long) (i % perFrame) * entries * VirtQueue.DESCRIPTOR;
        }
        return memory;
    }

    /** How many descriptors there are. */
    @NoAlloc("interrupt handlers use queues")
    int size() {
        return size;
    }

    @NoAlloc("interrupt handlers use queues")
    long descriptors() {
        return descriptors;
    }

    /** What the driver tells the device. */
    @NoAlloc("interrupt handlers use queues")
    long available() {
        return rings;
    }

    /** What the device tells the driver. */
    @NoAlloc("interrupt handlers use queues")
    long used() {
        return rings + USED;
    }

    @NoAlloc("interrupt handlers use queues")
    boolean hasTables() {
        return tables.length != 0;
    }

    @NoAlloc("interrupt handlers use queues")
    int tableEntries() {
        return entries;
    }

    /** The table of a slot. */
    @NoAlloc("interrupt handlers use queues")
    long table(int slot) {
        return tables[slot];
    }
}
