package awesome.runtime.heap;

import awesome.magic.Cold;
import awesome.magic.EntryPoint;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.exception.StackReserve;
import awesome.runtime.jdk.Target_java_lang_ref_Reference;

/**
 * The heap: allocation, and when to collect. What changes the heap as a whole happens while its {@link Mutators} are
 * locked.
 *
 * <p>Objects lie above the image in the window of 4 GiB from {@code heap_base} and never move. Most are allocated side
 * by side by moving a pointer, in holes between older ones or in whole blocks; see {@link Blocks} and {@link Lines} for
 * the layout and {@link Collector} for how memory becomes free again.
 */
public final class Heap {
    static final OutOfMemoryError NO_MEMORY = new OutOfMemoryError("Java heap space");
    private static final ObjectModel IMAGE = new ImageModel();
    private static final Heap HEAP = new Heap(IMAGE);

    private static final long DEFAULT_THRESHOLD = 4L << 20;
    /** After so many allocated bytes, there may be garbage again. */
    private static final long WORTH_COLLECTING = 512 << 10;
    /** Under stress, every so many collections is of all objects. */
    private static final int STRESS_FULL = 4;

    /** Longer objects get whole blocks. */
    static final int LONGEST_IN_LINES = Blocks.SIZE / 2;
    /** An object without fields takes so many bytes too, though not in the image. */
    static final int SMALLEST = 16;

    final ObjectModel model;
    final Blocks blocks;
    final Starts starts;
    final Cards cards;
    final Regions regions = new Regions();
    final Stacks stacks = new Stacks();
    final Cycle cycle;
    final HeapLock lock;
    final Steps steps;
    private final LargeObjects large;
    private final FreeMemory free;
    private final Collector collector;
    private final HeapVerifier verifier;

    private Mutators mutators;
    private final BumpTable bump;
    private int firstBlock = Blocks.COUNT;
    private int endBlock;
    private long committedBlocks;

    private HeapPages pages;
    private long maximumBytes = Long.MAX_VALUE;
    private final Pace pace = new Pace(DEFAULT_THRESHOLD);
    private long allocatedSinceCollection;
    private long liveBytes;
    private int collections;
    private int youngCollections;
    private boolean collecting;
    /** Whether a collection found nothing to give back when memory was wanted. */
    private boolean gaveAll;

    private int stressInterval;
    private int stressCount;
    private boolean verifying;
    /** Bytes of holes in blocks where something lives, after the last collection. */
    private long holeBytes;

    Heap(ObjectModel model) {
        this.model = model;
        this.blocks = new Blocks(model);
        this.starts = new Starts(model, blocks);
        this.cards = new Cards(model);
        this.mutators = new OneMutator(model);
        this.lock = new HeapLock(this);
        this.bump = new BumpTable(this);
        this.free = new FreeMemory(this);
        this.cycle = new Cycle(this);
        this.steps = new Steps(this);
        this.large = new LargeObjects(this);
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

    /** Binds threads that help to mark; without them the thread that collects does it alone. */
    public void setMarkHelpers(MarkHelpers helpers) {
        collector.pool().setHelpers(helpers);
    }

    /** Bytes of living objects that were marked by helpers. */
    public long bytesMarkedByHelpers() {
        return collector.pool().bytesOfHelpers();
    }

    /** What a thread of the {@link MarkHelpers} does, for ever. It has no objects and is not stopped. */
    @NoAlloc("part of collection")
    public void helpMarking() {
        collector.pool().help();
    }

    /** Binds the source of more memory. */
    public void setPages(HeapPages source) {
        pages = source;
    }

    /**
     * Lets most collections be of young objects only: those made since the last one.
     *
     * @param table where compiled code sets the card of {@code heap_base}, zeroed, {@link Cards#TABLE_BYTES}
     */
    public void setCards(Address table) {
        cards.setTable(table);
        pace.setGenerational();
    }

    /**
     * Has collections that are due mark and sweep in small steps, when threads allocate and when {@link #step} is called.
     * Code must tell what it overwrites, as the kernel's does ({@link WriteBarrier}).
     */
    public void setStepwise() {
        cycle.allow();
        pace.setStepwise();
        WriteBarrier.setNeeded();
    }

    /** Lets the heap take at most {@code bytes} from its {@link HeapPages}. */
    public void setMaximum(long bytes) {
        maximumBytes = bytes;
    }

    /** Makes the heap collect no sooner than after this many allocated bytes. */
    public void setMinimumThreshold(long bytes) {
        pace.setLeast(bytes);
    }

    /** Collects before every {@code interval}th allocation, to find references that the collector misses; 0 ends that. */
    public void setStress(int interval) {
        stressInterval = interval;
        stressCount = interval;
        bump.allowInlined(interval == 0);
    }

    /** Checks the whole heap after each collection, and has helpers mark also where it does not pay. */
    public void setVerifying(boolean verify) {
        verifying = verify;
        collector.pool().setTesting(verify);
    }

    /** Measures collections by the clock of the {@link awesome.runtime.Platform} from now on. */
    public void setMeasuring(boolean measure) {
        lock.setMeasuring(measure);
    }

    /** The pauses that were measured. */
    public Pauses pauses() {
        return lock.pauses();
    }

    /** Bytes that the last collection found free between living objects: of no use for large ones. */
    public long holeBytes() {
        return holeBytes;
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
            free.added(first);
            collector.reserve(blocks.reserveMetadata(first, end), end);
        }
        return true;
    }

