package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Mark and sweep, of all objects or of the young ones: those without a mark from the collection before. Roots are the
 * static fields, the objects of the image heap, old objects on {@link Cards}, and whatever on the stacks looks like a
 * reference: a 64-bit pointer at, into or just beside an object, or a 32-bit offset in either half of a word.
 */
@NoAlloc("the collector runs when there is no memory left")
final class Collector implements Mutators.Roots, Survivors {
    /** LLVM may keep only a pointer that lies a little beside the object. */
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

    /** Says whether the next {@link #run} collects young objects only, and how it treats soft references. */
    void prepare(boolean youngOnly, boolean softAsWeak) {
        young = youngOnly;
        references.begin(softAsWeak);
        pool.begin(youngOnly);
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
        heap.forgetRuns();
        boolean imageChanged = cards.exist() && cards.takeImage();
        if (!young) {
            clearMarks();
        }
        markStatics();
        if (imageChanged || !young) {
            markImage();
        }
        marker.mark(references.cleared() & 0xffff_ffffL);
        marker.drain();
        markStacks(stackPointer);
        if (young) {
            cardScan.scan();
        }
        marker.finish();
        references.clear();
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
                    Lines.clearLong(blocks.metadata(block), blocks.headerBytes(block));
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
        Address object = model.imageStart();
        while (object.bits() < end) {
            int hub = object.readInt();
            if (hub == 0) {
                object = object.plus(8);
            } else {
                marker.scan(object);
                marker.drain();
                object = object.plus(model.size(object));
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
        long base = model.base().bits();
        for (Address at = from; at.isBelow(to); at = at.plus(8)) {
            long word = at.readLong();
            if (word != 0) {
                long offset = word - base;
                if (offset >>> 32 == 0) {
                    markAround(offset);
                    markAround(offset - SLACK);
                    markAround(offset + SLACK);
                }
                markAround(word & 0xffff_ffffL);
                markAround(word >>> 32);
                marker.drain();
                if (cards.isCard(word)) {
                    cards.set(word);
                }
            }
        }
    }

    private void markAround(long offset) {
        if (offset >>> 32 == 0) {
            long object = heap.starts.objectAround(offset);
            if (object != 0) {
                marker.mark(object);
                if (cards.exist()) {
                    // It may change without a card.
                    cards.setTwice(object, model.size(blocks.at(object)));
                }
            }
        }
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
        if (next < end) {
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

    /** The references that were cleared. */
    WeakReferences references() {
        return references;
    }

    private void sweep() {
        long freeLines = 0;
        int block = heap.firstBlock();
        while (block < heap.endBlock()) {
            int kind = blocks.kind(block);
            int step = 1;
            if (kind == Blocks.LINES) {
                if (young && !Lines.hasFresh(blocks.metadata(block))) {
                    freeLines += Lines.freeCount(blocks.metadata(block));
                } else if (blocks.hasMarks(block)) {
                    freeLines += Lines.sweep(blocks.metadata(block));
                } else {
                    heap.releaseBlocks(block, 1);
                }
            } else if (kind == Blocks.LARGE) {
                step = blocks.largeBlocks(block);
                if (!blocks.isMarked(blocks.largeStart(block))) {
                    heap.releaseBlocks(block, step);
                }
            }
            block += step;
        }
        heap.swept(pool.liveBytes(), freeLines * Lines.SIZE);
    }
}
