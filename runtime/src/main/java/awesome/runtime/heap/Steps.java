package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** When a {@link Cycle} starts, goes on and ends. The heap is locked. */
final class Steps {
    /** For so many allocated bytes an object is visited at least, if there are as many to visit; within bounds. */
    private static final int MOST_BYTES_PER_VISIT = 16;
    /** What an object takes if nothing is known of them. */
    private static final int BYTES_PER_OBJECT = 32;
    private static final int LEAST_VISITS = 64;
    private static final int MOST_VISITS = 256;
    private static final int IDLE_VISITS = 128;
    private static final int STRESS_VISITS = 3000;
    /** The part of the heap that is for the mark stack. */
    private static final int STACK_SHARE = 64;

    /** The heap grows by so many blocks before others get it. */
    private static final int BLOCKS_AT_ONCE = 8;

    private final Heap heap;
    private final Cycle cycle;
    private long justAllocated;
    private int bytesPerVisit = MOST_BYTES_PER_VISIT;
    /** How many objects were visited since the last snapshot. */
    private long visited;
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
        int visits = (int) Math.max(LEAST_VISITS, Math.min(MOST_VISITS, justAllocated / bytesPerVisit));
        justAllocated = Math.max(0, justAllocated - (long) visits * bytesPerVisit);
        advance(visits);
        return true;
    }

    /**
     * Does the steps that are due for what was allocated. Others run between them, interrupts and more urgent threads: the
     * caller has locked the heap once.
     */
    void doDue() {
        while (justAllocated >= (long) MOST_VISITS * bytesPerVisit && isRunning()) {
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
            visited += visits;
        } else if (cycle.isSweeping()) {
            cycle.sweep(visits);
        } else {
            giving = heap.free().giveSomeBack(visits);
        }
        if (done) {
            heap.stop(Collector.FINISH, false, false);
        }
    }

    /** Takes the snapshot, unless another thread does before. Makes way. */
    void start() {
        cycle.sweepRest();
        enlargeMarkStack();
        heap.lock.makeWay();
        if (!cycle.isMarking() && !cycle.isSweeping()) {
            giving = false;
            setPace();
            heap.stop(Collector.SNAPSHOT, false, false);
        }
    }

    /** Sees that marking ends before half of what is free is allocated, if it takes as many visits as the last time. */
    private void setPace() {
        long room = (heap.maximumBytes() - heap.usedBytes()) / 2;
        long expected = Math.max(1, visited == 0 ? heap.usedBytes() / BYTES_PER_OBJECT : visited);
        bytesPerVisit = (int) Math.max(1, Math.min(MOST_BYTES_PER_VISIT, room / expected));
        visited = 0;
    }

    /**
     * Takes a larger mark stack when the heap has grown: threads tell more while a collection in steps marks than it
     * visits in that time, and all that waits there.
     */
    private void enlargeMarkStack() {
        Marker marker = heap.collector().marker();
        int wanted = (int) (heap.committedBytes() / Blocks.SIZE / STACK_SHARE);
        if (wanted < 2 * marker.stackBlocks()) {
            return;
        }
        int block = takeBlocks(wanted);
        if (block >= 0) {
            int before = marker.stackBlock();
            int count = marker.stackBlocks();
            marker.replaceStack(block, wanted);
            heap.free().release(before, count);
        }
    }

    /**
     * Takes contiguous blocks, for which the heap may grow bit by bit; -1 if there are none, or a collection runs by then.
     * Makes way.
     */
    private int takeBlocks(int count) {
        int block = heap.free().take(count);
        for (int i = 0; block < 0 && i < count && heap.extend(BLOCKS_AT_ONCE); i += BLOCKS_AT_ONCE) {
            heap.lock.makeWay();
        }
        return block >= 0 || cycle.isMarking() || cycle.isSweeping() ? block : heap.free().take(count);
    }

    /** Ends a collection that runs in steps, by steps that follow one another; false if there is none. Makes way. */
    boolean finish() {
        if (!isRunning()) {
            return false;
        }
        int before = heap.collections();
        heap.lock.makeWay();
        while (cycle.isMarking() && heap.collections() == before) {
            advance(MOST_VISITS);
            heap.lock.makeWay();
        }
        cycle.sweepRest();
        giving = false;
        return true;
    }

    /** A collection in steps, from the start to the end; false if there are no such collections. Makes way. */
    boolean collect() {
        if (!cycle.isAllowed()) {
            return false;
        }
        finish();
        if (!cycle.isMarking()) {
            start();
        }
        finish();
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
