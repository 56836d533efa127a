package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** When a {@link Cycle} starts, goes on and ends. The heap is locked. */
final class Steps {
    /** For so many allocated bytes an object is visited, within bounds. */
    private static final int BYTES_PER_VISIT = 16;
    private static final int LEAST_VISITS = 64;
    private static final int MOST_VISITS = 512;
    private static final int IDLE_VISITS = 128;
    private static final int STRESS_VISITS = 3000;
    /** The part of the heap that is for the mark stack. */
    private static final int STACK_SHARE = 64;

    private final Heap heap;
    private final Cycle cycle;
    private long justAllocated;
    /** Whether free memory is given back in steps, after all is swept. */
    private boolean giving;

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
        return cycle.isMarking() || cycle.isSweeping() || giving;
    }

    /** Gives the system free memory in further steps, all but so many bytes. */
    @NoAlloc("part of allocation")
    void giveBack(long worthKeeping) {
        heap.free().beginGivingBack(worthKeeping);
        giving = true;
    }

    /**
     * Does a step, as large as what was allocated since the last one but not too large. False if no collection runs in
     * steps.
     */
    boolean goOn() {
        if (!isRunning()) {
            justAllocated = 0;
            return false;
        }
        int visits = (int) Math.max(LEAST_VISITS, Math.min(MOST_VISITS, justAllocated / BYTES_PER_VISIT));
        justAllocated = Math.max(0, justAllocated - (long) visits * BYTES_PER_VISIT);
        advance(visits);
        return true;
    }

    /**
     * Does the steps that are due for what was allocated. Others run between them, interrupts and more urgent threads: the
     * caller has locked the heap once.
     */
    void doDue() {
        while (justAllocated >= (long) MOST_VISITS * BYTES_PER_VISIT && isRunning()) {
            goOn();
            heap.lock.makeWay();
        }
    }

    /** Does a small step, if a collection runs in steps. */
    void doLittle() {
        if (isRunning()) {
            advance(IDLE_VISITS);
        }
    }

    private void advance(int visits) {
        heap.lock.work();
        boolean done = false;
        if (cycle.isMarking()) {
            done = cycle.mark(visits);
        } else if (cycle.isSweeping()) {
            cycle.sweep(visits);
        } else {
            giving = heap.free().giveSomeBack(visits);
        }
        if (done) {
            heap.stop(Collector.FINISH, false, false);
        }
    }

    /** Takes the snapshot. */
    void start() {
        giving = false;
        enlargeMarkStack();
        heap.stop(Collector.SNAPSHOT, false, false);
    }

    /**
     * Takes a larger mark stack when the heap has grown: threads tell more while a collection in steps marks than it
     * visits in that time, and all that waits there. No collection runs.
     */
    private void enlargeMarkStack() {
        Marker marker = heap.collector().marker();
        FreeMemory free = heap.free();
        int wanted = (int) (heap.committedBytes() / Blocks.SIZE / STACK_SHARE);
        if (wanted >= 2 * marker.stackBlocks() && !cycle.isSweeping()) {
            int block = free.take(wanted);
            if (block < 0 && heap.extend(wanted)) {
                block = free.take(wanted);
            }
            if (block >= 0) {
                int before = marker.stackBlock();
                int count = marker.stackBlocks();
                marker.replaceStack(block, wanted);
                free.release(before, count);
            }
        }
    }

    /** Ends a collection in steps at once; false if there is none. */
    boolean finish() {
        if (!isRunning()) {
            return false;
        }
        if (cycle.isMarking()) {
            heap.stop(Collector.FINISH, false, false);
        }
        cycle.sweepRest();
        giving = false;
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
