package awesome.runtime.heap;

import awesome.magic.EntryPoint;
import awesome.magic.MayAllocate;
import awesome.magic.NeverInline;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Platform;
import awesome.runtime.exception.StackReserve;
import awesome.runtime.jdk.Target_java_lang_ref_Reference;

/**
 * The heap: allocation, and when to collect. What changes the heap as a whole happens while its {@link Mutators} are
 * locked.
 *
 * <p>Objects lie above the image in the window of 4 GiB from {@code heap_base} and never move. Small ones
 * come from runs of free cells of their size, by moving a pointer; see {@link Blocks} for the layout and
 * {@link Collector} for how cells become free again.
 */
public final class Heap {
    private static final OutOfMemoryError NO_MEMORY = new OutOfMemoryError("Java heap space");
    private static final ObjectModel IMAGE = new ImageModel();
    private static final Heap HEAP = new Heap(IMAGE);

    private static final long DEFAULT_THRESHOLD = 4L << 20;

    /** Free runs: the first cell holds u32 0 (no class), u32 the next run, u32 bytes of the run. */
    private static final int RUN_NEXT = 4;
    private static final int RUN_BYTES = 8;

    final ObjectModel model;
    final Blocks blocks;
    final Regions regions = new Regions();
    final Stacks stacks = new Stacks();
    private final Collector collector;
    private final HeapVerifier verifier;

    private Mutators mutators;
    private final BumpTable bump;
    /** By size class, the first free run. */
    private final long[] runs = new long[SizeClasses.COUNT];

    private int firstBlock = Blocks.COUNT;
    private int endBlock;
    /** No block before it is free. */
    private int freeHint;
    private long committedBlocks;

    private HeapPages pages;
    private long maximumBytes = Long.MAX_VALUE;
    private long minimumThreshold = DEFAULT_THRESHOLD;
    private long allocatedSinceCollection;
    private long liveBytes;
    private int collections;
    private boolean collecting;

    private int stressInterval;
    private int stressCount;
    private boolean verifying;
    private boolean measuring;
    private final Pauses pauses = new Pauses();
    /** Bytes of free cells in blocks where something lives, after the last collection. */
    private long freeCellBytes;

    Heap(ObjectModel model) {
        this.model = model;
        this.blocks = new Blocks(model);
        this.mutators = new OneMutator(model);
        this.bump = new BumpTable(this);
        this.collector = new Collector(this);
        this.verifier = new HeapVerifier(this);
    }

    /** The heap of the running image. */
    public static Heap current() {
        return HEAP;
    }

    /** Binds the threads that use the heap. */
    public void setMutators(Mutators threads) {
        mutators = threads;
    }

    @NoAlloc("part of allocation")
    Mutators mutators() {
        return mutators;
    }

    /** Binds the source of more memory. */
    public void setPages(HeapPages source) {
        pages = source;
    }

    /** Lets the heap take at most {@code bytes} from its {@link HeapPages}. */
    public void setMaximum(long bytes) {
        maximumBytes = bytes;
    }

    /** Makes the heap collect no sooner than after this many allocated bytes. */
    public void setMinimumThreshold(long bytes) {
        minimumThreshold = bytes;
    }

    /** Collects before every {@code interval}th allocation, to find references that the collector misses; 0 ends that. */
    public void setStress(int interval) {
        stressInterval = interval;
        stressCount = interval;
        bump.allowInlined(interval == 0);
    }

    /** Checks the whole heap after each collection. */
    public void setVerifying(boolean verify) {
        verifying = verify;
    }

    /** Measures collections by the clock of the {@link Platform} from now on. */
    public void setMeasuring(boolean measure) {
        measuring = measure;
    }

    /** The pauses that were measured. */
    public Pauses pauses() {
        return pauses;
    }

    /** Bytes that the last collection found free between living objects: of use for objects of the same size only. */
    public long freeCellBytes() {
        return freeCellBytes;
    }

    /** Bytes that the last collection found alive. */
    public long liveBytes() {
        return liveBytes;
    }

    /**
     * Gives the heap memory: readable, writable, aligned to 4 KiB, within 4 GiB above {@code heap_base}, not
     * overlapping the image or other regions. A region that follows another directly becomes part of it.
     *
     * @return false if the heap has too many regions; it then does not use the memory
     */
    @NoAlloc("part of allocation")
    public boolean addRegion(Address start, long bytes) {
        long from = start.distanceFrom(model.base());
        int region = regions.add(from, from + bytes);
        if (region < 0) {
            return false;
        }
        // The end of the region before may have had part of a block.
        long whole = Math.max(regions.start(region), from & -Blocks.SIZE);
        int first = Blocks.blockOf(whole + Blocks.SIZE - 1);
        int end = Blocks.blockOf(from + bytes);
        for (int block = first; block < end; block++) {
            blocks.setKind(block, Blocks.FREE);
            committedBlocks++;
        }
        if (first < end) {
            firstBlock = Math.min(firstBlock, first);
            endBlock = Math.max(endBlock, end);
            freeHint = Math.min(freeHint, first);
            collector.reserve(first, end);
        }
        return true;
    }

