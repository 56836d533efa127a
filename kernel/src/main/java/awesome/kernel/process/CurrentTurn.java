package awesome.kernel.process;

import awesome.kernel.sync.Turn;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;

/**
 * A turn that belongs to whoever is worked for, also while others are let in; they wait for it, and nothing cuts that
 * short. Within {@link CurrentProcess}.
 */
public final class CurrentTurn implements Turn {
    private final CurrentProcess current;
    private final Bell given = new Bell();
    private final Condition isFree = given.when(() -> !isTaken());
    private boolean isTaken;
    private Task owner;

    /** A turn that nobody has. */
    public CurrentTurn(CurrentProcess current) {
        this.current = current;
    }

    private boolean isTaken() {
        return isTaken;
    }

    @Override
    public boolean take() {
        Task self = current.task();
        if (isTaken && owner == self) {
            return false;
        }
        while (isTaken) {
            current.awaitAnyway(isFree);
        }
        isTaken = true;
        owner = self;
        return true;
    }

    @Override
    public void give() {
        isTaken = false;
        owner = null;
        given.ring();
    }
}
