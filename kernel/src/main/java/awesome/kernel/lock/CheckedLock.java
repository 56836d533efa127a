package awesome.kernel.lock;

/** What the {@link LockChecker} knows of a lock. */
public abstract class CheckedLock {
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
    final String label() {
        return rank == 0 ? kind.name() : kind.name() + " " + rank;
    }
}