    /** How many contiguous regions the heap consists of. */
    public int regionCount() {
        return regions.count();
    }

    /** Where a region starts in the address space of the caller. */
    public Address regionStart(int region) {
        return model.base().plus(regions.start(region));
    }

    /** Bytes of a region. */
    public long regionBytes(int region) {
        return regions.end(region) - regions.start(region);
    }

    /**
     * Has a stack scanned for references: all of it, or from the stack pointer on if the collection starts there.
     *
     * @param low the lowest address, readable (above a guard)
     * @param high behind the stack
     */
    public void addStack(Address low, Address high) {
        if (!stacks.add(low, high)) {
            throw new IllegalStateException("too many stacks");
        }
    }

    /** Ends {@link #addStack} for the stack that starts at {@code low}. */
    public void removeStack(Address low) {
        if (!stacks.remove(low)) {
            throw new IllegalArgumentException("no such stack: " + Long.toHexString(low.bits()));
        }
    }

    /** Bytes that the last collection found alive, and what was allocated since (in whole runs). */
    public long usedBytes() {
        return liveBytes + allocatedSinceCollection;
    }

    /** Bytes of memory the heap has. */
    public long committedBytes() {
        return committedBlocks * Blocks.SIZE;
    }

    /** Bytes that the heap may take, as far as it knows. */
    public long maximumBytes() {
        return pages == null ? committedBytes() : Math.min(maximumBytes, (long) Blocks.COUNT * Blocks.SIZE);
    }

    /** How often garbage was collected. */
    public int collections() {
        return collections;
    }

    /** An object of a class that takes {@code bytes}, zero but for its class, aligned to 8; throws OutOfMemoryError. */
    Address allocate(long bytes, int classWord) {
        if (stressInterval != 0) {
            stress();
        }
        if (bytes > SizeClasses.MAX) {
            return model.base().plus(allocateLarge(bytes, classWord));
        }
        int sizeClass = SizeClasses.of(bytes);
        long cell = bump.take(sizeClass, classWord);
        while (cell == 0) {
            refill(sizeClass);
            cell = bump.take(sizeClass, classWord);
        }
        return model.base().plus(cell);
    }

    private void stress() {
        if (--stressCount <= 0 && !collecting) {
            stressCount = stressInterval;
            collect(false);
        }
    }

    @NeverInline("off the fast path")
    private void refill(int sizeClass) {
        StackReserve.ensureHeadroom();
        mutators.lock();
        try {
            nextRun(sizeClass);
        } finally {
            mutators.unlock();
        }
        enqueueCleared();
    }

    /** Makes a zeroed run of free cells the one to allocate from. */
    private void nextRun(int sizeClass) {
        if (allocatedSinceCollection >= threshold()) {
            collectLocked(false);
        }
        long run = runs[sizeClass];
        long bytes;
        if (run != 0) {
            Address header = blocks.at(run);
            runs[sizeClass] = header.plus(RUN_NEXT).readUnsignedInt();
            bytes = header.plus(RUN_BYTES).readUnsignedInt();
            // It will be needed soon, and nobody looked at it since the collection.
            blocks.at(runs[sizeClass]).prefetch();
        } else {
            int block = obtainBlocks(1);
            run = runs[sizeClass];
            if (run != 0) {
                // The collection that found the free block found free cells too.
                release(block);
                nextRun(sizeClass);
                return;
            }
            blocks.format(block, sizeClass);
            run = Blocks.offsetOf(block) + Blocks.CELLS_START;
            bytes = blocks.cellsEnd(block) - run;
        }
        blocks.at(run).fill((byte) 0, bytes);
        allocatedSinceCollection += bytes;
        bump.set(sizeClass, run, run + bytes);
    }

    private long allocateLarge(long bytes, int classWord) {
        StackReserve.ensureHeadroom();
        if (bytes > (long) Blocks.COUNT * Blocks.SIZE) {
            throw NO_MEMORY;
        }
        mutators.lock();
        long object;
        try {
            object = nextLarge(bytes, classWord);
        } finally {
            mutators.unlock();
        }
        enqueueCleared();
        return object;
    }

    private long nextLarge(long bytes, int classWord) {
        if (allocatedSinceCollection >= threshold()) {
            collectLocked(false);
        }
        int count = Blocks.blockOf(bytes + Blocks.LARGE_START + Blocks.SIZE - 1);
        int block = obtainBlocks(count);
        blocks.formatLarge(block, count, bytes);
        long object = Blocks.offsetOf(block) + Blocks.LARGE_START;
        blocks.at(object).fill((byte) 0, (bytes + 7) & -8L);
        blocks.at(object).writeInt(classWord);
        allocatedSinceCollection += (long) count * Blocks.SIZE;
        return object;
    }

