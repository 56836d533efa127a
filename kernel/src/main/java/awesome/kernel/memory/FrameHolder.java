package awesome.kernel.memory;

/** Somebody who has frames that he can do without. */
public interface FrameHolder {
    /**
     * Gives frames back because none are left for others. Ordinary context; may take as long as a garbage collection.
     *
     * @return whether there were any
     */
    boolean giveBack();
}
