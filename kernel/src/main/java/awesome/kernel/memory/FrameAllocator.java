package awesome.kernel.memory;

import awesome.kernel.machine.PageTable;
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
     * Adds a reference to a taken frame, which lives until {@link #release} was called for each.
     *
     * @return false if the frame takes no more references; the caller copies it then
     */
    default boolean share(Frame frame) {
        return false;
    }

    /** Takes a reference away; the frame is free after the last. True if it was that. */
    default boolean release(Frame frame) {
        free(frame);
        return true;
    }

    /** How many references there are to a taken frame. */
    default int references(Frame frame) {
        return 1;
    }

    /** So many frames that follow one another, the first at a multiple of their number, are under a large page. */
    int LARGE = PageTable.LARGE;

    /**
     * Takes {@link #LARGE} free frames full of zeros for a large page. Each is the caller's as if it had been taken alone.
     * Ordinary code.
     *
     * @return the number of the first, or -1 if there are none, or too few to use them so
     */
    default long takeLargeZeros() {
        return -1;
    }

    /** {@link #share} for each of the frames under a large page; false if one takes no more references: then none has one. */
    default boolean shareLarge(Frame first) {
        for (int i = 0; i < LARGE; i++) {
            if (!share(Frame.of(first.number() + i))) {
                while (--i >= 0) {
                    release(Frame.of(first.number() + i));
                }
                return false;
            }
        }
        return true;
    }

    /** {@link #release} for each of the frames under a large page. */
    default void releaseLarge(Frame first) {
        for (int i = 0; i < LARGE; i++) {
            release(Frame.of(first.number() + i));
        }
    }

    /** Whether each of the frames under a large page has one reference only. */
    default boolean isSoleLarge(Frame first) {
        for (int i = 0; i < LARGE; i++) {
            if (references(Frame.of(first.number() + i)) != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sees that frames are at hand for callers that can do nothing for it: the heap and page faults. Ordinary code
     * calls it before it takes frames; may allocate.
     */
    default void prepare() {}

    /**
     * Has others give frames back that hold what can be had again, for a caller who found none free and may try once more.
     * Within {@code CurrentProcess}, without a lock.
     *
     * @param mayWait whether a disk may be written to for it, while others are let in
     * @return whether there were any
     */
    default boolean reclaim(boolean mayWait) {
        return false;
    }

    /** {@link #take}, which has others give frames back if none is free; as {@link #reclaim} without waiting. */
    default long takeAnyway() {
        long frame = take();
        return frame < 0 && reclaim(false) ? take() : frame;
    }

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
