package awesome.runtime.heap;

import awesome.runtime.Platform;

/**
 * Gets the heap for one thread, which others wait for meanwhile, and in the kernel keep their processor to it. So such a
 * stretch is a pause if something of a collection was done in it, and long work makes way now and then.
 */
final class HeapLock {
    private final Heap heap;
    private final Pauses pauses = new Pauses();
    private boolean measuring;
    private int depth;
    /** When the heap was locked, if that is measured. */
    private long start;
    private boolean worked;

    HeapLock(Heap heap) {
        this.heap = heap;
    }

    /** Measures from the next {@link #take} on whether there is a pause. */
    void setMeasuring(boolean measure) {
        measuring = measure;
    }

    Pauses pauses() {
        return pauses;
    }

    /** See {@link Mutators#lock}. */
    void take() {
        heap.mutators().lock();
        if (depth++ == 0) {
            worked = false;
            start = measuring ? Platform.current().nanoTime() : 0;
        }
    }

    /** Ends {@link #take}. */
    void letGo() {
        if (--depth == 0 && worked && measuring && start != 0) {
            pauses.add(Platform.current().nanoTime() - start, heap.liveBytes());
        }
        heap.mutators().unlock();
    }

    /**
     * Lets others run that wait, interrupts and more urgent threads, and takes the heap again; they may have changed
     * anything. If the heap was taken several times it stays so.
     */
    void makeWay() {
        letGo();
        take();
    }

    /** Something of a collection is done. */
    void work() {
        worked = true;
    }
}
