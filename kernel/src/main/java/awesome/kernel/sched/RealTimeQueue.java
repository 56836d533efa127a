package awesome.kernel.sched;

import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The real-time threads of one CPU, with the one that runs: a ring for each priority, and a bit for each ring that is
 * not empty (sched(7)).
 */
@NoAlloc("threads are switched with interrupts off")
@NonNull
final class RealTimeQueue {
    private final Schedulable[] heads = new Schedulable[Schedulable.MOST_PRIORITY + 1];
    private long lowBits;
    private long highBits;
    private int size;

    private static int ringOf(Schedulable thread) {
        return thread.urgency - Schedulable.REAL_TIME;
    }

    /** How many threads there are. */
    int size() {
        return size;
    }

    /** The one that should run; null if there is none. */
    Schedulable first() {
        return size == 0 ? null : heads[highest()];
    }

    private int highest() {
        return highBits != 0
                ? 2 * Long.SIZE - 1 - Long.numberOfLeadingZeros(highBits)
                : Long.SIZE - 1 - Long.numberOfLeadingZeros(lowBits);
    }

    /** The one after another in the order in which they should run; null if there is none. */
    Schedulable after(Schedulable thread) {
        int ring = ringOf(thread);
        if (thread.next != heads[ring]) {
            return thread.next;
        }
        for (int lower = ring - 1; lower > 0; lower--) {
            if (heads[lower] != null) {
                return heads[lower];
            }
        }
        return null;
    }

    /** Whether others of its priority are here. */
    boolean hasEquals(Schedulable thread) {
        return thread.next != thread;
    }

    /** Puts a thread behind those of its priority. */
    void addLast(Schedulable thread) {
        int ring = ringOf(thread);
        Schedulable head = heads[ring];
        if (head == null) {
            heads[ring] = thread;
            thread.next = thread;
            thread.previous = thread;
            mark(ring);
        } else {
            thread.next = head;
            thread.previous = head.previous;
            head.previous.next = thread;
            head.previous = thread;
        }
        size++;
    }

    /** Puts a thread before those of its priority. */
    void addFirst(Schedulable thread) {
        addLast(thread);
        heads[ringOf(thread)] = thread;
    }

    /** Takes a thread out that is here. */
    void remove(Schedulable thread) {
        int ring = ringOf(thread);
        if (thread.next == thread) {
            heads[ring] = null;
            mark(ring);
        } else {
            thread.previous.next = thread.next;
            thread.next.previous = thread.previous;
            if (heads[ring] == thread) {
                heads[ring] = thread.next;
            }
        }
        thread.next = null;
        thread.previous = null;
        size--;
    }

    /** Puts a thread that is here behind its equals. */
    void moveLast(Schedulable thread) {
        remove(thread);
        addLast(thread);
    }

    private void mark(int ring) {
        if (ring < Long.SIZE) {
            lowBits ^= 1L << ring;
        } else {
            highBits ^= 1L << ring;
        }
    }
}
