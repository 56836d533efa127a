package awesome.kernel.thread;

import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.WaitQueue;
import awesome.kernel.wait.Happenings;
import awesome.magic.NoAlloc;

/** Something that happens again and again, told by interrupt handlers or threads, and that threads wait for. */
public final class Event implements Happenings {
    private final Sleeping sleeping;
    private WaitQueue waiting;
    /** Changed by one CPU at a time. */
    private volatile int count;

    /** An event that has not come yet, for which threads wait by {@code sleeping}. */
    public Event(Sleeping sleeping) {
        this.sleeping = sleeping;
        waiting = new WaitQueue(sleeping);
    }

    /** Those that wait do not go on any more. Interrupts are off. */
    public void forgetWaiting() {
        waiting = new WaitQueue(sleeping);
    }

    /** It has come. Interrupts are off, and no other CPU says so at the same time. */
    @NoAlloc("interrupt handlers tell of events")
    public void happened() {
        count++;
        waiting.wakeAll();
    }

    @Override
    @NoAlloc("interrupt handlers may ask")
    public int count() {
        return count;
    }

    @Override
    public boolean await(int seen, long deadline) {
        return waiting.await(() -> count != seen, deadline);
    }
}
