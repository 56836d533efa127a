package awesome.kernel.lock;

import awesome.magic.NoAlloc;

/**
 * Lets readers take several numbers together without writing anything: they read again if a writer was at it meanwhile.
 *
 * <pre>
 *   do {
 *       start = lock.startReading();
 *       ... copies what it needs, which may not fit together
 *   } while (lock.mustReadAgain(start));
 * </pre>
 *
 * <p>Writers come one at a time, under another lock, and stay on their CPU. Any context, but an interrupt handler does
 * not read what its own CPU may be writing.
 */
@NoAlloc("interrupt handlers read clocks")
public final class SequenceLock {
    /** Odd while somebody writes. */
    private final SharedInt count = new SharedInt();

    /** Waits until nobody writes; what {@link #mustReadAgain} wants to know. */
    public int startReading() {
        int start = count.get();
        while ((start & 1) != 0) {
            Locks.machine().relax();
            start = count.get();
        }
        return start;
    }

    /** Whether somebody has written since {@code start}. */
    public boolean mustReadAgain(int start) {
        // What the caller has read was read before; the operations of SharedInt say nothing of reads before them.
        Interleaving.orderReads();
        return count.get() != start;
    }

    /** Readers wait from now on. */
    public void startWriting() {
        count.set(count.get() + 1);
    }

    /** Readers see what was written. */
    public void endWriting() {
        count.release(count.get() + 1);
    }
}
