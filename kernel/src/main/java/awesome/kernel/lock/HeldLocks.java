package awesome.kernel.lock;

import awesome.magic.NoAlloc;

/**
 * The locks that a CPU, or a thread, has at present, in the order they were taken, and where that was. An interrupt handler
 * may come at any time, and leaves it as it was.
 */
@NoAlloc("interrupt handlers take locks")
final class HeldLocks {
    /** Calls that are kept of where a lock was taken. */
    static final int DEPTH = 12;
    private static final int MOST = 32;

    private final CheckedLock[] locks = new CheckedLock[MOST];
    private final int[][] frames = new int[MOST][DEPTH];
    private volatile int count;

    int count() {
        return count;
    }

    /** One of them; null for one that the handler of an interrupt finds half noted. */
    CheckedLock at(int index) {
        return locks[index];
    }

    /** Where a lock was taken, as {@link LockMachine#trace} says. */
    int[] framesAt(int index) {
        return frames[index];
    }

    /** The index of a lock; -1 if it is not held. */
    int indexOf(CheckedLock lock) {
        int index = count - 1;
        while (index >= 0 && locks[index] != lock) {
            index--;
        }
        return index;
    }

    boolean isFull() {
        return count == MOST;
    }

    void add(CheckedLock lock) {
        int index = count;
        // First, so that a handler takes the next place.
        count = index + 1;
        locks[index] = lock;
        Locks.machine().trace(frames[index]);
    }

    void remove(int index) {
        int[] free = frames[index];
        int last = count - 1;
        for (int i = index; i < last; i++) {
            locks[i] = locks[i + 1];
            frames[i] = frames[i + 1];
        }
        locks[last] = null;
        frames[last] = free;
        // Last, for the same reason.
        count = last;
    }
}
