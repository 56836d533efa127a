package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.Spin;

/**
 * The {@link Marker}s of a heap, and what they share: some objects that are to be scanned. A marker with many gives the
 * oldest here when another has none; from them most of the heap may still be reached. The threads of helpers start when
 * a collection first has that much to do, and wait for the next one ever after.
 *
 * <p>Words of the pool, at the end of what was the memory of the first marker's stack:
 *
 * <pre>
 *   +0    u32 lock
 *   +64   u32 how many objects there are
 *   +68   u32 helpers that have nothing to do
 *   +72   u32 helpers that sleep, or are about to
 *   +76   u32 changes whenever objects are added: what they sleep on
 *   +80   u32 helpers that have come
 *   +128  the objects, offsets from {@code heap_base}: u32 each
 * </pre>
 */
@NoAlloc("part of collection")
final class MarkPool {
    /** More markers do not get more out of the memory of a PC. */
    static final int MOST_HELPERS = 3;

    private static final int LOCK = 0;
    private static final int COUNT = 64;
    private static final int IDLE = 68;
    private static final int SLEEPERS = 72;
    private static final int CHANGES = 76;
    private static final int COME = 80;
    private static final int OBJECTS = 128;
    private static final int CAPACITY = 512;
    private static final int BYTES = OBJECTS + 4 * CAPACITY;

    /** A marker with fewer bytes of objects on its stack keeps them to itself, but for tests. */
    private static final int LEAST_SHARED = 4 * 128;
    private static final int LEAST_SHARED_IN_TESTS = 8;

    /** So often helpers look for work before they sleep: about as long as it takes to be woken. */
    private static final int LOOKS = 2000;
    /** So often a thread looks before it lets others have the processor. */
    private static final int LOOKS_WITHOUT_YIELD = 200;

    private final Blocks blocks;
    private final Marker first;
    private final Marker[] others = new Marker[MOST_HELPERS];
    private MarkHelpers helpers;
    /** Helpers that there are; negative before they were asked for. */
    private int count = -1;
    private boolean open;
    /** Whether more than one marks. */
    private boolean several;
    private int leastShared = LEAST_SHARED;
    private Address words = Address.zero();

    MarkPool(Heap heap, WeakReferences references) {
        this.blocks = heap.blocks;
        this.first = new Marker(heap, references, this);
        for (int i = 0; i < MOST_HELPERS; i++) {
            others[i] = new Marker(heap, references, this);
        }
    }

    /** The marker of the thread that collects. */
    Marker first() {
        return first;
    }

    /** Binds the threads that may help; null for none. */
    void setHelpers(MarkHelpers source) {
        helpers = source;
    }

    /** Has markers share also where it does not pay, to find what goes wrong then. */
    void setTesting(boolean testing) {
        leastShared = testing ? LEAST_SHARED_IN_TESTS : LEAST_SHARED;
    }

    /** How many bytes of objects a marker has on its stack that may give some away, at least 8. */
    int leastShared() {
        return leastShared;
    }

    /** Starts a collection. */
    void begin(boolean young) {
        open = helpers != null && count != 0;
        first.begin(young);
        for (Marker each : others) {
            each.begin(young);
        }
    }

    /** Bytes of all marked objects. */
    long liveBytes() {
        return first.liveBytes() + bytesOfHelpers();
    }

    /** Bytes of objects that helpers marked. */
    long bytesOfHelpers() {
        long bytes = 0;
        for (Marker each : others) {
            bytes += each.liveBytes();
        }
        return bytes;
    }

    /** Whether a marker has nothing to do and finds nothing here, or may be started. Asked often. */
    boolean isHungry() {
        return open && (count < 0 || words.plus(COUNT).readIntVolatile() == 0 && words.plus(IDLE).readIntVolatile() != 0);
    }

    /** Whether {@link #start} was called. */
    boolean isStarted() {
        return count >= 0;
    }

