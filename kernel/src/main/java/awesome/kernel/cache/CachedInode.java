package awesome.kernel.cache;

/** A file of a disk, which may be forgotten and read again. */
public interface CachedInode {
    /** Whether nobody uses it, and nothing of it is to be written. */
    boolean isIdle();

    /** Gives its pages back: up to {@code wanted} of those that nobody needs now; returns how many. */
    int giveBack(int wanted);
}
