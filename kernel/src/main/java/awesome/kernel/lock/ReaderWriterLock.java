package awesome.kernel.lock;

import awesome.magic.NoAlloc;

/**
 * A spin lock that many may have for reading, or one for writing. Readers that come let a writer that waits go first,
 * so a reader does not take it a second time. Interrupts and threads are as with {@link SpinLock#acquire}: off or
 * held, by the caller.
 */
@NoAlloc("interrupt handlers take locks")
public final class ReaderWriterLock extends CheckedLock {
    private static final int WRITER = 1 << 31;
    private static final int WRITER_WAITS = 1 << 30;

    /** The number of readers, and the bits above. */
    private final SharedInt state = new SharedInt();

    /** The only lock of its class, or one of those that are never taken together. */
    public ReaderWriterLock(LockClass kind) {
        super(kind, 0);
    }

    /** Takes it for reading. */
    public void acquireForReading() {
        LockChecker checker = LockChecker.active();
        if (checker != null) {
            checker.wants(this);
        }
        int looks = 0;
        while (true) {
            int now = state.get();
            if ((now & (WRITER | WRITER_WAITS)) == 0 && state.compareAndSet(now, now + 1)) {
                break;
            }
            looks = relax(looks);
        }
        if (checker != null) {
            checker.has(this);
        }
    }

    /** Lets it go that was taken for reading. */
    public void letGoReading() {
        LockChecker checker = LockChecker.active();
        if (checker != null) {
            checker.letsGo(this);
        }
        state.getAndAdd(-1);
    }

    /** Takes it for writing. */
    public void acquireForWriting() {
        LockChecker checker = LockChecker.active();
        if (checker != null) {
            checker.wants(this);
        }
        int looks = 0;
        while (true) {
            int now = state.get();
            if ((now & ~WRITER_WAITS) == 0) {
                // Others that wait say so again.
                if (state.compareAndSet(now, WRITER)) {
                    break;
                }
            } else {
                if ((now & WRITER_WAITS) == 0) {
                    state.compareAndSet(now, now | WRITER_WAITS);
                }
                looks = relax(looks);
            }
        }
        if (checker != null) {
            checker.has(this);
        }
    }

    /** Lets it go that was taken for writing. */
    public void letGoWriting() {
        LockChecker checker = LockChecker.active();
        if (checker != null) {
            checker.letsGo(this);
        }
        state.getAndAdd(-WRITER);
    }
}
