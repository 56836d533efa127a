package awesome.kernel.memory.frame;

import awesome.magic.NoAlloc;

/**
 * What is known of a frame, in an int. 0 is a free frame. Of one that is taken:
 *
 * <pre>
 *   0-19   how many references there are
 *  20-23   1 + ordinal of the {@link FrameUse}
 *  24-28   order of the block that starts here
 *  29      a later frame of a block
 *  30      no memory, never to be taken
 * </pre>
 */
@NoAlloc("the heap grows through it")
final class Descriptor {
    static final int FREE = 0;
    /** A frame with as many references takes no more of them. */
    static final int MOST_REFERENCES = (1 << 20) - 1;
    static final int NO_MEMORY = 1 << 30;

    private static final int USE_SHIFT = 20;
    private static final int USE_MASK = 15;
    private static final int ORDER_SHIFT = 24;
    private static final int ORDER_MASK = 31;
    private static final int LATER = 1 << 29;

    /** A frame in use since before there were descriptors. */
    static final int EARLY = block(FrameUse.EARLY.ordinal(), 0);

    private Descriptor() {}

    /** The first frame of a block of 2<sup>order</sup> with one reference. */
    static int block(int use, int order) {
        return order << ORDER_SHIFT | use + 1 << USE_SHIFT | 1;
    }

    /** A later frame of a block. */
    static int later(int use) {
        return LATER | use + 1 << USE_SHIFT;
    }

    static int references(int descriptor) {
        return descriptor & MOST_REFERENCES;
    }

    /** The ordinal of the use of a taken frame. */
    static int use(int descriptor) {
        return (descriptor >>> USE_SHIFT & USE_MASK) - 1;
    }

    static int order(int descriptor) {
        return descriptor >>> ORDER_SHIFT & ORDER_MASK;
    }

    /** Whether a taken block starts here. */
    static boolean isBlock(int descriptor) {
        return references(descriptor) != 0;
    }

    static boolean isLater(int descriptor) {
        return (descriptor & LATER) != 0;
    }
}
