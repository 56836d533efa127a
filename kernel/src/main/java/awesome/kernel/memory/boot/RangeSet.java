package awesome.kernel.memory.boot;

import awesome.magic.NoAlloc;

/**
 * A set of numbers below 2<sup>63</sup> as ranges [start, end): ascending, apart from one another, in arrays of
 * fixed size. What would need more ranges than there is room for is left out of the set, never added to it.
 */
@NoAlloc("used before there is a heap")
final class RangeSet {
    private final long[] starts;
    private final long[] ends;
    private int count;

    RangeSet(int capacity) {
        starts = new long[capacity];
        ends = new long[capacity];
    }

    int count() {
        return count;
    }

    long start(int range) {
        return starts[range];
    }

    long end(int range) {
        return ends[range];
    }

    /** How many numbers there are. */
    long size() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ends[i] - starts[i];
        }
        return sum;
    }

    boolean contains(long number) {
        int at = firstEndingAfter(number);
        return at < count && starts[at] <= number;
    }

    /** The first range whose end is above {@code number}; {@link #count} if there is none. */
    private int firstEndingAfter(long number) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    void clear() {
        count = 0;
    }

    void copyFrom(RangeSet other) {
        count = 0;
        for (int i = 0; i < other.count; i++) {
            insert(count, other.starts[i], other.ends[i]);
        }
    }

    /** Adds [start, end). */
    void add(long start, long end) {
        if (start >= end) {
            return;
        }
        // Ranges that only touch become one.
        int first = firstEndingAfter(start - 1);
        int last = first;
        long low = start;
        long high = end;
        while (last < count && starts[last] <= end) {
            low = Math.min(low, starts[last]);
            high = Math.max(high, ends[last]);
            last++;
        }
        delete(first, last);
        insert(first, low, high);
    }

    /** Takes [start, end) away. */
    void remove(long start, long end) {
        if (start >= end) {
            return;
        }
        int at = firstEndingAfter(start);
        if (at < count && starts[at] < start) {
            long tail = ends[at];
            ends[at] = start;
            at++;
            if (tail > end) {
                insert(at, end, tail);
                return;
            }
        }
        int last = at;
        while (last < count && ends[last] <= end) {
            last++;
        }
        delete(at, last);
        if (at < count && starts[at] < end) {
            starts[at] = end;
        }
    }

    /** Makes every range start and end at a multiple of {@code alignment}, a power of two, by taking from it. */
    void shrinkTo(long alignment) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long start = (starts[i] + alignment - 1) & -alignment;
            long end = ends[i] & -alignment;
            if (start < end) {
                starts[kept] = start;
                ends[kept] = end;
                kept++;
            }
        }
        count = kept;
    }

    private void insert(int at, long start, long end) {
        if (count == starts.length) {
            return;
        }
        for (int i = count; i > at; i--) {
            starts[i] = starts[i - 1];
            ends[i] = ends[i - 1];
        }
        starts[at] = start;
        ends[at] = end;
        count++;
    }

    private void delete(int from, int to) {
        int gap = to - from;
        if (gap > 0) {
            for (int i = to; i < count; i++) {
                starts[i - gap] = starts[i];
                ends[i - gap] = ends[i];
            }
            count -= gap;
        }
    }
}
