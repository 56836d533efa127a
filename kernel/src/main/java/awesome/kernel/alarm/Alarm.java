package awesome.kernel.alarm;

import awesome.kernel.tree.TreeNode;

/** Something that is to happen once at a time. */
public abstract class Alarm extends TreeNode {
    /** One that is not set. */
    protected Alarm() {}

    /** The time has come; it is not set any more, and may be set again. */
    protected abstract void wentOff();

    /** When it goes off if it is set, on the monotonic clock. */
    public final long time() {
        return key;
    }

    /** Whether it is to go off. */
    public final boolean isSet() {
        return isInTree();
    }

    final void setTime(long time) {
        key = time;
    }
}
