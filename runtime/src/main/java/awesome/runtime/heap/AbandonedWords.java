package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What code had at hand when an exception took it elsewhere while a {@link Cycle} marks: it may be about to tell a
 * reference that it overwrote, and never come to it. All that may be references are kept until marking ends.
 */
@NoAlloc("noted where there is no stack left")
final class AbandonedWords {
    private static final int MOST = 64;

    private final long[] words = new long[MOST];
    private final AtomicInteger count = new AtomicInteger();

    /** Starts a collection. */
    void clear() {
        count.set(0);
    }

    /** Keeps a word. Any context. */
    void add(long word) {
        int index = count.getAndIncrement();
        if (index < MOST) {
            words[index] = word;
        }
    }

    /** Whether there were more than it can keep. */
    boolean isOverfull() {
        return count.get() > MOST;
    }

    int count() {
        return Math.min(count.get(), MOST);
    }

    long word(int index) {
        return words[index];
    }
}
