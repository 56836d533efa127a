package awesome.kernel.lock;

import awesome.magic.NoAlloc;

/** The machine on which locks are taken. */
@NoAlloc("used by locks")
public final class Locks {
    private static LockMachine machine;

    private Locks() {}

    /** Sets it, before any lock is taken. */
    public static void bind(LockMachine next) {
        machine = next;
    }

    /** The machine. */
    public static LockMachine machine() {
        return machine;
    }
}
