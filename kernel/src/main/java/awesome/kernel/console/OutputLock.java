package awesome.kernel.console;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.LockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.Preemption;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * Keeps apart what threads of all CPUs write to slow devices. Who has it stays on its CPU; interrupts stay as they are,
 * for a piece of output takes long. It is for any context, since what an interrupt handler has to say is urgent, and never
 * ends in a deadlock: who can be waiting for itself goes on at once, who holds interrupts back after a while.
 */
@NoAlloc("also the last words of a kernel without memory go through here")
public final class OutputLock implements Preemption {
    private static final LockClass KIND = LockClass.of("output");
    /** So often who holds interrupts back looks: some milliseconds, in which others write some pieces. */
    private static final int PATIENCE = 1 << 18;

    private final int patience;
    private SpinLock lock = new SpinLock(KIND);
    /** How often its CPU has it once more: in handlers that interrupted who has it. */
    private int nested;
    private volatile boolean seized;

    /** Nobody has it. */
    public OutputLock() {
        this(PATIENCE);
    }

    /** One for which who holds interrupts back looks so often. */
    OutputLock(int patience) {
        this.patience = patience;
    }

    /** Whoever has it does not go on: it begins anew. No other CPU writes. */
    @MayAllocate("ordinary code calls it")
    public void reset() {
        lock = new SpinLock(KIND);
        nested = 0;
    }

    /** From now on nobody waits for it any more: the kernel stops, and the others have stopped already. */
    public void seize() {
        seized = true;
    }

    @Override
    public void hold() {
        LockMachine machine = Locks.machine();
        machine.hold();
        boolean canWait = machine.isInterruptible();
        int looks = 0;
        while (!seized && (canWait || looks < patience)) {
            if (lock.isMine()) {
                nested++;
                return;
            }
            if (lock.tryAcquire()) {
                return;
            }
            machine.relax();
            looks++;
        }
    }

    @Override
    public void release() {
        if (!seized && lock.isMine()) {
            if (nested > 0) {
                nested--;
            } else {
                lock.letGo();
            }
        }
        Locks.machine().release();
    }
}
