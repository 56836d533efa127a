package awesome.kernel.process;

import awesome.kernel.sync.Turn;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Notice;

/**
 * A turn that belongs to whoever is worked for, also while others are let in; they wait for it, and nothing cuts that
 * short. All that work for nobody in particular are one. Within {@link CurrentProcess}.
 */
public final class CurrentTurn implements Turn {
    /** Nothing is done however long it takes. */
    private static final long PATIENCE = 3_600_000_000_000L;

    private final CurrentProcess current;
    private final ThreadMachine threads;
    private final Bell given = new Bell();
    /** Also looked at by who waits, outside. */
    private volatile boolean isTaken;
    private Task owner;

    /** A turn that nobody has. */
    public CurrentTurn(CurrentProcess current, ThreadMachine threads) {
        this.current = current;
        this.threads = threads;
    }

    @Override
    public boolean take() {
        Task self = current.task();
        if (isTaken && owner == self) {
            return false;
        }
        if (isTaken) {
            await(self == null ? threads.newNotice() : self.notice());
        }
        isTaken = true;
        owner = self;
        return true;
    }

    private void await(Notice notice) {
        given.add(notice);
        try {
            while (isTaken) {
                current.awaitOutside(notice, () -> !isTaken, PATIENCE, () -> {});
            }
        } finally {
            given.remove(notice);
        }
    }

    @Override
    public void give() {
        isTaken = false;
        owner = null;
        given.ring();
    }
}