    /**
     * Starts the helpers, with memory at the end of what the first marker has for its stack.
     *
     * @param bottom start of the stack
     * @param top of what is in use
     * @return the end of what is left to it
     */
    long start(long bottom, long top, long limit) {
        long share = (limit - bottom - BYTES) / 2 / MOST_HELPERS & -64L;
        long left = limit - BYTES - MOST_HELPERS * share & -64L;
        count = 0;
        open = false;
        if (share < Marker.LEAST_STACK || top > left) {
            return limit;
        }
        words = blocks.at(left);
        words.fill((byte) 0, OBJECTS);
        for (int i = 0; i < MOST_HELPERS; i++) {
            others[i].setStack(left + BYTES + i * share, left + BYTES + (i + 1) * share);
        }
        count = helpers.start(MOST_HELPERS);
        // None does anything yet, whether it has come or not.
        words.plus(IDLE).writeIntVolatile(count);
        open = count != 0;
        return left;
    }

    /** Takes at most half of the objects from {@code from} to {@code to}; the first that was not taken. */
    long give(long from, long to) {
        several = true;
        blocks.setShared(true);
        lock();
        int present = words.readInt(COUNT);
        int given = Math.min(CAPACITY - present, (int) (to - from >> 3));
        blocks.at(from).copyTo(words.plus(OBJECTS + 4L * present), 4L * given);
        words.plus(COUNT).writeIntVolatile(present + given);
        unlock();
        words.plus(CHANGES).getAndAddInt(1);
        if (words.plus(SLEEPERS).readIntVolatile() != 0) {
            helpers.wake(words.plus(CHANGES));
        }
        return from + 4L * given;
    }

    /** Moves objects to an empty stack, all or half of them; how many bytes they take there. The pool is locked. */
    private long take(long bottom) {
        int present = words.readInt(COUNT);
        int taken = count == 1 ? present : present + 1 >> 1;
        words.plus(OBJECTS + 4L * (present - taken)).copyTo(blocks.at(bottom), 4L * taken);
        words.plus(COUNT).writeIntVolatile(present - taken);
        return 4L * taken;
    }

    /**
     * Waits until there are objects, and moves them to the empty stack of the first marker.
     *
     * @return how many bytes they take there; 0 if no marker has anything to do
     */
    long takeBack(long bottom) {
        int looks = 0;
        while (several) {
            lock();
            long taken = take(bottom);
            boolean idle = words.readInt(IDLE) == count;
            unlock();
            if (taken != 0) {
                return taken;
            }
            if (idle) {
                several = false;
                blocks.setShared(false);
            } else {
                waitABit(++looks);
            }
        }
        return 0;
    }

    private void waitABit(int looks) {
        Spin.pause();
        if (looks % LOOKS_WITHOUT_YIELD == 0) {
            helpers.yieldProcessor();
        }
    }

    /** Waits until there are objects, for ever if need be, and moves them to the empty stack of a helper's marker. */
    long awaitObjects(long bottom) {
        int looks = 0;
        while (true) {
            int changes = words.plus(CHANGES).readIntVolatile();
            if (words.plus(COUNT).readIntVolatile() != 0) {
                lock();
                long taken = take(bottom);
                if (taken != 0) {
                    words.plus(IDLE).getAndAddInt(-1);
                    unlock();
                    return taken;
                }
                unlock();
            }
            if (++looks < LOOKS) {
                Spin.pause();
            } else {
                words.plus(SLEEPERS).getAndAddInt(1);
                helpers.await(words.plus(CHANGES), changes);
                words.plus(SLEEPERS).getAndAddInt(-1);
                looks = 0;
            }
        }
    }

    /** Says that a helper has nothing more to do. */
    void finished() {
        lock();
        words.plus(IDLE).getAndAddInt(1);
        unlock();
    }

    /** What a thread that helps does, for ever. */
    void help() {
        others[words.plus(COME).getAndAddInt(1)].help();
    }

    /** Lets one marker alone do something, if several mark. */
    void lockShared() {
        if (several) {
            lock();
        }
    }

    /** Ends {@link #lockShared}. */
    void unlockShared() {
        if (several) {
            unlock();
        }
    }

    private void lock() {
        int looks = 0;
        while (!words.plus(LOCK).compareAndSetInt(0, 1)) {
            waitABit(++looks);
        }
    }

    private void unlock() {
        words.plus(LOCK).writeIntVolatile(0);
    }

    /** Whether a stack was too small since this was asked; no helper does anything. */
    boolean takeOverflow() {
        boolean any = first.takeOverflow();
        for (Marker each : others) {
            any |= each.takeOverflow();
        }
        return any;
    }

    /** Starts a collection that the first marker does alone. */
    void beginAlone() {
        begin(false);
        open = false;
    }
}
