package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.Spin;
import awesome.runtime.thread.ThreadArea;

/** Waiting on words of memory: futex(2), private to the process. */
@NoAlloc("used by the lock of the heap")
final class Futex {
    private static final long WAIT_PRIVATE = 128;
    private static final long WAKE_PRIVATE = 129;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** States of a lock (Drepper, "Futexes Are Tricky", mutex 2). */
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int AWAITED = 2;

    private static final int SPINS = 100;

    private Futex() {}

    /** Waits if the word has the value {@code expected}, at most {@code nanos} unless negative; may return early. */
    static void await(Address word, int expected, long nanos) {
        long time = 0;
        if (nanos >= 0) {
            Address timespec = ThreadArea.scratch(ThreadArea.current());
            timespec.writeLong(nanos / NANOS_PER_SECOND);
            timespec.writeLong(8, nanos % NANOS_PER_SECOND);
            time = timespec.bits();
        }
        Syscall.call(SystemCallNumber.FUTEX, word.bits(), WAIT_PRIVATE, expected, time, 0, 0);
    }

    /** Wakes at most {@code count} threads. */
    static void wake(Address word, int count) {
        Syscall.call(SystemCallNumber.FUTEX, word.bits(), WAKE_PRIVATE, count);
    }

    /** Gets a lock, a word that is 0 at first. */
    static void lock(Address word) {
        boolean held = word.compareAndSetInt(FREE, HELD);
        for (int i = 0; i < SPINS && !held; i++) {
            Spin.pause();
            held = word.readIntVolatile() == FREE && word.compareAndSetInt(FREE, HELD);
        }
        if (!held) {
            while (word.getAndSetInt(AWAITED) != FREE) {
                await(word, AWAITED, -1);
            }
        }
    }

    /** Ends {@link #lock}. */
    static void unlock(Address word) {
        if (word.getAndSetInt(FREE) == AWAITED) {
            wake(word, 1);
        }
    }
}
