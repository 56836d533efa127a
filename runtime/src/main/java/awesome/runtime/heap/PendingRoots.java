package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/**
 * Words of stacks that a stop of a {@link Cycle} leaves to steps: to find the objects that they may refer to, holes are to
 * be walked. Objects of the snapshot stay where they are until it is done.
 */
@NoAlloc("part of collection")
final class PendingRoots {
    private static final int MOST = 1024;

    private final Heap heap;
    private final long[] words = new long[MOST];
    private int count;

    PendingRoots(Heap heap) {
        this.heap = heap;
    }

    /** Starts a collection. */
    void clear() {
        count = 0;
    }

    /** Keeps a word; false if there is no room. */
    boolean add(long word) {
        if (count == MOST) {
            return false;
        }
        words[count++] = word;
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Marks what the last of the words may refer to, or does a part of that.
     *
     * @param walks over so many objects at most
     * @return over how many it was
     */
    int markNext(int walks) {
        long word = words[count - 1];
        heap.starts.takeWalked();
        if (heap.collector().reach(word, walks)) {
            count--;
            heap.collector().word(word);
        }
        return heap.starts.takeWalked();
    }
}
