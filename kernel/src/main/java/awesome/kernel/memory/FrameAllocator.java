package awesome.kernel.memory;

import awesome.magic.Frame;

/** Physical page frames of 4 KiB. */
public interface FrameAllocator {
    /**
     * Takes a free frame, contents unspecified; the caller owns it.
     *
     * @return the number of the frame, or -1 if none is free
     */
    long take();

    /**
     * Takes a free frame full of zeros; the caller owns it.
     *
     * @return the number of the frame, or -1 if none is free
     */
    long takeZeros();

    /** Gives back a frame that the caller owns. */
    void free(Frame frame);

    /**
     * Sees that frames are at hand for callers that can do nothing for it: the heap and page faults. Ordinary code
     * calls it before it takes frames; may allocate.
     */
    default void prepare() {}

    /**
     * Clears a free frame ahead of need; preemptible context, when there is nothing else to do.
     *
     * @return false if enough is done
     */
    default boolean zeroAhead() {
        return false;
    }

    /** How many frames are free. */
    long freeFrames();

    /** How many frames there are in all, free or taken. */
    long totalFrames();
}
