package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * A collection of all objects in steps, between which the program runs. It finds what was reachable at its start
 * (snapshot at the beginning; Yuasa, "Real-time garbage collection on general-purpose machines", 1990):
 *
 * <ol>
 *   <li>The world stops. Static fields and stacks tell the first objects. Lines that are free now, or left to threads, are
 *       <em>born</em> lines: what is allocated in them lives through this collection and is not scanned.
 *   <li>Steps mark. Whoever overwrites a reference tells the old one ({@link WriteBarrier}), so that nothing of the
 *       snapshot gets lost, and so does who takes the referent of a weak reference. Objects of the image are scanned too.
 *   <li>The world stops. What was told last is marked, and what threads may be about to tell; weak references are cleared.
 *   <li>Blocks are swept as allocation comes to them, and by further steps.
 * </ol>
 *
 * <p>All but {@link #tell} is called with the heap locked; marks are all clear between collections.
 */
@NoAlloc("part of collection")
final class Cycle {
    private static final int NONE = 0;
    private static final int MARKING = 1;
    private static final int SWEEPING = 2;

    /** Blocks looked at or swept count as so many objects visited. */
    private static final int BLOCK_VISITS = 32;
    /** So many objects of the image are scanned before what they refer to is, so that the mark stack has room for it. */
    private static final int IMAGE_VISITS = 16;
    /** So many bytes of an object of the image count as a further object. */
    private static final int IMAGE_BYTES = 64;
    /** So many blocks are swept before others get the heap. */
    private static final int BLOCKS_AT_ONCE = 16;
    /** What the last stop may mark of what it finds on stacks, before it is put off, and how often that is. */
    private static final int FINISH_VISITS = 256;
    private static final int MOST_TRIES = 3;
    /** So many objects that are walked over count as an object visited. */
    private static final int WALKS_PER_VISIT = 2;
    /** If there are more blocks with mixed lines, all are looked through. */
    private static final int MIXED_BLOCKS = 256;

    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;
    private boolean allowed;
    private int state;

    /** The next object of the image to scan, an offset. */
    private long image;
    /** The next block to look for marked objects whose children were not pushed; the end if that is not needed. */
    private int rescan;
    private int sweepBlock;
    private long freeLines;
    private final int[] mixedBlocks = new int[MIXED_BLOCKS];
    private int mixedCount;
    private final AbandonedWords abandoned = new AbandonedWords();
    private final PendingRoots pending;
    /** How often the last stop has come. */
    private int tries;

    Cycle(Heap heap) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
        this.pending = new PendingRoots(heap);
    }

    private Marker marker() {
        return heap.collector().marker();
    }

    /** Lets collections that are due run in steps; code tells what it overwrites. */
    void allow() {
        allowed = true;
    }

    boolean isAllowed() {
        return allowed;
    }

    boolean isMarking() {
        return state == MARKING;
    }

    boolean isSweeping() {
        return state == SWEEPING;
    }

    /** Takes the snapshot. The world is stopped; marks are clear. */
    void start(Address stackPointer) {
        sweep(Integer.MAX_VALUE);
        Collector collector = heap.collector();
        collector.references().begin(false);
        collector.pool().beginAlone();
        blocks.setShared(true);
        blocks.setBearing(true);
        state = MARKING;
        image = model.imageStart().distanceFrom(model.base());
        rescan = heap.endBlock();
        mixedCount = 0;
        tries = 0;
        pending.clear();
        leaveRuns(heap.mutators().ownRuns());
        heap.mutators().tables(heap.collector());
        marker().beginStepwise();
        abandoned.clear();
        // Interrupts may come, and store references.
        WriteBarrier.setMarking(true);
        collector.markRoots(stackPointer);
    }

    /** What is left of a thread's runs becomes born lines, but for the line where older objects lie. */
    void leaveRuns(Address bumpTable) {
        leaveRun(bumpTable, BumpTable.RUN);
        leaveRun(bumpTable, BumpTable.LONG_RUN);
    }

    private void leaveRun(Address bumpTable, int run) {
        long next = bumpTable.readLong(run);
        long end = BumpTable.end(bumpTable, run);
        if (next < end) {
            int block = Blocks.blockOf(next);
            Address metadata = blocks.metadata(block);
            int line = Lines.lineOf(next);
            if (next % Lines.SIZE != 0) {
                Lines.setMixed(metadata, line++);
                if (mixedCount < MIXED_BLOCKS) {
                    mixedBlocks[mixedCount] = block;
                }
                mixedCount++;
            }
            Lines.setBorn(metadata, line, Lines.lineOf(end - 1) + 1);
        }
    }

    /** The reference was overwritten: marks what it refers to, and has it scanned. Any context. */
    void tell(long object) {
        Mutators mutators = heap.mutators();
        // Stopped in between, a thread would leave an object that is marked and that nobody scans.
        boolean before = mutators.forbidStops();
        if (state == MARKING && blocks.mark(object)) {
            marker().told(object);
        }
        mutators.allowStops(before);
    }

    /**
     * Code that has these words in registers or on its stack does not go on, but an exception handler: what it overwrote
     * it may not have told. Any context.
     */
    void keep(Address from, Address to) {
        for (Address at = from; at.isBelow(to); at = at.plus(8)) {
            long word = at.readLong();
            if (word != 0 && heap.collector().isCandidate(word)) {
                abandoned.add(word);
            }
        }
    }

    /** Has a step mark what a word may refer to; false if it has to be done at once. The world is stopped. */
    boolean defer(long word) {
        return tries < MOST_TRIES && pending.add(word);
    }

    /** Whether this collection cannot know all that it has to mark, and has to be one in one piece. */
    boolean isSpoiled() {
        return abandoned.isOverfull();
    }

    /**
     * Marks.
     *
     * @param visits objects to visit at most, about; 8 elements of an array count as one
     * @return whether there was nothing left
     */
    boolean mark(int visits) {
        int left = visits;
        while (true) {
            while (left > 0 && !pending.isEmpty()) {
                left -= 1 + pending.markNext((int) Math.min(Integer.MAX_VALUE, (long) left * WALKS_PER_VISIT)) / WALKS_PER_VISIT;
            }
            if (left > 0) {
                left -= marker().step(left);
            }
            if (left <= 0) {
                return false;
            }
            if (image < imageEnd()) {
                left -= scanImage(Math.min(left, IMAGE_VISITS));
            } else if (marker().takeOverflow()) {
                marker().countAgain();
                rescan = heap.firstBlock();
            } else if (rescan < heap.endBlock()) {
                if (blocks.isUsed(rescan)) {
                    marker().rescan(rescan);
                }
                rescan++;
                left -= BLOCK_VISITS;
            } else {
                return true;
            }
        }
    }

    private long imageEnd() {
        return model.imageEnd().distanceFrom(model.base());
    }

    private int scanImage(int most) {
        int count = 0;
        while (count < most && image < imageEnd()) {
            Address object = blocks.at(image);
            long next = model.behind(object).distanceFrom(model.base());
            if (object.readInt() != 0) {
                marker().scan(object);
            }
            count += 1 + (int) (next - image) / IMAGE_BYTES;
            image = next;
        }
        return count;
    }

    /** Ends marking, if what is left to mark is not much; else steps go on. The world is stopped. */
    void finish() {
        tries++;
        // One may be stopped that overwrote a reference and did not tell yet, nor will before this ends. It may go on to use it.
        heap.mutators().scanInterrupted(heap.collector());
        for (int i = 0; i < abandoned.count(); i++) {
            heap.collector().word(abandoned.word(i));
        }
        if (tries < MOST_TRIES && !mark(FINISH_VISITS)) {
            return;
        }
        boolean done = false;
        while (!done) {
            do {
                mark(Integer.MAX_VALUE);
            } while (markMixed());
            boolean before = heap.mutators().forbidStops();
            done = marker().isDone();
            WriteBarrier.setMarking(!done);
            heap.mutators().allowStops(before);
        }
        marker().endStepwise();
        Collector collector = heap.collector();
        collector.references().clear();
        collector.keepRuns(heap.mutators().ownRuns());
        heap.mutators().forget(collector);
        heap.mutators().keep(collector);
        blocks.setShared(false);
        blocks.setBearing(false);
        state = SWEEPING;
        sweepBlock = heap.firstBlock();
        freeLines = 0;
        blocks.nextSweep();
        heap.marked(collector.pool().liveBytes());
    }

    /** Marks whatever lies in lines where old objects and new ones are; false if there are no such lines any more. */
    private boolean markMixed() {
        boolean any = false;
        if (mixedCount <= MIXED_BLOCKS) {
            for (int i = 0; i < mixedCount; i++) {
                any |= markMixed(mixedBlocks[i]);
            }
        } else {
            for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
                any |= blocks.kind(block) == Blocks.LINES && markMixed(block);
            }
        }
        return any;
    }

    private boolean markMixed(int block) {
        if (!Lines.hasMixed(blocks.metadata(block))) {
            return false;
        }
        for (int line = 0; line < Lines.COUNT; line++) {
            if (Lines.takeMixed(blocks.metadata(block), line)) {
                heap.starts.completeLine(block, line);
                markLine(block, line);
            }
        }
        return true;
    }

    private void markLine(int block, int line) {
        long start = Blocks.offsetOf(block) + (long) line * Lines.SIZE;
        for (long object = start; object < start + Lines.SIZE; object += 8) {
            if (blocks.isStart(object) && blocks.at(object).readInt() != 0) {
                marker().mark(object);
            }
        }
    }

    /**
     * Forgets what was marked so far, for a collection without steps, or sweeps what there is to sweep: a stack may refer
     * to garbage, and what that refers to may not exist any more. The world is stopped.
     */
    void abandon() {
        sweep(Integer.MAX_VALUE);
        if (state == MARKING) {
            WriteBarrier.setMarking(false);
            marker().forget();
            blocks.setShared(false);
            blocks.setBearing(false);
        }
        state = NONE;
    }

    /** Sweeps the blocks up to this one, if they are not swept yet. Makes way. */
    void sweepUpTo(int block) {
        while (state == SWEEPING && sweepBlock <= block) {
            sweepNext();
            makeWaySometimes();
        }
    }

    /** Sweeps until there is a free block, or all is swept. Makes way. */
    void sweepForBlock() {
        while (state == SWEEPING && !sweepNext()) {
            makeWaySometimes();
        }
    }

    /** Sweeps all that is not swept, unless another collection starts. Makes way. */
    void sweepRest() {
        while (state == SWEEPING) {
            sweepNext();
            makeWaySometimes();
        }
    }

    private void makeWaySometimes() {
        if (sweepBlock % BLOCKS_AT_ONCE == 0) {
            heap.lock.makeWay();
        }
    }

    /** Sweeps some blocks. */
    void sweep(int visits) {
        for (int left = visits; state == SWEEPING && left > 0; left -= BLOCK_VISITS) {
            sweepNext();
        }
    }

    /** Sweeps the next block; whether it is free now. */
    private boolean sweepNext() {
        boolean freed = false;
        heap.lock.work();
        int block = sweepBlock;
        int kind = blocks.kind(block);
        sweepBlock++;
        if ((kind == Blocks.LINES || kind == Blocks.LARGE) && blocks.isToBeSwept(block)) {
            if (kind == Blocks.LARGE) {
                sweepBlock = block + blocks.largeBlocks(block);
            }
            long lines = heap.collector().sweepBlock(block, kind);
            freeLines += Math.max(0, lines);
            freed = lines < 0;
        }
        if (sweepBlock >= heap.endBlock()) {
            state = NONE;
            heap.swept(heap.collector().pool().liveBytes(), freeLines * Lines.SIZE);
            heap.sweptInSteps();
        }
        return freed;
    }
}
