package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * Fills the kernel's half of a new address space. Every page is either executable or writable, never both; on a
 * processor that cannot forbid execution every page is executable. Methods are false if there was no frame left.
 */
@NoAlloc("the heap is on the move")
public final class SpaceBuilder {
    private static final int LEVEL_2_MIB = 2;
    private static final int LEVEL_1_GIB = 3;

    private final FrameAllocator frames;
    private final ProcessorFeatures features;
    private PageTree tree;

    public SpaceBuilder(FrameAllocator frames, ProcessorFeatures features) {
        this.frames = frames;
        this.features = features;
    }

    private long noExecute() {
        return features.hasNoExecute() ? PageEntry.NO_EXECUTE : 0;
    }

    /** Starts {@code empty} as an address space with nothing but its recursive slot. */
    public boolean begin(PageTree empty) {
        tree = empty;
        if (!tree.create()) {
            return false;
        }
        tree.setRecursive(writable());
        return true;
    }

    /** Maps code: read and execute. */
    public boolean code(long virtual, long physical, long bytes) {
        return tree.map(virtual, physical, bytes, PageEntry.PRESENT, LEVEL_2_MIB);
    }

    /** Maps constants: read. */
    public boolean constants(long virtual, long physical, long bytes) {
        return tree.map(virtual, physical, bytes, PageEntry.PRESENT | noExecute(), LEVEL_2_MIB);
    }

    /** Maps data: read and write. */
    public boolean data(long virtual, long physical, long bytes) {
        return tree.map(virtual, physical, bytes, writable(), LEVEL_2_MIB);
    }

    /** Maps registers of a device: read and write, past all caches. */
    public boolean device(long virtual, long physical, long bytes) {
        return tree.map(virtual, physical, bytes, writable() | PageEntry.UNCACHED, LEVEL_2_MIB);
    }

    private long writable() {
        return PageEntry.PRESENT | PageEntry.WRITABLE | noExecute();
    }

    /**
     * Maps all of physical memory at {@link HighLayout#DIRECT_MAP} as data, but for the range [from, to), the code and
     * constants of the kernel, which cannot be written there either.
     */
    public boolean direct(long end, long from, long to) {
        int largest = features.has1GiBPages() ? LEVEL_1_GIB : LEVEL_2_MIB;
        long base = HighLayout.DIRECT_MAP;
        return tree.map(base, 0, from, writable(), largest)
                && tree.map(base + from, from, to - from, PageEntry.PRESENT | noExecute(), largest)
                && tree.map(base + to, to, end - to, writable(), largest);
    }

    /** Maps as data what {@code source} maps at {@code from}; where that maps nothing, nothing is mapped. */
    public boolean copy(PageTree source, long from, long to, long bytes) {
        long done = 0;
        while (done < bytes) {
            long step = Math.min(bytes - done, source.rest(from + done));
            long physical = source.translate(from + done);
            if (physical >= 0 && !data(to + done, physical, step)) {
                return false;
            }
            done += step;
        }
        return true;
    }

    /** Maps fresh frames as data where nothing is mapped. What was taken before there were no more stays mapped. */
    public boolean fresh(long virtual, long bytes) {
        for (long done = 0; done < bytes; done += Frame.SIZE) {
            if (tree.translate(virtual + done) >= 0) {
                continue;
            }
            long frame = frames.take();
            if (frame < 0) {
                return false;
            }
            if (!data(virtual + done, Frame.of(frame).start().bits(), Frame.SIZE)) {
                frames.free(Frame.of(frame));
                return false;
            }
        }
        return true;
    }

    /** Unmaps a range that {@link #fresh} mapped, perhaps only in part, and frees its frames. */
    public void drop(PageTree from, long virtual, long bytes) {
        for (long done = 0; done < bytes; done += Frame.SIZE) {
            long physical = from.translate(virtual + done);
            if (physical >= 0) {
                frames.free(Frame.containing(PhysAddr.of(physical)));
            }
        }
        from.unmap(virtual, bytes);
    }

    /** Makes the tables right below the root for a range: who copies the root shares what is mapped later. */
    public boolean reserve(long virtual, long bytes) {
        long span = PageEntry.span(PageEntry.ROOT_LEVEL);
        for (long at = virtual & -span; at < virtual + bytes; at += span) {
            if (!tree.makeTable(at)) {
                return false;
            }
        }
        return true;
    }
}
