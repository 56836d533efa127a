package awesome.kernel.filelock;

/** Who has locks: the descriptors of a process, or an open file. */
public final class LockOwner {
    /** Whoever waits is found to be part of a circle if it is not longer. */
    private static final int LONGEST_CIRCLE = 1000;

    /** Who has what this waits for; null while it does not wait. */
    private LockOwner waitsFor;

    /** It begins to wait for what {@code other} has. */
    public void setWaitsFor(LockOwner other) {
        waitsFor = other;
    }

    /** Whether {@code other} waits, perhaps through others, for what this has. */
    public boolean isAwaitedBy(LockOwner other) {
        LockOwner at = other;
        for (int i = 0; at != null && i < LONGEST_CIRCLE; i++) {
            if (at == this) {
                return true;
            }
            at = at.waitsFor;
        }
        return false;
    }
}
