package awesome.kernel.interleave;

import awesome.kernel.sched.Policy;
import awesome.kernel.sched.RunQueue;
import awesome.kernel.sched.Schedulable;
import awesome.kernel.sync.DeferredWakes;
import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.SyncThread;
import java.util.ArrayList;
import java.util.List;

/** Sleeping for the threads of a scenario, which are known by their numbers. Time limits never pass. */
public final class InterleavedSleeping implements Sleeping {
    private static final class Known extends SyncThread {}

    private static final class Idle extends Schedulable {}

    private final List<Known> threads = new ArrayList<>();
    private final DeferredWakes deferred = new DeferredWakes(this);
    private final RunQueue queue = new RunQueue(0, new Idle());

    /** The next thread of the scenario has this real-time priority; 0 for nice 0. */
    public SyncThread add(int priority) {
        Known thread = new Known();
        queue.setPolicy(thread, priority == 0 ? Policy.NORMAL : Policy.FIFO, 0, priority, 0);
        threads.add(thread);
        return thread;
    }

    @Override
    public SyncThread current() {
        return threads.get(Interleaver.Task.current().number);
    }

    @Override
    public boolean sleep(long deadline) {
        deferred.wakeBeforeSleep();
        Interleaver.block();
        return true;
    }

    @Override
    public void wake(SyncThread thread) {
        Interleaver.unblock(threads.indexOf(thread));
    }

    @Override
    public DeferredWakes deferredWakes() {
        return deferred;
    }

    @Override
    public void lend(SyncThread thread, int urgency) {
        queue.lend(thread, urgency, 0);
    }
}
