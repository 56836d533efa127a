package awesome.kernel.memory;

/** Frames that hold what can be had again, such as the content of files of a disk. */
public interface KeptFrames {
    /**
     * Gives some of them back because none are left for others. Within {@code CurrentProcess}, without a lock.
     *
     * @param mayWait whether a disk may be written to for it, while others are let in
     * @return whether there were any
     */
    boolean giveBack(boolean mayWait);
}
