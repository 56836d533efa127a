package awesome.kernel.sync;

import awesome.kernel.lock.Interleaving;
import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SharedInt;
import awesome.kernel.lock.SpinLock;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * A lock for one thread at a time; others sleep. Who has it runs with the urgency of the most urgent thread that waits
 * for it, also where that waits behind a chain of mutexes, so that a thread in the middle cannot keep an urgent one
 * waiting (Sha, Rajkumar and Lehoczky, <i>Priority Inheritance Protocols</i>, 1990). When it is let go, it is handed to
 * the most urgent, of equals to the first that came.
 *
 * <p>Taking one that is free and letting go of one that nobody wants is one atomic operation each. All else happens
 * under one lock for the whole kernel, because chains may lead anywhere.
 */
@NoAlloc("locks are taken when there may be no memory")
public final class Mutex {
    /** Of the one lock for who waits for whom. */
    static final SpinLock GRAPH = new SpinLock(LockClass.of("mutexes"));

    private static final int FREE = 0;
    private static final int HELD = 1;
    /** Held, and letting go takes the lock of the graph. */
    private static final int WANTED = 2;

    private final String name;
    private final Sleeping sleeping;
    private final SharedInt state = new SharedInt();
    private volatile SyncThread owner;
    /** Those that wait, the most urgent first. */
    private SyncThread first;
    /** The next in the list of mutexes that the owner has and others wait for. */
    private Mutex nextContended;
    private boolean isListed;

    /** A free one; {@code name} is for people. */
    public Mutex(String name, Sleeping sleeping) {
        this.name = name;
        this.sleeping = sleeping;
    }

    /** Whether anybody has it. */
    boolean isHeld() {
        return state.get() != FREE;
    }

    /** Whether a thread has it. */
    boolean isOwnedBy(SyncThread thread) {
        return owner == thread;
    }

    /** Whether the calling thread has it. */
    public boolean isMine() {
        return isOwnedBy(sleeping.current());
    }

    /** Takes it if nobody has it. */
    public boolean tryLock() {
        SyncThread self = sleeping.current();
        if (!state.compareAndSet(FREE, HELD)) {
            return false;
        }
        own(self);
        return true;
    }

    private void own(SyncThread self) {
        Interleaving.point();
        owner = self;
        // Who came to wait before it could be seen whose this is has lent nothing yet.
        if (state.get() != HELD) {
            boolean enabled = GRAPH.lockWithInterruptsOff();
            list(self);
            lendAlong(self);
            GRAPH.unlockAndRestore(enabled);
        }
    }

    /**
     * Takes it; sleeps until it is to be had.
     *
     * @throws IllegalStateException if the thread has it, or waits for itself by a chain of others
     */
    public void lock() {
        LockChecker.willSleep();
        SyncThread self = sleeping.current();
        if (state.compareAndSet(FREE, HELD)) {
            own(self);
            return;
        }
        if (waitInLine(self)) {
            while (self.wanted != null) {
                sleeping.sleep(Sleeping.FOREVER);
            }
        }
    }

    /** Puts the thread among those that wait; false if it has the mutex now. */
    private boolean waitInLine(SyncThread self) {
        boolean enabled = GRAPH.lockWithInterruptsOff();
        try {
            while (!state.compareAndSet(HELD, WANTED) && state.get() != WANTED) {
                if (state.compareAndSet(FREE, HELD)) {
                    owner = self;
                    return false;
                }
            }
            SyncThread holder = owner;
            Interleaving.point();
            if (holder == self) {
                throw lockedTwice();
            }
            checkChain(self, holder);
            self.wanted = this;
            enter(self);
            if (holder != null) {
                // It may be about to let go: then it needs the lock of the graph to hand this on.
                list(holder);
                lendAlong(holder);
            }
            return true;
        } finally {
            GRAPH.unlockAndRestore(enabled);
        }
    }

