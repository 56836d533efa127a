package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * Mark and sweep, of all objects or of the young ones: those without a mark from the collection before. Roots are the
 * static fields, the objects of the image heap, old objects on {@link Cards}, and whatever on the stacks looks like a
 * reference: a 64-bit pointer at, into or just beside an object, or a 32-bit offset in either half of a word.
 */
@NoAlloc("the collector runs when there is no memory left")
final class Collector implements Mutators.Roots, Survivors {
    /** Tasks: a collection; the first and the last stop of a {@link Cycle}. */
    static final int ALL = 0;
    static final int SNAPSHOT = 1;
    static final int FINISH = 2;

    /**
     * Of an array, LLVM may keep only a pointer that lies a little beside it: a loop counts with an address, from which it
     * adds or subtracts what its accesses have in common. Fields have no such common address but the object's own.
     */
    private static final int SLACK = 16;

    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;
    private final Cards cards;
    private final WeakReferences references;
    private final MarkPool pool;
    private final Marker marker;
    private final CardScan cardScan;

    /** Whether this collection leaves old objects alone: those that were marked before it. */
    private boolean young;
    private int task;

    Collector(Heap heap) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
        this.cards = heap.cards;
        this.references = new WeakReferences(model, blocks);
        this.pool = new MarkPool(heap, references);
        this.marker = pool.first();
        this.cardScan = new CardScan(heap, marker);
    }

    /**
     * Says what the next {@link #run} is for.
     *
     * @param youngOnly whether it collects young objects only
     * @param softAsWeak how it treats soft references
     */
    void prepare(int next, boolean youngOnly, boolean softAsWeak) {
        task = next;
        young = youngOnly;
        if (task == ALL) {
            heap.cycle.abandon();
            references.begin(softAsWeak);
            pool.begin(youngOnly);
        }
    }

    Marker marker() {
        return marker;
    }

    /** Takes what marking needs from new blocks, the first time. */
    void reserve(int first, int end) {
        marker.reserve(first, end);
    }

    /** The markers. */
    MarkPool pool() {
        return pool;
    }

    /** Collects; the stack in use starts at {@code stackPointer}, with the registers of the caller on it. */
    void run(Address stackPointer) {
        if (task == SNAPSHOT) {
            heap.cycle.start(stackPointer);
        } else if (task == FINISH) {
            heap.cycle.finish();
        } else {
            collect(stackPointer);
        }
    }

    /** Marks what static fields, stacks and the list of cleared references refer to. */
    void markRoots(Address stackPointer) {
        markStatics();
        marker.mark(references.cleared() & 0xffff_ffffL);
        markStacks(stackPointer);
    }

    private void collect(Address stackPointer) {
        heap.forgetRuns();
        boolean imageChanged = cards.exist() && cards.takeImage();
        if (!young) {
            clearMarks();
        }
        if (imageChanged || !young) {
            markImage();
        }
        markRoots(stackPointer);
        if (young) {
            cardScan.scan();
        }
        marker.finish();
        references.clear();
        heap.mutators().forget(this);
        sweep();
        heap.mutators().keep(this);
    }

    private void clearMarks() {
        for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
            if (blocks.isUsed(block)) {
                blocks.clearMarks(block);
                if (cards.exist()) {
                    cards.clear(block);
                }
                if (blocks.kind(block) == Blocks.LINES) {
                    Lines.clear(blocks.metadata(block), blocks.headerBytes(block));
                }
            }
        }
    }

    private void markStatics() {
        long end = model.staticsEnd().bits();
        for (Address at = model.staticsStart(); at.bits() < end; at = at.plus(4)) {
            marker.mark(at.readUnsignedInt());
        }
    }

    private void markImage() {
        long end = model.imageEnd().bits();
        for (Address object = model.imageStart(); object.bits() < end; object = model.behind(object)) {
            if (object.readInt() != 0) {
                marker.scan(object);
                marker.drain();
            }
        }
    }

    private void markStacks(Address stackPointer) {
        Stacks stacks = heap.stacks;
        long pointer = stackPointer.bits();
        for (int i = 0; i < stacks.count(); i++) {
            long low = stacks.low(i);
            long high = stacks.high(i);
            boolean current = Long.compareUnsigned(pointer, low) >= 0 && Long.compareUnsigned(pointer, high) < 0;
            words(Address.of(current ? pointer & -8L : low), Address.of(high));
        }
        heap.mutators().scan(stackPointer, this);
    }

    @Override
    public void words(Address from, Address to) {
        for (Address at = from; at.isBelow(to); at = at.plus(8)) {
            word(at.readLong());
        }
    }

    /** Marks what a word may refer to. */
    void word(long word) {
        if (word == 0 || task != ALL && !reach(word, 0) && heap.cycle.defer(word)) {
            return;
        }
        long offset = word - model.base().bits();
        if (offset >>> 32 == 0) {
            markAround(offset);
            markArrayAround(offset - SLACK);
            markArrayAround(offset + SLACK);
        }
        markAround(word & 0xffff_ffffL);
        markAround(word >>> 32);
        if (task == ALL) {
            marker.drain();
        }
        if (cards.isCard(word)) {
            cards.set(word);
        }
    }

    /**
     * Sees that the starts of what a word may refer to are known, for which it walks over so many objects at most. False if
     * that is not enough.
     */
    boolean reach(long word, int most) {
        long offset = word - model.base().bits();
        boolean isPointer = offset >>> 32 == 0;
        int end = heap.starts.walked() + most;
        return (!isPointer || reachAround(offset, end) && reachAround(offset - SLACK, end) && reachAround(offset + SLACK, end))
                && reachAround(word & 0xffff_ffffL, end) && reachAround(word >>> 32, end);
    }

    private boolean reachAround(long offset, int end) {
        return offset >>> 32 != 0 || blocks.isNew(offset) || heap.starts.reach(offset, end - heap.starts.walked());
    }

    /** Whether a word may refer to an object, for sure if it does. */
    boolean isCandidate(long word) {
        long offset = word - model.base().bits();
        return offset >>> 32 == 0 && isNearObjects(offset) || isNearObjects(word & 0xffff_ffffL) || isNearObjects(word >>> 32);
    }

    private boolean isNearObjects(long offset) {
        return blocks.kind(Blocks.blockOf(offset)) != Blocks.NONE;
    }

    private void markAround(long offset) {
        markObject(objectAround(offset));
    }

    private void markArrayAround(long offset) {
        long object = objectAround(offset);
        if (object != 0 && model.layoutKind(model.base().plus(blocks.at(object).readUnsignedInt())) != Hubs.LAYOUT_INSTANCE) {
            markObject(object);
        }
    }

    /** The object at an offset, if it is one that has to be marked; else 0. */
    private long objectAround(long offset) {
        return offset >>> 32 == 0 && !blocks.isNew(offset) ? heap.starts.objectAround(offset) : 0;
    }

    private void markObject(long object) {
        if (object != 0) {
            marker.mark(object);
            if (cards.exist()) {
                // It may change without a card.
                cards.setTwice(object, model.size(blocks.at(object)));
            }
        }
    }

    /** Called with the tables of threads when a {@link Cycle} starts. */
    @Override
    public void leaveRuns(Address bumpTable) {
        heap.cycle.leaveRuns(bumpTable);
    }

    @Override
    public boolean isDead(Address object) {
        return blocks.isUnmarked(object.distanceFrom(model.base()));
    }

    /** An object may be about to start at the next place of a run: it has a class already, or gets one. */
    @Override
    public void keepRuns(Address bumpTable) {
        keepRun(bumpTable, BumpTable.RUN);
        keepRun(bumpTable, BumpTable.LONG_RUN);
    }

    private void keepRun(Address bumpTable, int run) {
        long next = bumpTable.readLong(run);
        long end = BumpTable.end(bumpTable, run);
        if (next < end && task == FINISH) {
            bearRun(next, end);
        } else if (next < end) {
            int block = Blocks.blockOf(next);
            if (!blocks.isUsed(block)) {
                blocks.formatLines(block);
            }
            Lines.keep(blocks.metadata(block), Lines.lineOf(next), Lines.lineOf(end - 1) + 1);
            // It is a new object all the same, and where the search for others of the run starts.
            blocks.clearBit(next, Blocks.MARKS);
            blocks.setBit(next, Blocks.STARTS);
        }
    }

    /** The same, before the sweep. */
    private void bearRun(long next, long end) {
        Address metadata = blocks.metadata(Blocks.blockOf(next));
        int line = Lines.lineOf(next);
        if (!Lines.isBorn(metadata, line)) {
            // Among old objects, where the search for the new ones starts.
            blocks.setBit(next, Blocks.MARKS);
        }
        Lines.setBorn(metadata, line, Lines.lineOf(end - 1) + 1);
    }

    /** The references that were cleared. */
    WeakReferences references() {
        return references;
    }

    private void sweep() {
        long freeLines = 0;
        int block = heap.firstBlock();
        while (block < heap.endBlock()) {
            int kind = blocks.kind(block);
            int step = kind == Blocks.LARGE ? blocks.largeBlocks(block) : 1;
            if (kind == Blocks.LINES && young && !Lines.hasFresh(blocks.metadata(block))) {
                freeLines += Lines.freeCount(blocks.metadata(block));
            } else if (kind == Blocks.LINES || kind == Blocks.LARGE) {
                freeLines += Math.max(0, sweepBlock(block, kind));
            }
            block += step;
        }
        heap.swept(pool.liveBytes(), freeLines * Lines.SIZE);
    }

    /**
     * Sweeps a block. Without cards, marks are of no use afterwards.
     *
     * @return how many lines of it are free; negative if the whole block is
     */
    long sweepBlock(int block, int kind) {
        Address metadata = blocks.metadata(block);
        if (kind == Blocks.LARGE) {
            long object = blocks.largeStart(block);
            if (!blocks.isMarked(object)) {
                heap.releaseBlocks(block, blocks.largeBlocks(block));
                return -1;
            }
            if (!cards.exist()) {
                blocks.clearBit(object, Blocks.MARKS);
            }
            return 0;
        }
        if (!blocks.hasMarks(block) && !Lines.hasBorn(metadata)) {
            heap.releaseBlocks(block, 1);
            return -1;
        }
        int lines = Lines.sweep(metadata);
        if (!cards.exist()) {
            blocks.clearMarks(block);
            Lines.clear(metadata, blocks.headerBytes(block));
        }
        return lines;
    }
}
