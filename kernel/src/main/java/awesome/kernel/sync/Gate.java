package awesome.kernel.sync;

import awesome.kernel.lock.Interleaving;
import awesome.kernel.lock.LockChecker;
import awesome.kernel.wait.Condition;
import awesome.magic.Cold;
import awesome.magic.NonNull;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Lets one thread in at a time, whoever comes when it is open: for what is passed very often and not for long. Who finds
 * it closed tries a little while, then sleeps. Unlike a {@link Mutex} it is not handed to a thread that has to be woken
 * first, during which nobody could get in, and lends no urgency. That a thread enters which is within, or leaves which is
 * not, is found while a {@link LockChecker} is active.
 */
@NonNull
public final class Gate implements Exclusion {
    /** What is done when a thread has waited for long: perhaps who is within is kept from running by others. */
    public interface Patience {
        /** When a thread that begins to wait has waited for long; {@link Sleeping#FOREVER} for never. */
        long deadline();

        /** A thread has waited for long. It is not within. */
        void lost();

        /** A thread is within for which {@link #lost} was called, perhaps several times. */
        void found();
    }

    /** Of threads that wait as long as it takes. */
    static final Patience ENDLESS = new Patience() {
        @Override
        public long deadline() {
            return Sleeping.FOREVER;
        }

        @Override
        public void lost() {}

        @Override
        public void found() {}
    };

    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    /** How often it is looked at before a thread sleeps: about as long as most are within. */
    private static final int LOOKS = 200;

    private static final VarHandle STATE;
    private static final VarHandle SLEEPERS;
    private static final VarHandle WOKEN;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Gate.class, "state", int.class);
            SLEEPERS = MethodHandles.lookup().findVarHandle(Gate.class, "sleepers", int.class);
            WOKEN = MethodHandles.lookup().findVarHandle(Gate.class, "woken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Sleeping sleeping;
    private final Patience patience;
    /** Where nobody is ever put if wakes are not deferred. */
    private final DeferredWakes deferred;
    private final int looks;
    private final WaitQueue queue;
    private final Condition entered = this::tryLate;
    /** These are numbers of its own, not objects: every system call passes here. */
    private volatile int state;
    /** How many threads sleep, or are about to. */
    private volatile int sleepers;
    /** 1 if one of them was woken and has not tried yet: no more are woken then. */
    private volatile int woken;
    /** Who is within, for the checker. */
    private volatile SyncThread owner;

    /** Open; threads sleep by {@code sleeping}. */
    public Gate(Sleeping sleeping) {
        this(sleeping, ENDLESS, false);
    }

    /**
     * The same; what is done if a thread waits for long is up to {@code patience}.
     *
     * @param defersWakes whether those whom a thread wakes within are woken when it has left: they have to pass, too.
     *     Of one gate, after {@link #use}
     */
    public Gate(Sleeping sleeping, Patience patience, boolean defersWakes) {
        this(sleeping, patience, defersWakes, LOOKS);
    }

    /** The same with a number of looks, for tests. */
    Gate(Sleeping sleeping, Patience patience, boolean defersWakes, int looks) {
        this.sleeping = sleeping;
        this.patience = patience;
        this.looks = looks;
        deferred = defersWakes ? sleeping.deferredWakes() : new DeferredWakes(sleeping);
        queue = new WaitQueue(sleeping);
    }

    @Override
    public void use(Owner turn) {
        deferred.use(turn);
    }

    @Override
    public void lock() {
        if (LockChecker.isActive()) {
            lockChecked();
        } else {
            enter();
        }
    }

    private void enter() {
        Interleaving.point();
        if (!STATE.compareAndSet(this, OPEN, CLOSED)) {
            enterLate();
        }
    }

    @Cold("locks are checked while the kernel is looked into")
    private void lockChecked() {
        checkOutside();
        enter();
        owner = sleeping.current();
    }

    @Cold
    private void enterLate() {
        if (!look()) {
            Interleaving.point();
            SLEEPERS.getAndAdd(this, 1);
            try {
                sleep();
            } finally {
                SLEEPERS.getAndAdd(this, -1);
            }
        }
    }

    private void sleep() {
        SyncThread self = sleeping.current();
        boolean lost = false;
        self.setKeepsPlace(true);
        while (!queue.await(entered, patience.deadline())) {
            lost = true;
            patience.lost();
        }
        self.setKeepsPlace(false);
        // Somebody may have woken it when it had got in and was in the queue still: the one that is woken does not try
        // then, and without this nobody would be woken any more. One that is woken for nothing does no harm.
        Interleaving.point();
        woken = 0;
        if (lost) {
            patience.found();
        }
    }

    private boolean look() {
        for (int i = 0; i < looks; i++) {
            Interleaving.point();
            if (state == OPEN && STATE.compareAndSet(this, OPEN, CLOSED)) {
                return true;
            }
        }
        return false;
    }

    /** Another try, after which somebody may be woken again. */
    private boolean tryLate() {
        Interleaving.point();
        woken = 0;
        Interleaving.point();
        return STATE.compareAndSet(this, OPEN, CLOSED);
    }

    @Override
    public void unlock() {
        if (LockChecker.isActive()) {
            checkWithin();
        }
        if (deferred.isAny()) {
            openAndWake();
        } else {
            open();
        }
    }

    @Cold("many calls wake nobody")
    private void openAndWake() {
        SyncThread all = deferred.takeAll();
        open();
        deferred.wake(all);
    }

    private void open() {
        Interleaving.point();
        state = OPEN;
        Interleaving.point();
        if (sleepers != 0) {
            wakeOne();
        }
    }

    @Cold
    private void wakeOne() {
        Interleaving.point();
        if (WOKEN.compareAndSet(this, 0, 1)) {
            queue.wakeOneAtOnce();
        }
    }

    @Cold
    private void checkOutside() {
        if (owner == sleeping.current()) {
            throw new IllegalStateException("a thread enters that is within");
        }
    }

    @Cold
    private void checkWithin() {
        if (owner != sleeping.current()) {
            throw new IllegalStateException("a thread leaves that is not within");
        }
        owner = null;
    }
}
