package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** The contiguous pieces of memory that the heap was given, in the order it got them, as offsets from {@code heap_base}. */
@NoAlloc("part of allocation")
final class Regions {
    static final int MAX = 64;

    private final long[] starts = new long[MAX];
    private final long[] ends = new long[MAX];
    private int count;

    int count() {
        return count;
    }

    long start(int region) {
        return starts[region];
    }

    long end(int region) {
        return ends[region];
    }

    /**
     * Adds a piece, to an earlier one if it follows it directly.
     *
     * @return the region that it is in now; -1 if there are too many
     */
    int add(long start, long end) {
        for (int i = 0; i < count; i++) {
            if (ends[i] == start) {
                ends[i] = end;
                return i;
            }
        }
        if (count == MAX) {
            return -1;
        }
        starts[count] = start;
        ends[count] = end;
        return count++;
    }
}
