package awesome.kernel.fake;

import awesome.kernel.sync.Turn;

/** A turn for which one who wants it has to wait, if the test says what others do meanwhile. */
public final class LateTurn implements Turn {
    /** Done before the turn is had next, once; null for nothing. */
    public Runnable others;
    private boolean isTaken;

    @Override
    public boolean take() {
        if (isTaken) {
            return false;
        }
        Runnable before = others;
        others = null;
        if (before != null) {
            before.run();
        }
        isTaken = true;
        return true;
    }

    @Override
    public void give() {
        isTaken = false;
    }
}
