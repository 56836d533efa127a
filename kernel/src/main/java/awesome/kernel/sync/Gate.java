package awesome.kernel.sync;

import awesome.kernel.lock.SharedInt;
import awesome.kernel.wait.Condition;

/**
 * Lets one thread in at a time, whoever comes when it is open: for what is passed very often and not for long. Who finds
 * it closed tries a little while, then sleeps. Unlike a {@link Mutex} it is not handed to a thread that has to be woken
 * first, during which nobody could get in, and lends no urgency.
 */
public final class Gate implements Exclusion {
    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    /** How often it is looked at before a thread sleeps: about as long as most are within. */
    private static final int LOOKS = 200;

    private final Sleeping sleeping;
    private final WaitQueue queue;
    private final SharedInt state = new SharedInt();
    /** How many threads sleep, or are about to. */
    private final SharedInt sleepers = new SharedInt();
    /** 1 if one of them was woken and has not tried yet: no more are woken then. */
    private final SharedInt woken = new SharedInt();
    private final Condition entered = this::tryLate;
    private volatile SyncThread owner;

    /** Open; threads sleep by {@code sleeping}. */
    public Gate(Sleeping sleeping) {
        this.sleeping = sleeping;
        queue = new WaitQueue(sleeping);
    }

    @Override
    public void lock() {
        SyncThread self = sleeping.current();
        if (owner == self) {
            throw new IllegalStateException("a thread enters that is within");
        }
        if (!state.compareAndSet(OPEN, CLOSED) && !look()) {
            sleepers.getAndAdd(1);
            try {
                queue.await(entered, Sleeping.FOREVER);
            } finally {
                sleepers.getAndAdd(-1);
            }
        }
        owner = self;
    }

    private boolean look() {
        for (int i = 0; i < LOOKS; i++) {
            if (state.get() == OPEN && state.compareAndSet(OPEN, CLOSED)) {
                return true;
            }
        }
        return false;
    }

    /** Another try, after which somebody may be woken again. */
    private boolean tryLate() {
        woken.set(0);
        return state.compareAndSet(OPEN, CLOSED);
    }

    @Override
    public void unlock() {
        if (owner != sleeping.current()) {
            throw new IllegalStateException("a thread leaves that is not within");
        }
        owner = null;
        state.set(OPEN);
        if (sleepers.get() != 0 && woken.compareAndSet(0, 1)) {
            queue.wakeOne();
        }
    }
}