    private long threshold() {
        return Math.max(minimumThreshold, liveBytes);
    }

    /** Takes contiguous free blocks: from those the heap has, else more memory, else what a collection frees. */
    private int obtainBlocks(int count) {
        int block = findFree(count);
        if (block < 0 && extend(count)) {
            block = findFree(count);
        }
        if (block < 0) {
            collectLocked(false);
            block = findFree(count);
        }
        if (block < 0) {
            collectLocked(true);
            block = findFree(count);
        }
        if (block < 0) {
            throw NO_MEMORY;
        }
        return block;
    }

    private boolean extend(int count) {
        long bytes = (long) count * Blocks.SIZE;
        return pages != null && committedBytes() + bytes <= maximumBytes && pages.extend(this, bytes);
    }

    @NoAlloc("part of allocation")
    private int findFree(int count) {
        int found = 0;
        boolean first = true;
        for (int block = Math.max(firstBlock, freeHint); block < endBlock; block++) {
            if (blocks.kind(block) != Blocks.FREE) {
                found = 0;
                continue;
            }
            if (first) {
                freeHint = block;
                first = false;
            }
            if (++found == count) {
                int start = block - count + 1;
                for (int i = start; i <= block; i++) {
                    blocks.setKind(i, Blocks.INTERNAL);
                }
                return start;
            }
        }
        return -1;
    }

    /** Gives a block back. */
    @NoAlloc("part of collection")
    private void release(int block) {
        blocks.setKind(block, Blocks.FREE);
        freeHint = Math.min(freeHint, block);
    }

    /**
     * Collects garbage.
     *
     * @param clearSoft whether soft references count as weak
     */
    @MayAllocate("callers that must not allocate do not collect")
    public void collect(boolean clearSoft) {
        StackReserve.ensureHeadroom();
        mutators.lock();
        try {
            collectLocked(clearSoft);
        } finally {
            mutators.unlock();
        }
        enqueueCleared();
    }

    @MayAllocate("callers that must not allocate do not collect")
    private void collectLocked(boolean clearSoft) {
        if (collecting) {
            throw new IllegalStateException("allocation during a collection");
        }
        collecting = true;
        long start = measuring ? Platform.current().nanoTime() : 0;
        mutators.stop();
        try {
            collector.prepare(clearSoft);
            model.collectOnOwnStack();
            collections++;
            allocatedSinceCollection = 0;
            if (verifying) {
                verifier.check();
            }
        } finally {
            // The stack may end on the way to the collector's own.
            collecting = false;
            mutators.resume();
            if (measuring) {
                pauses.add(Platform.current().nanoTime() - start, liveBytes);
            }
        }
    }

    /** Moves what was cleared into its queues, without the lock: that runs Java code which takes others. */
    private void enqueueCleared() {
        if (model == IMAGE && collector.hasCleared()) {
            Target_java_lang_ref_Reference.enqueueCleared();
        }
    }

    /** Called by {@code rt_collect}; the stack in use starts at {@code stackPointer}. */
    @EntryPoint("rt_collect_from")
    @NoAlloc("the collector cannot allocate")
    static void collectFrom(Address stackPointer) {
        HEAP.collector.run(stackPointer);
    }

    /** The collector, for tests that run it without assembly. */
    Collector collector() {
        return collector;
    }

    /** Whether there are references that the collector cleared and nobody took. */
    public boolean hasCleared() {
        return collector.hasCleared();
    }

    /** The first of the references that the collector cleared, linked by {@code discovered}; null if there is none. */
    public Object takeCleared() {
        mutators.lock();
        int first = collector.takeCleared();
        mutators.unlock();
        return Objects.decode(first);
    }

    int firstBlock() {
        return firstBlock;
    }

    int endBlock() {
        return endBlock;
    }

    /** Forgets all free cells; the sweep finds them again. */
    @NoAlloc("part of collection")
    void forgetRuns() {
        for (int i = 0; i < SizeClasses.COUNT; i++) {
            bump.set(i, 0, 0);
            runs[i] = 0;
        }
        freeCellBytes = 0;
        liveBytes = 0;
    }

    /** Adds a run of free cells, all with a zero first word. */
    @NoAlloc("part of collection")
    void addRun(int sizeClass, long start, long bytes) {
        Address header = blocks.at(start);
        header.writeInt(RUN_NEXT, (int) runs[sizeClass]);
        header.writeInt(RUN_BYTES, (int) bytes);
        freeCellBytes += bytes;
        runs[sizeClass] = start;
    }

    /** Counts what survived. */
    @NoAlloc("part of collection")
    void addLive(long bytes) {
        liveBytes += bytes;
    }

    /** Gives back blocks that nothing lives in. */
    @NoAlloc("part of collection")
    void releaseBlocks(int first, int count) {
        for (int i = 0; i < count; i++) {
            release(first + i);
        }
    }
}
