package awesome.kernel.thread;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/**
 * Who waits on which word: a hash table of lines that run through the threads, each with a lock of its own. Interrupts
 * are off.
 */
@NoAlloc("threads wait and wake with interrupts off")
final class WaitTable {
    private static final int BITS = 8;
    /** 2 to the power of 64, divided by the golden ratio: neighbours fall far apart (Knuth, volume 3, 6.4). */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final LockClass KIND = LockClass.of("waits");

    /** Threads that wait on words that fall together, oldest first. What is not said otherwise needs its lock. */
    @NoAlloc("threads wait and wake with interrupts off")
    static final class Line {
        final SpinLock lock = new SpinLock(KIND);
        private KernelThread first;
        private KernelThread last;

        /** Adds a thread that waits on {@code word} from now on. */
        void add(KernelThread thread, VirtAddr word) {
            thread.word = word;
            thread.waitsBefore = last;
            thread.waitsBehind = null;
            if (last == null) {
                first = thread;
            } else {
                last.waitsBehind = thread;
            }
            last = thread;
            thread.isWaiting = true;
        }

        /** Takes a thread out that waits here. */
        void remove(KernelThread thread) {
            if (thread.waitsBefore == null) {
                first = thread.waitsBehind;
            } else {
                thread.waitsBefore.waitsBehind = thread.waitsBehind;
            }
            if (thread.waitsBehind == null) {
                last = thread.waitsBefore;
            } else {
                thread.waitsBehind.waitsBefore = thread.waitsBefore;
            }
            // From here on it may go on, and wait elsewhere.
            thread.isWaiting = false;
        }

        /** The thread that waits on {@code word} longest; null if none does. */
        KernelThread oldest(VirtAddr word) {
            KernelThread each = first;
            while (each != null && !each.word.is(word)) {
                each = each.waitsBehind;
            }
            return each;
        }
    }

    private final Line[] lines = new Line[1 << BITS];

    WaitTable() {
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Line();
        }
    }

    /** Where threads wait on {@code word}. */
    Line line(VirtAddr word) {
        return lines[(int) (word.bits() * GOLDEN >>> 64 - BITS)];
    }
}
