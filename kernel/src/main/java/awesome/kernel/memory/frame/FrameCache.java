package awesome.kernel.memory.frame;

import awesome.magic.NoAlloc;

/**
 * Free frames that one CPU keeps at hand, so that most takes and frees need no lock and search nothing. They move from
 * and to the {@link BuddyAllocator} in batches. The last given back is the first taken, while its lines may still be
 * in the caches of the processor. Frames here have free descriptors.
 */
@NoAlloc("the heap grows through it")
final class FrameCache {
    /** Logarithm of the number of frames that move at once. */
    static final int BATCH_ORDER = 5;

    private static final int BATCH = 1 << BATCH_ORDER;
    private static final int MOST = 4 * BATCH;

    private final BuddyAllocator buddy;
    private final long[] frames = new long[MOST];
    private int count;
    /** Frames that hold zeros. */
    private final long[] zeros = new long[MOST];
    private int zeroCount;

    FrameCache(BuddyAllocator buddy) {
        this.buddy = buddy;
    }

    /** How many frames there are. */
    int count() {
        return count + zeroCount;
    }

    /** The number of a frame, or -1 if there is none in open sections. */
    long take() {
        long frame = takeOther();
        return frame < 0 ? takeZeros() : frame;
    }

    /** The number of a frame that is not kept because of its zeros, or -1 if there is none. */
    long takeOther() {
        if (count == 0 && !refill()) {
            return -1;
        }
        count--;
        return frames[count];
    }

    private boolean refill() {
        int order = BATCH_ORDER;
        long block = buddy.takeRaw(order);
        while (block < 0 && order > 0) {
            order--;
            block = buddy.takeRaw(order);
        }
        if (block < 0) {
            return false;
        }
        // The lowest comes first: who fills memory in order has it in order.
        for (int i = (1 << order) - 1; i >= 0; i--) {
            frames[count] = block + i;
            count++;
        }
        return true;
    }

    /** Keeps a frame with a free descriptor. */
    void put(long frame) {
        if (count == MOST) {
            spill(BATCH);
        }
        frames[count] = frame;
        count++;
    }

    /** The number of a frame that holds zeros, or -1 if there is none here. */
    long takeZeros() {
        if (zeroCount == 0) {
            return -1;
        }
        zeroCount--;
        return zeros[zeroCount];
    }

    /** Whether more frames with zeros can be kept. */
    boolean hasRoomForZeros() {
        return zeroCount < MOST;
    }

    /** Keeps a frame with a free descriptor that holds zeros. */
    void putZeros(long frame) {
        zeros[zeroCount] = frame;
        zeroCount++;
    }

    /** Gives all frames back. */
    void spillAll() {
        spill(count);
        for (long frame = takeZeros(); frame >= 0; frame = takeZeros()) {
            buddy.putRaw(frame, 0);
        }
    }

    /** Gives the frames that were put first back. */
    private void spill(int most) {
        int given = Math.min(most, count);
        for (int i = 0; i < given; i++) {
            buddy.putRaw(frames[i], 0);
        }
        count -= given;
        for (int i = 0; i < count; i++) {
            frames[i] = frames[given + i];
        }
    }
}
