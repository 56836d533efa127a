package awesome.kernel.lock;

import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/** What locks for which CPUs wait in a loop have in common, and the {@link LockChecker} knows of one. */
@NoAlloc("interrupt handlers take locks")
public abstract class CheckedLock {
    /** So often a CPU looks before it is sure that nobody will ever let go. */
    private static final int PATIENCE = 1 << 30;

    private final LockClass kind;
    private final int rank;

    /**
     * A lock of a class.
     *
     * @param rank locks of one class are taken in the order of their ranks, lower ones first; those with equal ranks
     *     are not taken together
     */
    protected CheckedLock(LockClass kind, int rank) {
        this.kind = kind;
        this.rank = rank;
    }

    final LockClass kind() {
        return kind;
    }

    final int rank() {
        return rank;
    }

    /** What people call it. */
    @MayAllocate("the kernel stops")
    final String label() {
        return rank == 0 ? kind.name() : kind.name() + " " + rank;
    }

    /** Lets some time pass before the next look, of which there were {@code looks}; how many there are with that. */
    final int relax(int looks) {
        Locks.machine().relax();
        if (looks == PATIENCE) {
            stuckOnAnother();
        }
        return looks + 1;
    }

    @MayAllocate("the kernel stops")
    private void stuckOnAnother() {
        fail("CPU " + Locks.machine().cpu() + " waits too long for the lock '" + label() + "'" + holder());
    }

    /** Whose it is, as the end of a sentence; empty if that is not known. */
    @MayAllocate("the kernel stops")
    String holder() {
        return "";
    }

    /** Stops with a report of a mistake. */
    @MayAllocate("the kernel stops")
    final void fail(String what) {
        LockChecker checker = LockChecker.active();
        Locks.machine().fail(checker == null ? what : what + checker.whoHas(this));
    }
}