    private void checkChain(SyncThread self, SyncThread holder) {
        SyncThread each = holder;
        while (each != null && each.wanted != null) {
            Mutex next = each.wanted;
            each = next.owner;
            if (each == self) {
                throw deadlock(next);
            }
        }
    }

    /** Puts a thread in the line, behind those of its urgency. */
    private void enter(SyncThread thread) {
        thread.rank = Math.max(thread.urgency(), thread.lentUrgency);
        SyncThread before = null;
        SyncThread behind = first;
        while (behind != null && behind.rank >= thread.rank) {
            before = behind;
            behind = behind.nextWaiter;
        }
        thread.nextWaiter = behind;
        if (before == null) {
            first = thread;
        } else {
            before.nextWaiter = thread;
        }
    }

    private void leave(SyncThread thread) {
        if (first == thread) {
            first = thread.nextWaiter;
        } else {
            SyncThread before = first;
            while (before.nextWaiter != thread) {
                before = before.nextWaiter;
            }
            before.nextWaiter = thread.nextWaiter;
        }
        thread.nextWaiter = null;
    }

    /** Puts this in the list of {@code holder}, if somebody waits for it and it is not there. */
    private void list(SyncThread holder) {
        if (!isListed && first != null) {
            isListed = true;
            nextContended = holder.contended;
            holder.contended = this;
        }
    }

    private void unlist(SyncThread from) {
        if (!isListed) {
            return;
        }
        isListed = false;
        if (from.contended == this) {
            from.contended = nextContended;
        } else {
            Mutex before = from.contended;
            while (before.nextContended != this) {
                before = before.nextContended;
            }
            before.nextContended = nextContended;
        }
        nextContended = null;
    }

    /** Lends {@code start} what those that wait for its mutexes have, and on along the chain of whom it waits for. */
    private void lendAlong(SyncThread start) {
        SyncThread thread = start;
        while (thread != null) {
            int urgency = -1;
            for (Mutex each = thread.contended; each != null; each = each.nextContended) {
                urgency = Math.max(urgency, each.first.rank);
            }
            if (urgency == thread.lentUrgency) {
                return;
            }
            thread.lentUrgency = urgency;
            sleeping.lend(thread, urgency);
            Mutex next = thread.wanted;
            if (next == null) {
                return;
            }
            next.leave(thread);
            next.enter(thread);
            thread = next.owner;
        }
    }

    /**
     * Lets it go.
     *
     * @throws IllegalStateException if the calling thread does not have it
     */
    public void unlock() {
        SyncThread self = sleeping.current();
        if (owner != self) {
            throw notMine();
        }
        owner = null;
        if (!state.compareAndSet(HELD, FREE)) {
            handOn(self);
        }
    }

    private void handOn(SyncThread self) {
        boolean enabled = GRAPH.lockWithInterruptsOff();
        unlist(self);
        SyncThread next = first;
        if (next == null) {
            state.set(FREE);
        } else {
            first = next.nextWaiter;
            next.nextWaiter = null;
            owner = next;
            state.set(first == null ? HELD : WANTED);
            list(next);
            next.wanted = null;
            lendAlong(next);
            sleeping.wake(next);
        }
        lendAlong(self);
        GRAPH.unlockAndRestore(enabled);
    }

    @MayAllocate("a mistake in the kernel")
    private IllegalStateException lockedTwice() {
        return new IllegalStateException("the mutex '" + name + "' is locked by the thread that has it");
    }

    @MayAllocate("a mistake in the kernel")
    private IllegalStateException notMine() {
        return new IllegalStateException("the mutex '" + name + "' is unlocked by a thread that does not have it");
    }

    @MayAllocate("a mistake in the kernel")
    private IllegalStateException deadlock(Mutex own) {
        return new IllegalStateException("threads wait for one another: this one has '" + own.name + "' and wants '"
                + name + "', whose owner waits for it");
    }
}
