package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.paging.HighLayout;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/** Which high address the image gets: a random multiple of 2 MiB, some 24 million of them. */
@NoAlloc("asked while the heap is on the move")
public final class HighAddress {
    /** The image moves in steps of this, so that large pages stay possible. */
    static final long STEP = 2L << 20;

    private HighAddress() {}

    /** The lowest possible address, for {@code kaslr=off}. */
    public static VirtAddr lowest() {
        return VirtAddr.of(HighLayout.IMAGES);
    }

    /** Whether an image with a window of {@code bytes} can be at an address. */
    static boolean isPossible(long base, long bytes) {
        return base % STEP == 0 && base >= HighLayout.IMAGES && base <= HighLayout.IMAGES_END - bytes;
    }

    /** One of the possible addresses for a window of {@code bytes}; all 64 bits of {@code random} count. */
    static long pick(long random, long bytes) {
        long positions = (HighLayout.IMAGES_END - HighLayout.IMAGES - bytes) / STEP + 1;
        return HighLayout.IMAGES + Long.remainderUnsigned(random, positions) * STEP;
    }

    /** Whether windows of {@code bytes} at two addresses have nothing in common. */
    static boolean areApart(long one, long other, long bytes) {
        return Math.abs(one - other) >= bytes;
    }
}
