package awesome.arch.x86_64.phase;

import awesome.abi.boot.BootInfo;
import awesome.arch.x86_64.paging.HighLayout;
import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.kernel.panic.Panic;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.HeapPages;

/**
 * Memory for the heap. In phase 1 a region is frames that follow one another, at their physical address; in phase 2
 * the heap grows behind its last region with any frames, and gives them back when it can do without.
 */
@NoAlloc("part of allocation")
public final class KernelHeap implements HeapPages {
    private static final long MIB = 1 << 20;

    /** The first region: this part of all memory, within bounds. */
    private static final long FIRST_SHARE = 32;
    private static final long FIRST_LEAST = MIB;
    private static final long FIRST_MOST = 4 * MIB;
    /** Less is not worth starting with. */
    private static final long ENOUGH = 256 << 10;

    /** The rest is for programs. */
    private static final long LARGEST_SHARE = 4;
    private static final long LARGEST_MOST = 2048 * MIB;
    /** Garbage is collected after this part of the largest size was allocated, within bounds. */
    private static final long THRESHOLD_SHARE = 8;
    private static final long THRESHOLD_LEAST = MIB;
    private static final long THRESHOLD_MOST = 16 * MIB;

    /** Bytes of a block of the heap. */
    private static final long BLOCK = 32 << 10;
    /** The heap grows by at least this, if there is as much. */
    private static final long STEP = 256 << 10;

    private final KernelSpace space;
    private final BootFrameAllocator boot;
    private final FrameAllocator frames;
    private final SpaceBuilder builder;
    private long physicalEnd;
    /** The distance from {@code heap_base} to the first page that was added in phase 2; 0 if none was. */
    private long firstGrown;

    /**
     * Before {@link #create}.
     *
     * @param boot where runs of frames come from in phase 1
     * @param frames where single ones come from in phase 2
     */
    public KernelHeap(KernelSpace space, BootFrameAllocator boot, FrameAllocator frames, SpaceBuilder builder) {
        this.space = space;
        this.boot = boot;
        this.frames = frames;
        this.builder = builder;
    }

    private static long bounded(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Gives the heap its first region. Phase 1, after the frame allocator is open. */
    public void create(BootInfo info) {
        physicalEnd = info.identityEnd().bits();
        long all = frames.totalFrames() * Frame.SIZE;
        long largest = Math.min(all / LARGEST_SHARE, LARGEST_MOST);
        long wanted = bounded(all / FIRST_SHARE, FIRST_LEAST, FIRST_MOST);
        long run = boot.longestRun(low(), high(), wanted / Frame.SIZE);
        if (run * Frame.SIZE < ENOUGH || !addRun(Heap.current(), run)) {
            Panic.stop("there is not enough memory in one piece for the kernel's heap");
        }
        Heap heap = Heap.current();
        heap.setMaximum(largest);
        heap.setMinimumThreshold(bounded(largest / THRESHOLD_SHARE, THRESHOLD_LEAST, THRESHOLD_MOST));
        heap.setPages(this);
    }

    /** In phase 1 addresses are physical ones: the heap must lie behind the image, and references must reach it. */
    private static PhysAddr low() {
        return PhysAddr.of(KernelImage.end().bits());
    }

    private PhysAddr high() {
        return PhysAddr.of(Math.min(physicalEnd, KernelImage.heapBase().bits() + HighLayout.WINDOW));
    }

    private boolean addRun(Heap heap, long count) {
        long first = boot.takeRun(low(), high(), count);
        if (first < 0) {
            return false;
        }
        if (heap.addRegion(Address.of(Frame.of(first).start().bits()), count * Frame.SIZE)) {
            return true;
        }
        for (long i = 0; i < count; i++) {
            boot.free(Frame.of(first + i));
        }
        return false;
    }

    @Override
    public boolean extend(Heap heap, long bytes) {
        if (!space.isInPhase2()) {
            // The heap counts whole blocks, and a run need not start with one.
            return addRun(heap, (bytes + BLOCK) / Frame.SIZE);
        }
        return grow(heap, Math.max(bytes, STEP)) || bytes < STEP && grow(heap, bytes);
    }

    private boolean grow(Heap heap, long bytes) {
        long end = end(heap);
        long limit = KernelImage.heapBase().bits() + HighLayout.WINDOW;
        if (end + bytes > limit || frames.freeFrames() < bytes / Frame.SIZE) {
            return false;
        }
        if (!builder.fresh(end, bytes)) {
            drop(end, bytes);
            return false;
        }
        if (!heap.addRegion(Address.of(end), bytes)) {
            return false;
        }
        if (firstGrown == 0) {
            firstGrown = Address.of(end).distanceFrom(KernelImage.heapBase());
        }
        return true;
    }

    /** What phase 1 gave is mapped by large pages and stays. */
    @Override
    public Address discardableFrom() {
        return KernelImage.heapBase().plus(firstGrown == 0 ? HighLayout.WINDOW : firstGrown);
    }

    @Override
    public boolean discard(Address start, long bytes) {
        drop(start.bits(), bytes);
        return true;
    }

    /** Other frames may come to the same addresses later, so no processor may keep where the pages were. */
    private void drop(long virtual, long bytes) {
        builder.drop(space.tree(), virtual, bytes);
        space.flushEverywhere();
    }

    @Override
    public boolean restore(Address start, long bytes) {
        return frames.freeFrames() >= bytes / Frame.SIZE && builder.fresh(start.bits(), bytes);
    }

    /** Behind the last region. */
    private static long end(Heap heap) {
        long offset = 0;
        for (int i = 0; i < heap.regionCount(); i++) {
            Address regionEnd = heap.regionStart(i).plus(heap.regionBytes(i));
            offset = Math.max(offset, regionEnd.distanceFrom(KernelImage.heapBase()));
        }
        return KernelImage.heapBase().plus(offset).bits();
    }
}
