package awesome.kernel.lock;

import awesome.magic.Cold;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for which a CPU waits in a loop, first come first served: who wants it draws a number and waits for it to be
 * called. On a CPU that is {@linkplain LockMachine#isVirtual virtual} who comes while nobody has it takes it: the next
 * number may belong to a CPU that does not run now, for which all others would wait. While a thread has it, it stays
 * on its CPU and does not sleep. What is also taken by interrupt handlers is taken with interrupts off, else the
 * handler would wait for the thread that it interrupts.
 */
@NoAlloc("interrupt handlers take locks")
public final class SpinLock extends CheckedLock {
    private static final int NOBODY = -1;

    private static final VarHandle DRAWN;
    private static final VarHandle CALLED;

    static {
        try {
            DRAWN = MethodHandles.lookup().findVarHandle(SpinLock.class, "drawn", int.class);
            CALLED = MethodHandles.lookup().findVarHandle(SpinLock.class, "called", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The numbers, in the lock itself and not as {@link SharedInt}s: every instruction counts here. */
    private volatile int drawn;
    private volatile int called;
    /** The CPU that has it, which others may see late. */
    private int owner = NOBODY;

    /** The only lock of its class, or one of those that are never taken together. */
    public SpinLock(LockClass kind) {
        this(kind, 0);
    }

    /** A lock with a rank, see {@link CheckedLock}. */
    public SpinLock(LockClass kind, int rank) {
        super(kind, rank);
    }

    /** Takes it; the thread stays on its CPU. Not for what interrupt handlers take. */
    public void lock() {
        Locks.machine().hold();
        acquire();
    }

    /** Lets it go that was taken by {@link #lock}. */
    public void unlock() {
        letGo();
        Locks.machine().release();
    }

    /** Switches interrupts off and takes it; whether they were on, for {@link #unlockAndRestore}. */
    public boolean lockWithInterruptsOff() {
        boolean enabled = Locks.machine().disableInterrupts();
        acquire();
        return enabled;
    }

    /** Lets it go that was taken by {@link #lockWithInterruptsOff}, whose result is {@code enabled}. */
    public void unlockAndRestore(boolean enabled) {
        letGo();
        Locks.machine().restoreInterrupts(enabled);
    }

    /** Takes it. Interrupts are off, or the thread is held on its CPU, and that is the caller's business. */
    public void acquire() {
        if (LockChecker.active() != null) {
            acquireChecked();
            return;
        }
        take();
    }

    private void take() {
        if (!takeIfFree()) {
            await();
        }
        owner = Locks.machine().cpu();
    }

    /** Draws the number that is called, if nobody has drawn it yet. */
    private boolean takeIfFree() {
        int number = called();
        Interleaving.point();
        return DRAWN.compareAndSet(this, number, number + 1);
    }

    private int called() {
        Interleaving.point();
        return called;
    }

    @Cold
    private void acquireChecked() {
        LockChecker checker = LockChecker.active();
        checker.wants(this);
        take();
        checker.has(this);
    }

    /** Takes it if nobody has it, as {@link #acquire} does. */
    public boolean tryAcquire() {
        if (!takeIfFree()) {
            return false;
        }
        owner = Locks.machine().cpu();
        LockChecker checker = LockChecker.active();
        if (checker != null) {
            checker.has(this);
        }
        return true;
    }

    @Cold
    private void await() {
        LockMachine machine = Locks.machine();
        if (owner == machine.cpu()) {
            stuckOnItself();
        }
        if (machine.isVirtual()) {
            awaitFree();
        } else {
            awaitTurn();
        }
    }

    private void awaitFree() {
        int looks = 0;
        // Looks before it writes: a write takes the cache line from who has the lock.
        while (called() != drawn || !takeIfFree()) {
            looks = relax(looks);
        }
    }

    private void awaitTurn() {
        Interleaving.point();
        int number = (int) DRAWN.getAndAdd(this, 1);
        int looks = 0;
        while (called() != number) {
            looks = relax(looks);
        }
    }

    @MayAllocate("the kernel stops")
    private void stuckOnItself() {
        fail("CPU " + owner + " takes the lock '" + label() + "' that it has");
    }

    @Override
    @MayAllocate("the kernel stops")
    String holder() {
        return " of CPU " + owner;
    }

    /** Lets it go that was taken by {@link #acquire} or {@link #tryAcquire}, on this CPU, perhaps by another thread. */
    public void letGo() {
        if (LockChecker.active() != null) {
            noteEnd();
        }
        owner = NOBODY;
        Interleaving.point();
        // What others see of it later than this CPU goes on does no harm.
        CALLED.setRelease(this, called + 1);
    }

    @Cold
    private void noteEnd() {
        LockChecker.active().letsGo(this);
    }

    /** Whether this CPU has it; the caller stays on it. */
    public boolean isMine() {
        return owner == Locks.machine().cpu();
    }
}
