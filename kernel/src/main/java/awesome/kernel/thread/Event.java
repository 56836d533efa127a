package awesome.kernel.thread;

import awesome.kernel.wait.Happenings;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/** Something that happens again and again, told by interrupt handlers or threads, and that threads wait for. */
@NoAlloc("interrupt handlers tell of events")
public final class Event implements Happenings {
    private final Scheduler scheduler;
    private final VirtAddr key;
    private volatile int count;

    /**
     * An event that has not come yet.
     *
     * @param number which it is, from 0, among all events of the scheduler
     */
    public Event(Scheduler scheduler, int number) {
        this.scheduler = scheduler;
        // Words of memory, which threads wait on too, have even addresses.
        this.key = VirtAddr.of(2L * number + 1);
    }

    VirtAddr key() {
        return key;
    }

    /** It has come. Interrupts are off. */
    public void happened() {
        count++;
        scheduler.wake(key, Integer.MAX_VALUE);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean await(int seen, long deadline) {
        return scheduler.await(this, seen, deadline);
    }
}
