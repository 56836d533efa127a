package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** How long collections stopped the program, in buckets that double: bucket i counts pauses below 2^i microseconds. */
@NoAlloc("part of collection")
public final class Pauses {
    /** How many buckets there are; the last has everything from 2^(BUCKETS - 2) microseconds on. */
    public static final int BUCKETS = 24;

    private static final long NANOS_PER_MICRO = 1000;

    private final int[] buckets = new int[BUCKETS];
    private int count;
    private long total;
    private long longest;
    private long liveAtLongest;

    /**
     * Counts a pause.
     *
     * @param nanos how long it was
     * @param live bytes that lived after the collection
     */
    void add(long nanos, long live) {
        buckets[bucket(nanos)]++;
        count++;
        total += nanos;
        if (nanos > longest) {
            longest = nanos;
            liveAtLongest = live;
        }
    }

    private static int bucket(long nanos) {
        return Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(nanos / NANOS_PER_MICRO));
    }

    /** How many pauses were in a bucket. */
    public int count(int bucket) {
        return buckets[bucket];
    }

    /** How many pauses there were. */
    public int count() {
        return count;
    }

    /** Nanoseconds of all pauses together. */
    public long total() {
        return total;
    }

    /** Nanoseconds of the longest pause. */
    public long longest() {
        return longest;
    }

    /** Bytes that lived after the longest pause. */
    public long liveAtLongest() {
        return liveAtLongest;
    }
}
