package awesome.kernel.sync;

import awesome.kernel.lock.LockMachine;
import awesome.kernel.lock.Locks;
import awesome.magic.Cold;
import awesome.magic.NoAlloc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Those whom a thread has woken while it had the turn for which they have to wait: they are woken when it has given it
 * away, or is about to sleep or to end. At once, they would come on other CPUs, find that it is not their turn, sleep,
 * and be woken once more. What interrupt handlers wake is woken at once.
 *
 * <p>The list belongs to who has the turn. Who is in it already is not put there again: it will be woken, and look at
 * all that has changed.
 */
@NoAlloc("threads are woken with interrupts off")
public final class DeferredWakes {
    private static final VarHandle IS_DEFERRED;

    static {
        try {
            IS_DEFERRED = MethodHandles.lookup().findVarHandle(SyncThread.class, "isDeferred", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Sleeping sleeping;
    /** Null before somebody knows who has the turn: nothing is deferred. */
    private Exclusion.Owner owner;
    private SyncThread first;
    private SyncThread last;

    /** Nobody, to be woken by {@code sleeping}. */
    public DeferredWakes(Sleeping sleeping) {
        this.sleeping = sleeping;
    }

    /** Those are deferred from now on whom the owner wakes. */
    void use(Exclusion.Owner turn) {
        owner = turn;
    }

    /** Defers waking a thread; false if that is to be woken now. Any context. */
    boolean add(SyncThread thread) {
        if (owner == null || !owner.isCurrent() || Locks.machine().isInInterrupt()) {
            return false;
        }
        if (IS_DEFERRED.compareAndSet(thread, 0, 1)) {
            if (first == null) {
                first = thread;
            } else {
                last.nextDeferred = thread;
            }
            last = thread;
        }
        return true;
    }

    /** Whether there is somebody to wake; the owner asks. */
    boolean isAny() {
        return first != null;
    }

    /** Takes those out that are deferred, before the owner gives its turn away; null for nobody. */
    SyncThread takeAll() {
        SyncThread all = first;
        first = null;
        last = null;
        return all;
    }

    /** Wakes those of {@link #takeAll}, those first who came first. */
    @Cold
    void wake(SyncThread all) {
        LockMachine machine = Locks.machine();
        // All are woken before one of them runs here.
        machine.hold();
        SyncThread thread = all;
        while (thread != null) {
            SyncThread next = thread.nextDeferred;
            thread.nextDeferred = null;
            // Who finds it set until here has changed before what the thread will look at; who comes later wakes it.
            thread.isDeferred = 0;
            sleeping.wake(thread);
            thread = next;
        }
        machine.release();
    }

    /** Wakes those that the calling thread has deferred, if it has the turn: it is about to sleep or to end. */
    public void wakeBeforeSleep() {
        if (first != null && owner.isCurrent()) {
            wake(takeAll());
        }
    }
}
