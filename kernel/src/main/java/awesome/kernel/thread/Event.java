package awesome.kernel.thread;

import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.WaitQueue;
import awesome.kernel.wait.Notice;
import awesome.magic.NoAlloc;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that happens again and again, told by interrupt handlers or threads, and that threads wait for. */
public final class Event implements Notice {
    private final Sleeping sleeping;
    private WaitQueue waiting;
    private final AtomicInteger count = new AtomicInteger();

    /** An event that has not come yet, for which threads wait by {@code sleeping}. */
    public Event(Sleeping sleeping) {
        this.sleeping = sleeping;
        waiting = new WaitQueue(sleeping);
    }

    /** Those that wait do not go on any more. Interrupts are off. */
    public void forgetWaiting() {
        waiting = new WaitQueue(sleeping);
    }

    /** It has come. Any context. */
    @Override
    @NoAlloc("interrupt handlers tell of events")
    public void happened() {
        count.incrementAndGet();
        waiting.wakeAll();
    }

    @Override
    @NoAlloc("interrupt handlers may ask")
    public int count() {
        return count.get();
    }

    @Override
    public boolean await(int seen, long deadline) {
        return waiting.await(() -> count.get() != seen, deadline);
    }
}
