package awesome.kernel.memory.frame;

import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * Blocks of 2<sup>order</sup> frames, from 4 KiB to 1 GiB, each at a multiple of its length. Memory is managed in
 * {@link Section}s of 1 GiB. A section is opened when it is needed: what is not stays with the boot allocator, so that
 * a large machine costs nothing at the start. Sections above 4 GiB are opened before those below, which some devices
 * need.
 *
 * <p>Numbers of frames are those of the machine. Under the lock of the allocator.
 */
@NoAlloc("the heap grows through it")
final class BuddyAllocator {
    /** The first section that a device with addresses of 32 bits does not reach. */
    private static final int BEYOND_32_BITS = 4;

    private final BootFrameAllocator boot;
    /** By number of the section; null if it is not open. */
    private final Section[] sections;
    /** The open ones, ascending; the last is tried first, which leaves those that devices need. */
    private final Section[] open;
    private int openCount;
    private long freeFrames;
    private final long[] used = new long[FrameUse.count()];

    /** Takes {@code boot} over; {@link #openNext} opens the first section. */
    BuddyAllocator(BootFrameAllocator boot) {
        this.boot = boot;
        int count = (int) (boot.lastMemory() + Section.FRAMES - 1 >>> Section.SHIFT);
        sections = new Section[count];
        open = new Section[count];
    }

    /**
     * Opens sections: those in which frames lie that are on the list of the boot allocator, and one more that has
     * memory; false if there are none.
     */
    @MayAllocate("ordinary code calls this before memory is short")
    boolean openNext() {
        boolean opened = false;
        for (long frame = boot.takeListed(); frame >= 0; frame = boot.takeListed()) {
            int number = (int) (frame >>> Section.SHIFT);
            if (sections[number] == null) {
                openSection(number);
            }
            giveBack(frame, descriptor(frame));
            opened = true;
        }
        for (int i = 0; i < sections.length; i++) {
            int number = (i + BEYOND_32_BITS) % Math.max(sections.length, BEYOND_32_BITS);
            if (number < sections.length && isClosed(number)) {
                openSection(number);
                return true;
            }
        }
        return opened;
    }

    private boolean isClosed(int number) {
        long start = (long) number << Section.SHIFT;
        return sections[number] == null && boot.untouched(start, start + Section.FRAMES) > 0;
    }

    @MayAllocate("ordinary code calls this before memory is short")
    private void openSection(int number) {
        long start = (long) number << Section.SHIFT;
        long end = Math.min(start + Section.FRAMES, boot.lastMemory());
        // Making it may grow the heap, which takes frames, but of this section only before they are handed over.
        Section section = new Section(start, (int) (end - start));
        boot.memory(start, end, section::memory);
        section.memoryIsKnown();
        boot.hand(start, end, section::free);
        section.close();
        sections[number] = section;
        int at = openCount;
        while (at > 0 && open[at - 1].first() > start) {
            open[at] = open[at - 1];
            at--;
        }
        open[at] = section;
        openCount++;
        freeFrames += section.freeFrames();
    }

    /** How many frames are free in open sections. */
    long openFrames() {
        return freeFrames;
    }

    /** How many frames are free. */
    long freeFrames() {
        return freeFrames + boot.freeFrames();
    }

    /** How many frames are taken for a use, by its ordinal; what is taken since early is not counted. */
    long used(int use) {
        return used[use];
    }

    /**
     * Takes a block without describing it: its frames count as free until {@link #describe}.
     *
     * @return the number of its first frame, or -1 if there is none
     */
    long takeRaw(int order) {
        for (int i = openCount - 1; i >= 0; i--) {
            if (open[i].has(order)) {
                freeFrames -= 1L << order;
                return open[i].first() + open[i].take(order);
            }
        }
        return -1;
    }

    /**
     * Takes a block whose last frame has a number below {@code limit}.
     *
     * @return the number of its first frame, or -1 if there is none in an open section
     */
    long takeBelow(int order, long limit) {
        for (int i = openCount - 1; i >= 0; i--) {
            Section section = open[i];
            int reach = (int) Math.max(0, Math.min(section.size(), limit - section.first()));
            int index = section.takeBelow(reach, order);
            if (index >= 0) {
                freeFrames -= 1L << order;
                return section.first() + index;
            }
        }
        return -1;
    }

    /** Opens all sections with frames below {@code limit}. */
    @MayAllocate("ordinary code calls this")
    void openBelow(long limit) {
        for (int i = 0; i < sections.length && (long) i << Section.SHIFT < limit; i++) {
            if (isClosed(i)) {
                openSection(i);
            }
        }
    }

    /** Says what the frames of a raw block are taken for. */
    void describe(long block, int order, FrameUse use) {
        Section section = sections[(int) (block >>> Section.SHIFT)];
        int index = (int) (block - section.first());
        section.describe(index, Descriptor.block(use.ordinal(), order));
        for (int i = 1; i < 1 << order; i++) {
            section.describe(index + i, Descriptor.later(use.ordinal()));
        }
        used[use.ordinal()] += 1L << order;
    }

    /** The descriptor of a frame; {@link Descriptor#NO_MEMORY} if there is no such frame. */
    int descriptor(long frame) {
        int number = (int) (frame >>> Section.SHIFT);
        if (frame < 0 || number >= sections.length) {
            return Descriptor.NO_MEMORY;
        }
        Section section = sections[number];
        if (section == null) {
            // What is taken in a section that is not open is so since early.
            return Descriptor.EARLY;
        }
        long index = frame - section.first();
        return index < section.size() ? section.descriptor((int) index) : Descriptor.NO_MEMORY;
    }

    /** Changes the descriptor of a frame of an open section. */
    void setDescriptor(long frame, int descriptor) {
        Section section = sections[(int) (frame >>> Section.SHIFT)];
        section.describe((int) (frame - section.first()), descriptor);
    }

    /** Whether the section of a frame is open. */
    boolean isOpen(long frame) {
        return sections[(int) (frame >>> Section.SHIFT)] != null;
    }

    /** Makes a raw block free again. */
    void putRaw(long block, int order) {
        Section section = sections[(int) (block >>> Section.SHIFT)];
        section.put((int) (block - section.first()), order);
        freeFrames += 1L << order;
    }

    /** Makes a described block raw. */
    void forget(long block, int descriptor) {
        Section section = sections[(int) (block >>> Section.SHIFT)];
        int index = (int) (block - section.first());
        int frames = 1 << Descriptor.order(descriptor);
        for (int i = 0; i < frames; i++) {
            section.describe(index + i, Descriptor.FREE);
        }
        used[Descriptor.use(descriptor)] -= frames;
    }

    /** Makes a described block free. */
    void giveBack(long block, int descriptor) {
        if (isOpen(block)) {
            forget(block, descriptor);
            putRaw(block, Descriptor.order(descriptor));
        } else {
            boot.free(Frame.of(block));
        }
    }

    /** How many free blocks of an order there are in open sections. */
    long blocks(int order) {
        long count = 0;
        for (int i = 0; i < openCount; i++) {
            count += open[i].blocks(order);
        }
        return count;
    }
}
