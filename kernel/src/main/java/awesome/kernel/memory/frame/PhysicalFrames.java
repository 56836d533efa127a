package awesome.kernel.memory.frame;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.machine.Preemption;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.FrameFault;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * All frames of the machine. At first they come from the boot allocator's list; after {@link #takeOver} from buddy
 * blocks, through the cache of the CPU, and each one that is taken has a use and a number of references.
 *
 * <p>Threads hold on to their processor while they are in here; interrupt handlers take no frames. A frame that is
 * freed twice, freed while others refer to it or never was taken is a panic: somebody writes to memory that is not his.
 */
@NoAlloc("the heap grows through it")
public final class PhysicalFrames implements FrameAllocator {
    /** Orders of blocks: 0 (4 KiB) to this (1 GiB). */
    public static final int LARGEST_ORDER = Section.SHIFT;

    /** The order of the frames under a large page. */
    private static final int LARGE_ORDER = Integer.numberOfTrailingZeros(LARGE);

    /** A further section is opened when less is free: 64 MiB, more than the heap grows between two looks. */
    private static final long LOW = 64 << 20 >> 12;

    private final BootFrameAllocator boot;
    private final PhysMemory memory;
    private final Preemption preemption;
    private BuddyAllocator buddy;
    private FrameCache cache;

    /** The frames that {@code boot} has, in memory that {@code memory} reaches. */
    public PhysicalFrames(BootFrameAllocator boot, PhysMemory memory, Preemption preemption) {
        this.boot = boot;
        this.memory = memory;
        this.preemption = preemption;
    }

