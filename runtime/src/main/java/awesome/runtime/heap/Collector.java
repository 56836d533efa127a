package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * Mark and sweep. Roots are the static fields, all objects of the image heap, and whatever on the stacks
 * looks like a reference: a 64-bit pointer at, into or just beside an object, or a 32-bit offset in either
 * half of a word. Objects are scanned by the reference map of their class.
 *
 * <p>Marking uses a stack of fixed size; when it is full, objects are marked but not pushed, and a pass over
 * the marked objects of the heap finds what they refer to.
 */
@NoAlloc("the collector runs when there is no memory left")
final class Collector implements Mutators.Roots, Survivors {
    /** A mark stack of 1/256 of the region it is taken from. */
    private static final int MARK_STACK_SHARE = 256;
    /** LLVM may keep only a pointer that lies a little beside the object. */
    private static final int SLACK = 16;
    /** How many objects the processor fetches at a time, a power of two. */
    private static final int FETCHED = 8;

    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;

    private long markStack;
    private int markCapacity;
    private int marked;
    private boolean overflow;
    /** Objects taken from the mark stack whose first line is on its way from memory, a ring; 0 where there is none. */
    private final long[] fetched = new long[FETCHED];
    private int oldestFetched;

    private boolean clearSoft;
    /** References seen whose referent is not marked yet, linked; the last links to itself. */
    private int discovered;
    /** Cleared references for the queues; the last links to null. */
    private int cleared;

