package awesome.runtime.heap;

import awesome.runtime.Hubs;
import awesome.runtime.exception.StackReserve;

/** Allocates objects that have whole blocks, see {@link Blocks}. */
final class LargeObjects {
    /** So many bytes are cleared before others get the heap. */
    private static final long CLEARED_AT_ONCE = 256 << 10;

    private final Heap heap;
    private final Blocks blocks;

    LargeObjects(Heap heap) {
        this.heap = heap;
        this.blocks = heap.blocks;
    }

    /**
     * A new object, zero but for class and length, as an offset; throws OutOfMemoryError. The heap is not locked.
     *
     * @param length of an array, else 0
     */
    long allocate(long bytes, int classWord, int length) {
        StackReserve.ensureHeadroom();
        if (bytes > (long) Blocks.COUNT * Blocks.SIZE) {
            throw Heap.NO_MEMORY;
        }
        heap.lock.take();
        long object;
        try {
            heap.steps.doDue();
            heap.beforeAllocation();
            object = next(bytes, classWord, length);
        } finally {
            heap.lock.letGo();
        }
        heap.enqueueCleared();
        return object;
    }

    private long next(long bytes, int classWord, int length) {
        int count = Blocks.blocksFor(bytes);
        int block = obtain(count);
        clear(blocks.largeStart(block), bytes + 7 & -8L);
        long object = blocks.formatLarge(block, count, bytes);
        if (heap.cycle.isMarking()) {
            blocks.setBit(object, Blocks.MARKS);
        }
        blocks.at(object).writeInt(classWord);
        blocks.at(object).writeInt(Hubs.ARRAY_LENGTH, length);
        heap.allocated((long) count * Blocks.SIZE);
        return object;
    }

    /** Clears blocks that are nobody's yet. Makes way. */
    private void clear(long start, long bytes) {
        for (long done = 0; done < bytes; done += CLEARED_AT_ONCE) {
            blocks.at(start + done).fill((byte) 0, Math.min(CLEARED_AT_ONCE, bytes - done));
            heap.lock.makeWay();
        }
    }

    /** Takes contiguous free blocks: from those the heap has, else more memory, else what a collection frees. Makes way. */
    private int obtain(int count) {
        FreeMemory free = heap.free();
        int block = free.take(count);
        if (block < 0 && heap.cycle.isSweeping()) {
            heap.cycle.sweepRest();
            block = free.take(count);
        }
        // The first large piece of memory gives some blocks up for metadata; with a second one there are enough.
        for (int i = 0; block < 0 && i < 2 && heap.extend(count); i++) {
            block = free.take(count);
        }
        if (block < 0 && heap.steps.finish()) {
            block = free.take(count);
        }
        if (block < 0) {
            heap.collectWhole();
            block = free.take(count);
        }
        if (block < 0) {
            heap.collectLocked(false, true);
            block = free.take(count);
        }
        if (block < 0) {
            throw Heap.NO_MEMORY;
        }
        return block;
    }
}