    /**
     * Begins to manage blocks. Once, when there is a heap, and frames taken before are freed by this from now on.
     */
    @MayAllocate("ordinary code calls this once")
    public void takeOver() {
        BuddyAllocator blocks = new BuddyAllocator(boot);
        FrameCache frames = new FrameCache(blocks);
        blocks.openNext();
        buddy = blocks;
        cache = frames;
        prepare();
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public void prepare() {
        if (buddy == null || buddy.openFrames() >= LOW) {
            return;
        }
        preemption.hold();
        try {
            while (buddy.openFrames() < LOW && boot.freeFrames() > 0 && buddy.openNext()) {
                // One more section is open.
            }
        } finally {
            preemption.release();
        }
    }

    /** Opens all sections, so that nobody who has the lock of the frames allocates any more. */
    @MayAllocate("ordinary code calls this once")
    public void openAll() {
        while (boot.freeFrames() > 0 && buddy.openNext()) {
            // One more section is open.
        }
    }

    /** Frames taken through this are for {@code use}. */
    @MayAllocate("ordinary code calls this")
    public FrameAllocator as(FrameUse use) {
        return new UsedFrames(this, use);
    }

    @Override
    public long take() {
        return take(FrameUse.KERNEL);
    }

    /**
     * Takes a frame, contents unspecified, with one reference, which is the caller's.
     *
     * @return its number, or -1 if none is free
     */
    public long take(FrameUse use) {
        preemption.hold();
        long frame = buddy == null ? boot.take() : described(cache.take(), 0, use);
        preemption.release();
        return frame;
    }

    @Override
    public long takeZeros() {
        return takeZeros(FrameUse.KERNEL);
    }

    /** Takes a frame as {@link #take(FrameUse)} does, full of zeros. */
    public long takeZeros(FrameUse use) {
        preemption.hold();
        long frame = buddy == null ? -1 : described(cache.takeZeros(), 0, use);
        preemption.release();
        if (frame >= 0) {
            return frame;
        }
        frame = take(use);
        if (frame >= 0) {
            memory.clear(Frame.of(frame));
        }
        return frame;
    }

    @Override
    public long takeLargeZeros() {
        return takeLargeZeros(FrameUse.KERNEL);
    }

    /** Takes frames as {@link #takeLargeZeros()} does. */
    public long takeLargeZeros(FrameUse use) {
        preemption.hold();
        long block = buddy == null ? -1 : buddy.takeRaw(LARGE_ORDER);
        for (int i = 0; block >= 0 && i < LARGE; i++) {
            buddy.describe(block + i, 0, use);
        }
        preemption.release();
        // Others may run while they are cleared, which takes a while.
        for (int i = 0; block >= 0 && i < LARGE; i++) {
            memory.clear(Frame.of(block + i));
        }
        return block;
    }

    /** If all of them are free then, they are a block again at once. */
    @Override
    public void releaseLarge(Frame first) {
        preemption.hold();
        boolean all = isSoleLarge(first);
        for (int i = 0; all && i < LARGE; i++) {
            buddy.forget(first.number() + i, buddy.descriptor(first.number() + i));
        }
        if (all) {
            buddy.putRaw(first.number(), LARGE_ORDER);
        }
        preemption.release();
        for (int i = 0; !all && i < LARGE; i++) {
            release(Frame.of(first.number() + i));
        }
    }

    @Override
    public boolean zeroAhead() {
        if (buddy == null) {
            return false;
        }
        preemption.hold();
        long frame = cache.hasRoomForZeros() ? cache.takeOther() : -1;
        if (frame >= 0) {
            memory.clear(Frame.of(frame));
            cache.putZeros(frame);
        }
        preemption.release();
        return frame >= 0;
    }

    /**
     * Takes 2<sup>order</sup> frames that follow one another, the first a multiple of their number. After
     * {@link #takeOver}.
     *
     * @param order from 0 to {@link #LARGEST_ORDER}
     * @return the number of the first, or -1 if there is no such block
     */
    @MayAllocate("ordinary code calls this")
    public long takeBlock(int order, FrameUse use) {
        prepare();
        preemption.hold();
        try {
            long block = buddy.takeRaw(order);
            while (block < 0 && buddy.openNext()) {
                block = buddy.takeRaw(order);
            }
            if (block < 0) {
                cache.spillAll();
                block = buddy.takeRaw(order);
            }
            return described(block, order, use);
        } finally {
            preemption.release();
        }
    }

    /**
     * Takes a block as {@link #takeBlock} does, for a device that reaches addresses below {@code limit} only.
     *
     * @param limit above the number of the last frame
     */
    @MayAllocate("ordinary code calls this")
    public long takeBlockBelow(long limit, int order, FrameUse use) {
        preemption.hold();
        try {
            long block = buddy.takeBelow(order, limit);
            if (block < 0) {
                buddy.openBelow(limit);
                cache.spillAll();
                block = buddy.takeBelow(order, limit);
            }
            return described(block, order, use);
        } finally {
            preemption.release();
        }
    }

    private long described(long block, int order, FrameUse use) {
        if (block >= 0) {
            buddy.describe(block, order, use);
        }
        return block;
    }

    /** Gives back a frame, or a whole block by its first frame, of which the caller has the only reference. */
    @Override
    public void free(Frame frame) {
        preemption.hold();
        if (buddy == null) {
            boot.free(frame);
        } else {
            freeTaken(frame);
        }
        preemption.release();
    }

    private void freeTaken(Frame frame) {
        long number = frame.number();
        int descriptor = buddy.descriptor(number);
        if (Descriptor.references(descriptor) != 1) {
            stop(frame, descriptor);
        }
        if (Descriptor.order(descriptor) == 0 && buddy.isOpen(number)) {
            buddy.forget(number, descriptor);
            cache.put(number);
        } else {
            buddy.giveBack(number, descriptor);
        }
    }

    private static void stop(Frame frame, int descriptor) {
        String what = "a frame is given back that is free already";
        if (descriptor == Descriptor.NO_MEMORY) {
            what = "a frame is given back that is no memory";
        } else if (Descriptor.isLater(descriptor)) {
            what = "a frame is given back that is a part of a block";
        } else if (Descriptor.isBlock(descriptor)) {
            what = "a frame is given back that others still refer to";
        }
        FrameFault.stop(what, frame.start().bits(), descriptor);
    }

    /** A frame or block takes about a million references. */
    @Override
    public boolean share(Frame frame) {
        preemption.hold();
        boolean shared = shareTaken(frame);
        preemption.release();
        return shared;
    }

    private boolean shareTaken(Frame frame) {
        int descriptor = buddy.descriptor(frame.number());
        if (!Descriptor.isBlock(descriptor)) {
            FrameFault.stop("a frame is shared that is not taken", frame.start().bits(), descriptor);
        }
        if (Descriptor.references(descriptor) == Descriptor.MOST_REFERENCES || !buddy.isOpen(frame.number())) {
            return false;
        }
        buddy.setDescriptor(frame.number(), descriptor + 1);
        return true;
    }

    @Override
    public boolean release(Frame frame) {
        preemption.hold();
        int descriptor = buddy.descriptor(frame.number());
        boolean last = Descriptor.references(descriptor) <= 1;
        if (last) {
            freeTaken(frame);
        } else {
            buddy.setDescriptor(frame.number(), descriptor - 1);
        }
        preemption.release();
        return last;
    }

    /** 0 if the frame is free or not the first of its block. */
    @Override
    public int references(Frame frame) {
        return Descriptor.references(buddy.descriptor(frame.number()));
    }

    @Override
    public long freeFrames() {
        return buddy == null ? boot.freeFrames() : buddy.freeFrames() + cache.count();
    }

    @Override
    public long totalFrames() {
        return boot.totalFrames();
    }

    /** How many frames are taken for a use. */
    public long used(FrameUse use) {
        if (use != FrameUse.EARLY) {
            return buddy == null ? 0 : buddy.used(use.ordinal());
        }
        long others = 0;
        for (int i = 0; i < FrameUse.count(); i++) {
            others += buddy == null || i == use.ordinal() ? 0 : buddy.used(i);
        }
        return totalFrames() - freeFrames() - others;
    }

    /** How many free blocks of an order there are, memory that was never looked at left out. */
    public long freeBlocks(int order) {
        return buddy == null ? 0 : buddy.blocks(order);
    }
}
