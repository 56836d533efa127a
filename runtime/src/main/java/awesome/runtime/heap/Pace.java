package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/**
 * When to collect, and whether only young objects. Without cards every collection is full, after as many bytes as live.
 *
 * <p>With cards the heap first grows to a certain size, since it costs nothing to leave garbage there. Collections are
 * of young objects as long as few of them survive; if many do, what became old is soon garbage too, and the work of a
 * young collection is nearly that of a full one. Then full collections follow, and after each failure more of them.
 */
@NoAlloc("part of collection")
final class Pace {
    /** In a good young collection at most this part of the new bytes survives. */
    private static final int SURVIVING_SHARE = 8;
    private static final int MOST_FULL = 32;
    /** With cards, the heap grows to this many times the least that is allocated between collections. */
    private static final int GROWTH = 2;

    private long leastBytes;
    private boolean generational;
    private boolean stepwise;
    private boolean young = true;
    /** So many full collections until the next young one, and after it if it fails. */
    private int fullLeft;
    private int fullNext = 1;
    /** So much alive, and the next collection is full. */
    private long fullAt;
    private long liveBytes;
    /** Bytes alive after the last full collection. */
    private long fullBytes;
    /** Bytes that the heap had room for beyond those. */
    private long roomBytes = Long.MAX_VALUE;

    Pace(long leastBytes) {
        setLeast(leastBytes);
    }

    /** Sets what is to be allocated at least before a collection. */
    void setLeast(long bytes) {
        leastBytes = bytes;
        fullAt = GROWTH * bytes;
    }

    /** Allows young collections. */
    void setGenerational() {
        generational = true;
    }

    /** Lets collections run while the program does: they need half of what is free to come to an end in. */
    void setStepwise() {
        stepwise = true;
    }

    /** After how many allocated bytes the next collection is due. */
    long allowance() {
        if (!generational) {
            long allowance = Math.max(leastBytes, liveBytes);
            return stepwise ? Math.min(allowance, roomBytes / 2) : allowance;
        }
        // What lives may be little and just look much, after a young collection that failed.
        long least = Math.max(leastBytes / 2, Math.min(leastBytes, fullBytes));
        long room = Math.max(least, GROWTH * leastBytes - liveBytes);
        return young ? room : Math.max(room, fullBytes);
    }

    /** How many bytes of free memory are no more than what there will soon be use for. */
    long worthKeeping() {
        return allowance() + Math.max(leastBytes, liveBytes);
    }

    /** Whether the next collection that is due is to be of young objects. */
    boolean isYoungNext() {
        return generational && young && liveBytes < fullAt;
    }

    /**
     * Learns from a young collection.
     *
     * @param allocated bytes since the one before
     * @param live bytes afterwards
     */
    void collectedYoung(long allocated, long live) {
        if (live - liveBytes > allocated / SURVIVING_SHARE) {
            young = false;
            fullLeft = fullNext;
            fullNext = Math.min(2 * fullNext, MOST_FULL);
        } else {
            fullNext = 1;
        }
        liveBytes = live;
    }

    /**
     * Learns from a full collection.
     *
     * @param live bytes afterwards
     * @param maximum of what the heap may have
     */
    void collectedFull(long live, long maximum) {
        if (--fullLeft <= 0) {
            young = true;
        }
        liveBytes = live;
        fullBytes = live;
        roomBytes = Math.max(0, maximum - live);
        fullAt = Math.min(Math.max(GROWTH * leastBytes, 2 * live), live + (maximum - live) / 2);
    }
}
