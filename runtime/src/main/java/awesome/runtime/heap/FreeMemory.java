package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** What of a heap is free: whole blocks, and holes in blocks where something lives. The heap is locked. */
@NoAlloc("part of allocation")
final class FreeMemory {
    /** Blocks with fewer free lines are left alone while there are others. */
    private static final int WORTHWHILE = Lines.COUNT / 8;
    /** A block that is given back counts as so many looked at. */
    private static final int RETURNED = 64;

    private final Heap heap;
    private final Blocks blocks;
    /** No block before it is free. */
    private int freeHint;
    /** Where the search for the next hole goes on; those before it are taken. */
    private int holeBlock;
    private int holeLine;
    /** Where the search for any hole begins: those before it have none for short objects, or of so many lines. */
    private int shortBlock;
    private int longBlock;
    private int longLines;
    private long returnedBytes;
    /** Where giving back in steps goes on, and how much is still to be kept. */
    private int nextReturned;
    private long keptBytes;

    FreeMemory(Heap heap) {
        this.heap = heap;
        this.blocks = heap.blocks;
    }

    /** Learns of new blocks from this one on. */
    void added(int block) {
        freeHint = Math.min(freeHint, block);
    }

    /** Looks at all holes again. */
    void beginAgain() {
        holeBlock = heap.firstBlock();
        holeLine = 0;
        shortBlock = holeBlock;
        longBlock = holeBlock;
    }

    /**
     * Allocates in the next hole of the blocks that have enough of them; false if there is none. Makes way while it sweeps.
     */
    boolean nextHole() {
        while (holeBlock < heap.endBlock()) {
            heap.cycle.sweepUpTo(holeBlock);
            if (blocks.kind(holeBlock) == Blocks.LINES) {
                Address metadata = blocks.metadata(holeBlock);
                int start = holeLine == 0 && Lines.freeCount(metadata) < WORTHWHILE
                        ? Lines.COUNT : Lines.holeStart(metadata, holeLine);
                if (start < Lines.COUNT) {
                    holeLine = Lines.holeEnd(metadata, start);
                    heap.use(BumpTable.RUN, holeBlock, start, holeLine);
                    return true;
                }
            }
            holeBlock++;
            holeLine = 0;
        }
        return false;
    }

    /** Allocates in whatever hole is large enough, when no whole blocks are left. */
    boolean anyHole(int run, int lines) {
        int first = lines == 1 ? shortBlock : lines >= longLines ? longBlock : heap.firstBlock();
        int block = Math.max(first, heap.firstBlock());
        boolean found = false;
        while (!found && block < heap.endBlock()) {
            found = takeHole(run, block, lines);
            block += found ? 0 : 1;
        }
        if (lines == 1) {
            shortBlock = block;
        } else {
            longBlock = block;
            longLines = lines;
        }
        return found;
    }

    /** Allocates in a hole of a block; false if it has none that is large enough. */
    private boolean takeHole(int run, int block, int lines) {
        if (blocks.kind(block) != Blocks.LINES || Lines.freeCount(blocks.metadata(block)) < lines) {
            return false;
        }
        Address metadata = blocks.metadata(block);
        int start = Lines.holeStart(metadata, 0);
        while (start < Lines.COUNT) {
            int end = Lines.holeEnd(metadata, start);
            if (end - start >= lines) {
                heap.use(run, block, start, end);
                return true;
            }
            start = Lines.holeStart(metadata, end);
        }
        return false;
    }

    /** Takes a free block that was in use since the system gave its memory; -1 if the first free one was not. */
    int takeUsed() {
        while (freeHint < heap.endBlock() && blocks.kind(freeHint) != Blocks.FREE) {
            freeHint++;
        }
        return freeHint < heap.endBlock() && blocks.wasUsed(freeHint) ? take(1) : -1;
    }

    /** Takes contiguous free blocks; the first of them, or -1 if there are none. */
    int take(int count) {
        int found = 0;
        boolean first = true;
        for (int block = Math.max(heap.firstBlock(), freeHint); block < heap.endBlock(); block++) {
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
                if (restore(start, block + 1)) {
                    for (int i = start; i <= block; i++) {
                        blocks.setKind(i, Blocks.INTERNAL);
                    }
                    return start;
                }
                found = 0;
            }
        }
        if (first) {
            freeHint = heap.endBlock();
        }
        return -1;
    }

    /** Sees that all of these free blocks have memory; false if there is none. */
    private boolean restore(int first, int end) {
        for (int block = first; block < end; block++) {
            if (blocks.isDiscarded(block)) {
                if (!heap.pages().restore(blocks.at(Blocks.offsetOf(block)), Blocks.SIZE)) {
                    return false;
                }
                blocks.release(block);
            }
        }
        return true;
    }

    /** Takes back blocks that nothing lives in. */
    void release(int first, int count) {
        for (int i = 0; i < count; i++) {
            blocks.release(first + i);
        }
        freeHint = Math.min(freeHint, first);
    }

    /**
     * Gives the system the memory of free blocks.
     *
     * @param worthKeeping bytes that there will be use for soon
     * @param untouched whether blocks that were never used have memory all the same
     */
    void giveBack(long worthKeeping, boolean untouched) {
        long kept = worthKeeping;
        int first = 0;
        int count = 0;
        for (int block = firstDiscardable(); block < heap.endBlock(); block++) {
            boolean discarded = false;
            if (blocks.kind(block) == Blocks.FREE && (blocks.wasUsed(block) || untouched && !blocks.isDiscarded(block))) {
                kept -= Blocks.SIZE;
                discarded = kept < 0;
            }
            if (discarded) {
                first = count == 0 ? block : first;
                count++;
            } else if (count > 0) {
                discard(first, count);
                count = 0;
            }
        }
        if (count > 0) {
            discard(first, count);
        }
    }

    /** Starts to give the system free memory in steps. */
    void beginGivingBack(long worthKeeping) {
        nextReturned = firstDiscardable();
        keptBytes = worthKeeping;
    }

    /**
     * Does a step of that: looks at so many blocks, where one that it gives back counts as many.
     *
     * @return whether there is more to do
     */
    boolean giveSomeBack(int most) {
        for (int left = most; left > 0 && nextReturned < heap.endBlock(); left--) {
            int block = nextReturned++;
            if (blocks.kind(block) == Blocks.FREE && blocks.wasUsed(block)) {
                keptBytes -= Blocks.SIZE;
                if (keptBytes < 0) {
                    discard(block, 1);
                    left -= RETURNED;
                }
            }
        }
        return nextReturned < heap.endBlock();
    }

    private int firstDiscardable() {
        Address from = heap.pages().discardableFrom();
        Address base = blocks.at(0);
        return base.isBelow(from)
                ? Math.max(heap.firstBlock(), Blocks.blockOf(from.distanceFrom(base) + Blocks.SIZE - 1))
                : heap.firstBlock();
    }

    private void discard(int first, int count) {
        long bytes = (long) count * Blocks.SIZE;
        if (heap.pages().discard(blocks.at(Blocks.offsetOf(first)), bytes)) {
            for (int block = first; block < first + count; block++) {
                blocks.setDiscarded(block);
            }
            returnedBytes += bytes;
        }
    }

    /** Bytes that were given back to the system, all together. */
    long returnedBytes() {
        return returnedBytes;
    }
}