    Collector(Heap heap) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
    }

    /** Takes a mark stack from new blocks, the first time. */
    void reserve(int first, int end) {
        if (markCapacity != 0) {
            return;
        }
        int count = Math.max(1, (end - first) / MARK_STACK_SHARE);
        for (int i = 0; i < count; i++) {
            blocks.setKind(first + i, Blocks.INTERNAL);
        }
        markStack = Blocks.offsetOf(first);
        markCapacity = count * (Blocks.SIZE / 4);
    }

    /** Says how the next {@link #run} treats soft references. */
    void prepare(boolean softAsWeak) {
        clearSoft = softAsWeak;
    }

    /** Collects; the stack in use starts at {@code stackPointer}, with the registers of the caller on it. */
    void run(Address stackPointer) {
        heap.forgetRuns();
        clearMarks();
        marked = 0;
        overflow = false;
        discovered = 0;
        markStatics();
        markImage();
        markOffset(cleared & 0xffff_ffffL);
        drain();
        markStacks(stackPointer);
        finishMarking();
        heap.mutators().keep(this);
        clearReferences();
        sweep();
    }

    private void clearMarks() {
        for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
            int kind = blocks.kind(block);
            if (kind == Blocks.CELLS || kind == Blocks.LARGE) {
                blocks.clearMarks(block);
            }
        }
    }

    private void markStatics() {
        long end = model.staticsEnd().bits();
        for (Address at = model.staticsStart(); at.bits() < end; at = at.plus(4)) {
            markOffset(at.readUnsignedInt());
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
                scan(object);
                drain();
                object = object.plus(size(object));
            }
        }
    }

    /** Bytes that an object takes, a multiple of 8. */
    long size(Address object) {
        return model.size(object);
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
                drain();
            }
        }
    }

    private void markAround(long offset) {
        if (offset >>> 32 == 0) {
            long object = blocks.objectAround(offset);
            if (object != 0) {
                markObject(object);
            }
        }
    }

    /** Marks what a reference refers to, unless it is null or in the image. */
    private void markOffset(long offset) {
        int kind = blocks.kind(Blocks.blockOf(offset));
        if (kind == Blocks.CELLS || kind == Blocks.LARGE) {
            markObject(offset);
        }
    }

    private void markObject(long object) {
        if (!blocks.mark(object)) {
            return;
        }
        if (marked == markCapacity) {
            overflow = true;
            return;
        }
        blocks.at(markStack).writeInt(marked * 4L, (int) object);
        marked++;
    }

    /**
     * Scans marked objects until there are none. Most of the time would go into waiting for their memory, so that each
     * one is fetched some time before it is scanned.
     */
    private void drain() {
        int waiting = 0;
        while (marked > 0 || waiting > 0) {
            long object = 0;
            if (marked > 0) {
                marked--;
                object = blocks.at(markStack).plus(marked * 4L).readUnsignedInt();
                blocks.at(object).prefetch();
                waiting++;
            }
            int place = oldestFetched++ & FETCHED - 1;
            long oldest = fetched[place];
            fetched[place] = object;
            if (oldest != 0) {
                waiting--;
                scan(blocks.at(oldest));
            }
        }
    }

    /** Drains, and as long as the mark stack was too small, looks for the children of all marked objects. */
    private void finishMarking() {
        drain();
        while (overflow) {
            overflow = false;
            for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
                int kind = blocks.kind(block);
                if (kind == Blocks.LARGE) {
                    rescan(Blocks.offsetOf(block) + Blocks.LARGE_START);
                } else if (kind == Blocks.CELLS) {
                    long end = blocks.cellsEnd(block);
                    int size = blocks.cellSize(block);
                    for (long cell = Blocks.offsetOf(block) + Blocks.CELLS_START; cell < end; cell += size) {
                        rescan(cell);
                    }
                }
            }
        }
    }

    private void rescan(long object) {
        if (blocks.isMarked(object)) {
            scan(blocks.at(object));
            drain();
        }
    }

    /** Marks what an object refers to. */
    private void scan(Address object) {
        Address hub = model.base().plus(object.readUnsignedInt());
        switch (model.layoutKind(hub)) {
            case Hubs.LAYOUT_INSTANCE -> {
                int strength = model.strength(hub);
                if (strength == ObjectModel.ORDINARY) {
                    scanFields(object, hub);
                } else {
                    scanReference(object, hub, strength);
                }
            }
            case Hubs.LAYOUT_REFERENCES -> {
                Address at = object.plus(Hubs.ARRAY_BASE);
                for (int left = object.readInt(Hubs.ARRAY_LENGTH); left > 0; left--) {
                    markOffset(at.readUnsignedInt());
                    at = at.plus(4);
                }
            }
            case Hubs.LAYOUT_HUB -> scanFields(object, hub);
            default -> {
                // No references.
            }
        }
    }

    private void scanFields(Address object, Address hub) {
        long map = model.referenceMap(hub);
        if (map == -1) {
            long bytes = size(object);
            for (long at = Hubs.HEADER; at < bytes; at += 4) {
                markAround(object.plus(at).readUnsignedInt());
            }
            return;
        }
        while (map != 0) {
            markOffset(object.plus(Hubs.HEADER + 4L * Long.numberOfTrailingZeros(map)).readUnsignedInt());
            map &= map - 1;
        }
    }

    /** Scans all but the referent, which decides only after everything else is marked. */
    private void scanReference(Address reference, Address hub, int strength) {
        int referent = model.referent(reference);
        int link = model.link(reference);
        model.setReferent(reference, 0);
        model.setLink(reference, 0);
        scanFields(reference, hub);
        model.setReferent(reference, referent);
        model.setLink(reference, link);
        if (strength == ObjectModel.SOFT && !clearSoft) {
            markOffset(referent & 0xffff_ffffL);
            return;
        }
        int self = (int) reference.distanceFrom(model.base());
        if (link == 0 && isDead(referent)) {
            model.setLink(reference, discovered == 0 ? self : discovered);
            discovered = self;
        } else if (link != 0) {
            // In a list already: this collection's, or that of cleared ones, which stay alive.
            markOffset(link & 0xffff_ffffL);
        }
    }

    /** Whether nothing has reached the object so far; never so for null and objects of the image. */
    private boolean isDead(int offset) {
        long object = offset & 0xffff_ffffL;
        int kind = blocks.kind(Blocks.blockOf(object));
        return (kind == Blocks.CELLS || kind == Blocks.LARGE) && !blocks.isMarked(object);
    }

    /** Clears the references whose referents nothing reached, and lists them for their queues. */
    private void clearReferences() {
        int each = discovered;
        discovered = 0;
        while (each != 0) {
            Address reference = blocks.at(each & 0xffff_ffffL);
            int following = model.link(reference);
            model.setLink(reference, 0);
            if (isDead(model.referent(reference))) {
                model.setReferent(reference, 0);
                model.setLink(reference, cleared);
                cleared = each;
            }
            each = following == each ? 0 : following;
        }
    }

    @Override
    public boolean isDead(Address object) {
        return isDead((int) object.distanceFrom(model.base()));
    }

    /** Marks the cells of the runs, so that the sweep leaves them alone. They have no class, or are just getting one. */
    @Override
    public void keepRuns(Address bumpTable) {
        for (int i = 0; i < SizeClasses.COUNT; i++) {
            long end = BumpTable.end(bumpTable, i).readLong();
            for (long cell = BumpTable.next(bumpTable, i).readLong(); cell < end; cell += SizeClasses.size(i)) {
                blocks.mark(cell);
            }
        }
    }

    boolean hasCleared() {
        return cleared != 0;
    }

    /** The list of cleared references, which is then empty. */
    int takeCleared() {
        int first = cleared;
        cleared = 0;
        return first;
    }

    private void sweep() {
        int block = heap.firstBlock();
        while (block < heap.endBlock()) {
            int kind = blocks.kind(block);
            int step = 1;
            if (kind == Blocks.CELLS) {
                sweepCells(block);
            } else if (kind == Blocks.LARGE) {
                step = blocks.largeBlocks(block);
                if (blocks.isMarked(Blocks.offsetOf(block) + Blocks.LARGE_START)) {
                    heap.addLive((long) step * Blocks.SIZE);
                } else {
                    heap.releaseBlocks(block, step);
                }
            }
            block += step;
        }
    }

    private void sweepCells(int block) {
        if (!blocks.hasMarks(block)) {
            heap.releaseBlocks(block, 1);
            return;
        }
        int size = blocks.cellSize(block);
        long end = blocks.cellsEnd(block);
        long start = Blocks.offsetOf(block) + Blocks.CELLS_START;
        int sizeClass = blocks.sizeClass(block);
        long live = 0;
        long run = 0;
        for (long cell = start; cell < end; cell += size) {
            if (!blocks.isCellMarked(block, cell)) {
                // What looks like a reference to it must not find an object.
                blocks.at(cell).writeInt(0);
                run += size;
                continue;
            }
            live += size;
            if (run != 0) {
                heap.addRun(sizeClass, cell - run, run);
                run = 0;
            }
        }
        heap.addLive(live);
        if (run != 0) {
            heap.addRun(sizeClass, end - run, run);
        }
    }
}
