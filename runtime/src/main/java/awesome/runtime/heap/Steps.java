package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** When a {@link Cycle} starts, goes on and ends. The heap is locked. */
final class Steps {
    /** For so many allocated bytes an object is visited, within bounds. */
    private static final int BYTES_PER_VISIT = 16;
    private static final int LEAST_VISITS = 64;
    private static final int MOST_VISITS = 1024;
    private static final int STRESS_VISITS = 3000;

    private final Heap heap;
    private final Cycle cycle;
    private long justAllocated;

    Steps(Heap heap) {
        this.heap = heap;
        this.cycle = heap.cycle;
    }

    /** Counts what was allocated, for the next step. */
    @NoAlloc("part of allocation")
    void allocated(long bytes) {
        justAllocated += bytes;
    }

    /** Whether there is more to do. */
    boolean isRunning() {
        return cycle.isMarking() || cycle.isSweeping();
    }

    /** Does a step, as large as what was allocated since the last one; false if no collection runs in steps. */
    boolean goOn() {
        long allocated = justAllocated;
        justAllocated = 0;
        if (!isRunning()) {
            return false;
        }
        advance((int) Math.max(LEAST_VISITS, Math.min(MOST_VISITS, allocated / BYTES_PER_VISIT)));
        return true;
    }

    /** Does the largest step, if a collection runs in steps. */
    void doMost() {
        if (isRunning()) {
            advance(MOST_VISITS);
        }
    }

    private void advance(int visits) {
        long start = heap.now();
        boolean done = cycle.isMarking() && cycle.mark(visits);
        cycle.sweep(visits);
        heap.paused(start);
        if (done) {
            heap.stop(Collector.FINISH, false, false);
        }
    }

    /** Takes the snapshot. */
    void start() {
        heap.stop(Collector.SNAPSHOT, false, false);
    }

    /** Ends a collection in steps at once; false if there is none. */
    boolean finish() {
        if (!isRunning()) {
            return false;
        }
        if (cycle.isMarking()) {
            heap.stop(Collector.FINISH, false, false);
        }
        cycle.sweep(Integer.MAX_VALUE);
        return true;
    }

    /** A collection takes three of these or more, so that code runs between them. */
    void stress() {
        if (!cycle.isMarking()) {
            start();
        } else if (cycle.mark(STRESS_VISITS)) {
            heap.stop(Collector.FINISH, false, false);
        }
    }
}
