package awesome.kernel.cache;

/** A file of a disk, which may be forgotten and read again. What it does about pages is for those that have some. */
public interface CachedInode {
    /** Whether nobody uses it, and nothing of it is to be written. */
    boolean isIdle();

    /** Gives its pages back: up to {@code wanted} of those that nobody needs now; returns how many. */
    default int giveBack(int wanted) {
        return 0;
    }

    /** Gives all its pages back, written or not. */
    default void giveUp() {}

    /** Writes its pages that were changed; they are safe after a flush. EIO. */
    default void writeBack() {}

    /** How many pages are to be written. */
    default long dirtyPages() {
        return 0;
    }
}
