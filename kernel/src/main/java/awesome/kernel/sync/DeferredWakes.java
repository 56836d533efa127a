package awesome.kernel.sync;

import awesome.kernel.lock.LockMachine;
import awesome.kernel.lock.Locks;
import awesome.magic.Cold;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Those whom a thread has woken while it was within a {@link Gate} that they have to pass: they are woken when it has
 * left, or is about to sleep or to end. At once, they would come on other CPUs, find the gate closed, sleep, and be
 * woken once more. All is called by the thread itself; what its interrupt handlers wake is woken at once.
 *
 * <p>Who is deferred by one thread is not deferred by another: it will be woken, and look at what both have changed.
 */
@NoAlloc("threads are woken with interrupts off")
@NonNull
public final class DeferredWakes {
    private static final VarHandle IS_DEFERRED;

    static {
        try {
            IS_DEFERRED = MethodHandles.lookup().findVarHandle(SyncThread.class, "isDeferred", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean within;
    private SyncThread first;
    private SyncThread last;

    DeferredWakes() {}

    /** The thread is within from now on. */
    void enter() {
        within = true;
    }

    /** Ends {@link #enter}. The thread wakes those that are deferred once others can pass. */
    void leave() {
        within = false;
    }

    /** Defers waking a thread; false if that is to be woken now. */
    boolean add(SyncThread thread) {
        if (!within || Locks.machine().isInInterrupt()) {
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

    /** Wakes those that are deferred, those first who came first. */
    public void wake(Sleeping sleeping) {
        if (first != null) {
            wakeAll(sleeping);
        }
    }

    @Cold
    private void wakeAll(Sleeping sleeping) {
        LockMachine machine = Locks.machine();
        // All are woken before one of them runs here.
        machine.hold();
        while (first != null) {
            SyncThread thread = first;
            first = thread.nextDeferred;
            thread.nextDeferred = null;
            // Who finds it set until here has changed before what the thread will look at; who comes later wakes it.
            thread.isDeferred = 0;
            sleeping.wake(thread);
        }
        last = null;
        machine.release();
    }
}
