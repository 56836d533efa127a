package awesome.kernel.thread;

import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/** Who waits on which word, oldest first: a hash table of lists that run through the threads. */
@NoAlloc("threads wait and wake with interrupts off")
final class WaitTable {
    private static final int BITS = 8;
    /** 2 to the power of 64, divided by the golden ratio: neighbours fall far apart (Knuth, volume 3, 6.4). */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final KernelThread[] first = new KernelThread[1 << BITS];
    private final KernelThread[] last = new KernelThread[1 << BITS];

    private static int list(VirtAddr word) {
        return (int) (word.bits() * GOLDEN >>> 64 - BITS);
    }

    /** Adds a thread that waits on {@code word}, not zero, from now on. */
    void add(KernelThread thread, VirtAddr word) {
        int list = list(word);
        thread.word = word;
        thread.waitsBefore = last[list];
        thread.waitsBehind = null;
        if (last[list] == null) {
            first[list] = thread;
        } else {
            last[list].waitsBehind = thread;
        }
        last[list] = thread;
    }

    /** Takes a thread out that waits. */
    void remove(KernelThread thread) {
        int list = list(thread.word);
        if (thread.waitsBefore == null) {
            first[list] = thread.waitsBehind;
        } else {
            thread.waitsBefore.waitsBehind = thread.waitsBehind;
        }
        if (thread.waitsBehind == null) {
            last[list] = thread.waitsBefore;
        } else {
            thread.waitsBehind.waitsBefore = thread.waitsBefore;
        }
        thread.waitsBefore = null;
        thread.waitsBehind = null;
        thread.word = VirtAddr.of(0);
    }

    /** The thread that waits on {@code word} longest; null if none does. */
    KernelThread oldest(VirtAddr word) {
        KernelThread each = first[list(word)];
        while (each != null && !each.word.is(word)) {
            each = each.waitsBehind;
        }
        return each;
    }
}
