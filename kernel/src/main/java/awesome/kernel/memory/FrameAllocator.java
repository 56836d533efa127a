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

    /** Gives back a frame that the caller owns. */
    void free(Frame frame);

    /** How many frames are free. */
    long freeFrames();

    /** How many frames there are in all, free or taken. */
    long totalFrames();
}