    /** What the heap needs for itself of a first region of this size, at its start. */
    public static long overhead(long bytes) {
        return bytes / Blocks.SIZE * Blocks.METADATA_BYTES + bytes / Marker.STACK_SHARE;
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

    /** Bytes that the last collection found alive, and what was allocated since (in whole holes). */
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

    /** How many of the collections were of young objects only. */
    public int youngCollections() {
        return youngCollections;
    }

    /** How often garbage was collected. */
    public int collections() {
        return collections;
    }

    /**
     * A new object, zero but for class and length, aligned to 8; throws OutOfMemoryError.
     *
     * @param length of an array, else 0
     */
    Address allocate(long bytes, int classWord, int length) {
        if (stressInterval != 0) {
            stress();
        }
        if (bytes > LONGEST_IN_LINES) {
            return model.base().plus(large.allocate(bytes, classWord, length));
        }
        long size = Math.max(SMALLEST, bytes + 7 & -8L);
        long object = bump.take(BumpTable.RUN, size, classWord, length);
        int run = size > Lines.SIZE ? BumpTable.LONG_RUN : BumpTable.RUN;
        while (object == 0) {
            object = bump.take(run, size, classWord, length);
            if (object == 0) {
                refill(run, size);
            }
        }
        return model.base().plus(object);
    }

    private void stress() {
        if (--stressCount <= 0 && !collecting) {
            stressCount = stressInterval;
            if (cycle.isAllowed() && collections % STRESS_FULL != 0) {
                stressStep();
            } else {
                collect(cards.exist() && collections % STRESS_FULL != 0, false);
            }
        }
    }

    @Cold
    private void stressStep() {
        StackReserve.ensureHeadroom();
        lock.take();
        try {
            steps.stress();
        } finally {
            lock.letGo();
        }
        enqueueCleared();
    }

    @Cold
    private void refill(int run, long size) {
        StackReserve.ensureHeadroom();
        lock.take();
        try {
            steps.doDue();
            nextRun(run, (int) (size + Lines.SIZE - 1) >>> Lines.SHIFT);
        } finally {
            lock.letGo();
        }
        enqueueCleared();
    }

    /** Makes a zeroed hole of so many lines at least the one to allocate from. */
    private void nextRun(int run, int lines) {
        beforeAllocation();
        if (takeHole(run, lines)) {
            return;
        }
        if (steps.finish() && takeHole(run, lines)) {
            return;
        }
        collectWhole();
        if (takeHole(run, lines)) {
            return;
        }
        collectLocked(false, true);
        if (!takeHole(run, lines)) {
            throw NO_MEMORY;
        }
    }

    /**
     * Whole blocks come first, where objects lie together, but not memory that was never used before there are holes.
     * A heap that cannot grow much any more fills holes, and leaves whole blocks for large objects.
     */
    private boolean takeHole(int run, int lines) {
        int block = committedBytes() <= maximumBytes() / 2 ? free.takeUsed() : -1;
        if (block < 0 && run == BumpTable.RUN && free.nextHole()) {
            return true;
        }
        if (block < 0) {
            block = takeBlock();
        }
        if (block >= 0) {
            blocks.formatLines(block);
            use(run, block, blocks.headerBytes(block) >>> Lines.SHIFT, Lines.COUNT);
            return true;
        }
        // Only swept blocks tell what is free in them.
        cycle.sweepRest();
        return free.anyHole(run, lines);
    }

    private int takeBlock() {
        int block = free.take(1);
        if (block < 0) {
            cycle.sweepForBlock();
            block = free.take(1);
        }
        return block < 0 && extend(1) ? free.take(1) : block;
    }

    @NoAlloc("part of allocation")
    void use(int run, int block, int line, int endLine) {
        Lines.take(blocks.metadata(block), line, endLine);
        if (cycle.isMarking()) {
            Lines.setBorn(blocks.metadata(block), line, endLine);
        }
        long start = Blocks.offsetOf(block) + (long) line * Lines.SIZE;
        long end = Blocks.offsetOf(block) + (long) endLine * Lines.SIZE;
        blocks.at(start).fill((byte) 0, end - start);
        allocated(end - start);
        bump.set(run, start, end);
    }

    /** Counts what was allocated. */
    @NoAlloc("part of allocation")
    void allocated(long bytes) {
        allocatedSinceCollection += bytes;
        steps.allocated(bytes);
    }

    /** Collects if that is due, or does a step of it. Makes way. */
    void beforeAllocation() {
        if (steps.goOn()) {
            lock.makeWay();
        } else if (allocatedSinceCollection >= pace.allowance()) {
            if (cycle.isAllowed()) {
                steps.start();
                lock.makeWay();
            } else {
                collectLocked(pace.isYoungNext(), false);
            }
        }
    }

    /** Starts a collection in steps, unless one runs. */
    void startCycle() {
        lock.take();
        try {
            if (!cycle.isMarking()) {
                steps.start();
            }
        } finally {
            lock.letGo();
        }
    }

    /**
     * Does a small step of the collection that runs, if one does: for a processor that has nothing else to do. Takes the
     * time of visiting 128 objects, about, but when it takes a snapshot or ends marking. It waits for nobody: what it
     * clears goes into its queues with what is allocated next.
     *
     * @return whether there is more to do
     */
    public boolean step() {
        if (!steps.isRunning()) {
            return false;
        }
        StackReserve.ensureHeadroom();
        lock.take();
        try {
            steps.doLittle();
            return steps.isRunning();
        } finally {
            lock.letGo();
        }
    }

    /** Takes memory for so many more blocks; false if there is none. */
    boolean extend(int count) {
        long bytes = (long) count * Blocks.SIZE;
        return pages != null && committedBytes() + bytes <= maximumBytes && pages.extend(this, bytes);
    }

    /**
     * Collects garbage.
     *
     * @param clearSoft whether soft references count as weak
     */
    public void collect(boolean clearSoft) {
        collect(false, clearSoft);
    }

    @MayAllocate("callers that must not allocate do not collect")
    void collect(boolean young, boolean clearSoft) {
        StackReserve.ensureHeadroom();
        lock.take();
        try {
            collectLocked(young, clearSoft);
        } finally {
            lock.letGo();
        }
        enqueueCleared();
    }

    /** Collects what is garbage now, in steps if there are any. */
    void collectWhole() {
        if (!steps.collect()) {
            collectLocked(false, false);
        }
    }

    /** Collects in one stop. */
    void collectLocked(boolean young, boolean clearSoft) {
        stop(Collector.ALL, young, clearSoft);
    }

    /** Stops the world for one of the tasks of the collector. */
    @MayAllocate("callers that must not allocate do not collect")
    void stop(int wanted, boolean young, boolean clearSoft) {
        if (collecting) {
            throw new IllegalStateException("allocation during a collection");
        }
        collecting = true;
        lock.work();
        mutators.stop();
        int task = wanted == Collector.FINISH && cycle.isSpoiled() ? Collector.ALL : wanted;
        try {
            collector.prepare(task, young, clearSoft);
            model.collectOnOwnStack();
            if (!cycle.isMarking()) {
                collected(young);
                if (verifying) {
                    verify(task);
                }
            }
        } finally {
            // The stack may end on the way to the collector's own.
            collecting = false;
            mutators.resume();
        }
        if (task == Collector.ALL && !young && pages != null) {
            free.giveBack(pace.worthKeeping(), false);
        }
    }

    private void verify(int task) {
        if (task == Collector.FINISH) {
            verifier.checkMarked();
            cycle.sweep(Integer.MAX_VALUE);
        }
        verifier.check();
    }

    private void collected(boolean young) {
        collections++;
        if (young) {
            youngCollections++;
            pace.collectedYoung(allocatedSinceCollection, liveBytes);
        } else {
            pace.collectedFull(liveBytes, maximumBytes());
        }
        allocatedSinceCollection = 0;
    }

    /** Called when all is swept that a collection in steps left. */
    @NoAlloc("part of allocation")
    void sweptInSteps() {
        if (pages != null && !collecting) {
            steps.giveBack(pace.worthKeeping());
        }
    }

    /**
     * Gives the system as much memory as possible, for which it collects unless that was in vain the last time and little
     * was allocated since. Not for code that takes part in allocation.
     *
     * @return how many bytes it gave
     */
    @MayAllocate("callers that must not allocate do not call this")
    public long giveBack() {
        StackReserve.ensureHeadroom();
        lock.take();
        long before = free.returnedBytes();
        try {
            steps.finish();
            free.giveBack(0, true);
            if (free.returnedBytes() == before && (allocatedSinceCollection >= WORTH_COLLECTING || !gaveAll)) {
                collectWhole();
                free.giveBack(0, true);
                gaveAll = free.returnedBytes() == before;
            }
        } finally {
            lock.letGo();
        }
        enqueueCleared();
        return free.returnedBytes() - before;
    }

    /** Bytes that were given back to the system, all together. */
    public long returnedBytes() {
        return free.returnedBytes();
    }

    /** Moves what was cleared into its queues, without the lock: that runs Java code which takes others. */
    void enqueueCleared() {
        if (model == IMAGE && collector.references().cleared() != 0) {
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
        return collector.references().cleared() != 0;
    }

    /** The first of the references that the collector cleared, linked by {@code discovered}; null if there is none. */
    public Object takeCleared() {
        lock.take();
        int first = collector.references().takeCleared();
        lock.letGo();
        return Objects.decode(first);
    }

    int firstBlock() {
        return firstBlock;
    }

    int endBlock() {
        return endBlock;
    }

    /** Forgets all free memory; the sweep finds it again. */
    @NoAlloc("part of collection")
    void forgetRuns() {
        bump.set(BumpTable.RUN, 0, 0);
        bump.set(BumpTable.LONG_RUN, 0, 0);
        free.beginAgain();
    }

    /** Notes what a collection found. */
    @NoAlloc("part of collection")
    void swept(long live, long holes) {
        liveBytes = live;
        holeBytes = holes;
    }

    /** Notes how much a collection in steps found alive; it looks for holes from now on. */
    @NoAlloc("part of collection")
    void marked(long live) {
        liveBytes = live;
        free.beginAgain();
    }

    /** Gives back blocks that nothing lives in. */
    @NoAlloc("part of collection")
    void releaseBlocks(int first, int count) {
        free.release(first, count);
    }

    @NoAlloc("part of allocation")
    FreeMemory free() {
        return free;
    }

    HeapPages pages() {
        return pages;
    }
}
