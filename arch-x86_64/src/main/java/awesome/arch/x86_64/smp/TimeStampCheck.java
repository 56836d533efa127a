package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.magic.NoAlloc;
import awesome.runtime.thread.Spin;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares the time stamp counters of two processors: the second reads its own between two readings of the first, many
 * times. Where it lies outside of the two, the counters differ.
 */
@NoAlloc("interrupts may be off")
final class TimeStampCheck {
    /** A counter; tests have their own. */
    interface Counter {
        long read();
    }

    static final TimeStampCheck CHECK = new TimeStampCheck(Instructions::timeStamp);

    private static final int ROUNDS = 64;
    private static final long ASKED = -1;
    private static final long NOTHING = 0;

    private final Counter counter;
    private final AtomicLong answer = new AtomicLong(NOTHING);

    TimeStampCheck(Counter counter) {
        this.counter = counter;
    }

    /** On the one processor: how far the other is ahead at least, in cycles; 0 if nothing shows that it is. */
    long asFirst() {
        long skew = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long before = counter.read();
            answer.set(ASKED);
            long theirs;
            while ((theirs = answer.get()) == ASKED) {
                Spin.pause();
            }
            long found = outside(before, theirs, counter.read());
            skew = Math.abs(found) > Math.abs(skew) ? found : skew;
        }
        return skew;
    }

    /** How far {@code value} lies outside of [from, to]. */
    static long outside(long from, long value, long to) {
        return value < from ? value - from : Math.max(0, value - to);
    }

    /** On the other processor. */
    void asSecond() {
        for (int i = 0; i < ROUNDS; i++) {
            while (answer.get() != ASKED) {
                Spin.pause();
            }
            answer.set(counter.read());
        }
    }
}
