package awesome.runtime.heap;

import awesome.magic.AlwaysInline;
import awesome.magic.Cold;
import awesome.magic.NeverInline;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * Marks what is reachable from marked objects. Those that are still to be scanned are on a stack of fixed size; when it
 * is full, objects are marked but not pushed, and a pass over the marked objects of the heap finds what they refer to.
 * Several markers share the work, see {@link MarkPool}.
 *
 * <p>The top of the stack is passed on from method to method, so that it stays in a register. At the start of the
 * stack's memory lies what a marker writes all the time, in cache lines that no other touches:
 *
 * <pre>
 *   +0    objects taken from the stack whose first line is on its way from memory, a ring of u64; 0 where there is none
 *   +128  u64 bytes of the objects marked
 *   +192  the stack, offsets from {@code heap_base}: u32 each
 * </pre>
 */
@NoAlloc("part of collection")
final class Marker {
    /** A mark stack of 1/256 of the region it is taken from. */
    static final int STACK_SHARE = 256;
    /** Bytes that a marker can do with. */
    static final int LEAST_STACK = 1024;
    /** How many objects the processor fetches at a time, a power of two. */
    private static final int FETCHED = 16;
    private static final int LIVE_BYTES = 128;
    private static final int HEADER = 192;

    /** Steps scan longer arrays in pieces of so many elements, and so many arrays at once. */
    private static final int PIECE = 512;
    private static final int ARRAYS = 1024;
    /** So many elements count as an object visited, as a power of two. */
    private static final int ELEMENTS_PER_VISIT = 3;
    /** Bytes before what was told: how often something was. */
    private static final int TOLD = 64;
    private static final int MOST_TOLD = 1 << 14;

    /** After so many objects a marker looks whether another has nothing to do, a power of two. */
    private static final int TURNS = 64;

    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;
    private final WeakReferences references;
    private final MarkPool pool;

    /** For steps: where references are told, and how many were taken from there. */
    private long toldPlace;
    private int toldCapacity;
    private int toldTaken;
    private boolean stepwise;
    /** Arrays of which a part is scanned: the offset, and above it the next element. */
    private final long[] arrays = new long[ARRAYS];
    private int arrayCount;
    private int waiting;
    /** Elements scanned in a step, as so many objects visited. */
    private int elementVisits;
    /** The blocks of the stack. */
    private int stackBlock;
    private int stackBlocks;

    private long memory;
    private long bottom;
    /** The first that was not given to others. */
    private long oldest;
    private long limit;
    private long saved;
    private boolean overflow;
    private int oldestFetched;

    Marker(Heap heap, WeakReferences references, MarkPool pool) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
        this.references = references;
        this.pool = pool;
    }

    /** Takes a stack from new blocks, the first time. */
    void reserve(int first, int end) {
        if (limit != 0) {
            return;
        }
        int count = Math.max(1, (end - first) / STACK_SHARE);
        for (int i = 0; i < count; i++) {
            blocks.setKind(first + i, Blocks.INTERNAL);
        }
        stackBlock = first;
        stackBlocks = count;
        setStack(Blocks.offsetOf(first), Blocks.offsetOf(first + count));
    }

    /** The first block of the stack. */
    int stackBlock() {
        return stackBlock;
    }

    /** How many blocks the stack takes. */
    int stackBlocks() {
        return stackBlocks;
    }

    /** Goes on with another stack, in blocks that nobody uses, while there is nothing to mark. */
    void replaceStack(int block, int count) {
        long live = liveBytes();
        stackBlock = block;
        stackBlocks = count;
        setStack(Blocks.offsetOf(block), Blocks.offsetOf(block + count));
        blocks.at(memory).writeLong(LIVE_BYTES, live);
        shareStack();
    }

    /** Takes a part of the stack, a quarter at most, for references that are told. */
    private void shareStack() {
        toldCapacity = (int) Math.min(MOST_TOLD, limit - bottom - TOLD >> 4);
        limit = limit - TOLD - 4L * toldCapacity & -64L;
        toldPlace = limit;
        clearTold();
    }

    /** Starts a collection in steps. */
    void beginStepwise() {
        if (toldPlace == 0) {
            shareStack();
        }
        stepwise = true;
    }

    private Address told() {
        return blocks.at(toldPlace);
    }

    private void clearTold() {
        told().fill((byte) 0, TOLD + 4L * toldCapacity);
    }

    /** Ends {@link #beginStepwise}. */
    void endStepwise() {
        stepwise = false;
    }

    /** Forgets all that is to be scanned. */
    void forget() {
        blocks.at(memory).fill((byte) 0, 8L * FETCHED);
        oldest = bottom;
        saved = bottom;
        waiting = 0;
        arrayCount = 0;
        overflow = false;
        stepwise = false;
        clearTold();
        toldTaken = 0;
    }

    /** Takes a marked object, to scan it. Any context. */
    void told(long object) {
        int at = told().getAndAddInt(1);
        if (at < toldCapacity) {
            told().plus(TOLD + 4L * at).writeIntVolatile((int) object);
        } else {
            overflow = true;
        }
    }

    /** Takes so many of the references that were told; whether there are more. */
    private boolean takeTold(int most) {
        int count = told().readIntVolatile();
        int present = Math.min(count, toldCapacity);
        int end = (int) Math.min(present, (long) toldTaken + most);
        while (toldTaken < end) {
            Address place = told().plus(TOLD + 4L * toldTaken);
            long object = place.readIntVolatile() & 0xffff_ffffL;
            if (object == 0) {
                // Another processor is about to write it.
                return false;
            }
            place.writeInt(0);
            toldTaken++;
            elementVisits += toldTaken & 1;
            saved = pushMarked(object, saved);
        }
        if (toldTaken == present && told().compareAndSetInt(count, 0)) {
            toldTaken = 0;
        }
        return toldTaken < present;
    }

    /** Whether nothing was told that was not taken, or could not be noted. */
    boolean isDone() {
        return told().readIntVolatile() == 0 && !overflow;
    }

    /**
     * Scans marked objects.
     *
     * @param visits how many objects or pieces of arrays at most
     * @return how many; less if there are no more
     */
    int step(int visits) {
        boolean more = takeTold(visits);
        int done = drain(visits);
        while (done < visits && (more || arrayCount > 0)) {
            if (arrayCount > 0) {
                scanPiece();
            }
            more = takeTold(visits - done);
            done += drain(visits - done);
        }
        return done;
    }

    private void scanPiece() {
        long array = arrays[--arrayCount];
        long object = array & 0xffff_ffffL;
        int from = (int) (array >>> 32);
        int length = blocks.at(object).readInt(Hubs.ARRAY_LENGTH);
        int to = Math.min(length, from + PIECE);
        if (to < length) {
            arrays[arrayCount++] = (long) to << 32 | object;
        }
        elementVisits += PIECE >> ELEMENTS_PER_VISIT;
        saved = scanElements(blocks.at(object), from, to, saved);
    }

    /** Counts from zero; {@link #rescan} of all blocks follows. */
    void countAgain() {
        blocks.at(memory).writeLong(LIVE_BYTES, 0);
    }

    /** Visits the marked objects of a block, also those that were. */
    void rescan(int block) {
        for (int at = 0; at < Blocks.BIT_BYTES; at += Long.BYTES) {
            long left = blocks.metadata(block).readLong(Blocks.MARKS + at);
            for (; left != 0; left &= left - 1) {
                saved = visit(Blocks.offsetOf(block) + at * 64L + Long.numberOfTrailingZeros(left) * 8L, saved);
            }
        }
    }

    /** Gives it memory for a stack, a multiple of 64. */
    void setStack(long from, long to) {
        memory = from;
        blocks.at(memory).fill((byte) 0, HEADER);
        bottom = from + HEADER;
        oldest = bottom;
        saved = bottom;
        limit = to;
    }

    /** Starts a collection. */
    void begin(boolean young) {
        overflow = false;
        if (!young && limit != 0) {
            blocks.at(memory).writeLong(LIVE_BYTES, 0);
        }
    }

    /** Bytes of all objects that it marked. */
    long liveBytes() {
        return limit == 0 ? 0 : blocks.at(memory).readLong(LIVE_BYTES);
    }

    /** Marks what a reference refers to, unless it is null or in the image. */
    void mark(long object) {
        saved = push(object, saved);
    }

    private long push(long object, long top) {
        return blocks.mark(object) ? pushMarked(object, top) : top;
    }

    private long pushMarked(long object, long top) {
        if (top == limit) {
            overflow = true;
            return top;
        }
        blocks.at(top).writeInt((int) object);
        return top + 4;
    }

    /**
     * Scans the objects on the stack until there are none. Most of the time would go into waiting for their memory, so
     * that each one is fetched some time before it is scanned.
     */
    void drain() {
        drain(Integer.MAX_VALUE);
    }

    /** Does so with {@code most} of them at most, about; how many there were, with what counts as some. */
    private int drain(int most) {
        Address fetched = blocks.at(memory);
        long top = saved;
        int open = waiting;
        int place = oldestFetched;
        int turns = 0;
        while ((top != oldest || open > 0) && turns + elementVisits < most) {
            long object = 0;
            if (top != oldest) {
                top -= 4;
                object = blocks.at(top).readUnsignedInt();
                blocks.at(object).prefetch();
                open++;
            }
            place = place + 1 & FETCHED - 1;
            long next = fetched.readLong(8L * place);
            fetched.writeLong(8L * place, object);
            if (next != 0) {
                open--;
                top = visit(next, top);
            }
            if ((++turns & TURNS - 1) == 0 && top - oldest >= pool.leastShared() && pool.isHungry()) {
                share(top);
            }
        }
        oldestFetched = place;
        waiting = open;
        if (top == oldest) {
            oldest = bottom;
            top = bottom;
        }
        saved = top;
        turns += elementVisits;
        elementVisits = 0;
        return turns;
    }

    @Cold
    private void share(long top) {
        if (!pool.isStarted()) {
            limit = pool.start(bottom, top, limit);
        }
        if (pool.isHungry()) {
            oldest = pool.give(oldest, top);
        }
    }

    /** Marks until no marker has anything to do; what was not pushed is still to be done. */
    private void settle() {
        drain();
        long taken;
        while ((taken = pool.takeBack(bottom)) != 0) {
            saved = bottom + taken;
            drain();
        }
    }

    /** What the thread of a helper does, for ever. */
    void help() {
        while (true) {
            saved = bottom + pool.awaitObjects(bottom);
            drain();
            pool.finished();
        }
    }

    /** Whether the stack was too small since this was asked. */
    boolean takeOverflow() {
        if (!overflow) {
            return false;
        }
        // What makes it true again now is marked already, and found by the pass that follows.
        overflow = false;
        return true;
    }

    /** Marks all, and as long as a stack was too small, looks for the children of all marked objects. */
    void finish() {
        settle();
        while (pool.takeOverflow()) {
            // They are all counted again, by this marker alone.
            pool.beginAlone();
            for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
                if (blocks.isUsed(block)) {
                    visitMarked(block);
                }
            }
        }
    }

    private void visitMarked(int block) {
        for (int at = 0; at < Blocks.BIT_BYTES; at += Long.BYTES) {
            long visited = 0;
            long left;
            while ((left = blocks.metadata(block).readLong(Blocks.MARKS + at) & ~visited) != 0) {
                visited |= left & -left;
                saved = visit(Blocks.offsetOf(block) + at * 64L + Long.numberOfTrailingZeros(left) * 8L, saved);
                drain();
            }
        }
    }

    /** Counts a marked object, notes the lines where it lies, and marks what it refers to. */
    @AlwaysInline("the loop that marks")
    private long visit(long offset, long top) {
        Address object = blocks.at(offset);
        Address hub = model.base().plus(object.readUnsignedInt());
        int kind = model.layoutKind(hub);
        if (kind == Hubs.LAYOUT_INSTANCE) {
            count(offset, model.instanceSize(hub));
            long map = model.referenceMap(hub);
            if (map == 0) {
                return top;
            }
            return map == -1 || model.strength(hub) != ObjectModel.ORDINARY
                    ? scanInstance(object, hub, top)
                    : scanMapped(object, map, top);
        }
        count(offset, Hubs.ARRAY_BASE + ((long) object.readInt(Hubs.ARRAY_LENGTH) << model.elementShift(hub)));
        return kind == Hubs.LAYOUT_REFERENCES ? scanElements(object, top) : top;
    }

    @AlwaysInline("each object is counted")
    private void count(long offset, long bytes) {
        Address live = blocks.at(memory).plus(LIVE_BYTES);
        live.writeLong(live.readLong() + (bytes + 7 & -8L));
        if (bytes > Lines.SIZE && bytes <= Heap.LONGEST_IN_LINES) {
            noteLong(offset, bytes);
        }
    }

    @Cold
    private void noteLong(long offset, long bytes) {
        pool.lockShared();
        Lines.addLong(blocks.metadata(Blocks.blockOf(offset)), offset, bytes);
        pool.unlockShared();
    }

    /** Marks what an object refers to. */
    void scan(Address object) {
        Address hub = model.base().plus(object.readUnsignedInt());
        switch (model.layoutKind(hub)) {
            case Hubs.LAYOUT_INSTANCE -> saved = scanInstance(object, hub, saved);
            case Hubs.LAYOUT_REFERENCES -> saved = scanElements(object, saved);
            case Hubs.LAYOUT_HUB -> saved = scanFields(object, hub, saved);
            default -> {
                // No references.
            }
        }
    }

    private long scanElements(Address array, long top) {
        int length = array.readInt(Hubs.ARRAY_LENGTH);
        if (stepwise && length > PIECE) {
            if (arrayCount < ARRAYS) {
                arrays[arrayCount++] = array.distanceFrom(model.base());
            } else {
                overflow = true;
            }
            return top;
        }
        if (stepwise) {
            elementVisits += length >> ELEMENTS_PER_VISIT;
        }
        return scanElements(array, 0, length, top);
    }

    private long scanElements(Address array, int from, int to, long top) {
        Address first = array.plus(Hubs.ARRAY_BASE);
        long end = first.bits() + 4L * to;
        long pushed = top;
        for (long at = first.bits() + 4L * from; at < end; at += 4) {
            pushed = push(Address.of(at).readUnsignedInt(), pushed);
        }
        return pushed;
    }

    @NeverInline("only what is marked in steps comes here often")
    private long scanInstance(Address object, Address hub, long top) {
        int strength = model.strength(hub);
        if (strength == ObjectModel.ORDINARY) {
            return scanFields(object, hub, top);
        }
        saved = top;
        scanReference(object, hub, strength);
        return saved;
    }

    private long scanFields(Address object, Address hub, long top) {
        long map = model.referenceMap(hub);
        long pushed = top;
        if (map == -1) {
            long bytes = model.size(object);
            if (stepwise) {
                // The object around is looked for.
                elementVisits += (int) bytes / 4;
            }
            for (long at = Hubs.HEADER; at < bytes; at += 4) {
                pushed = push(heap.starts.objectAround(object.plus(at).readUnsignedInt()), pushed);
            }
            if (stepwise) {
                elementVisits += heap.starts.takeWalked() / 2;
            }
            return pushed;
        }
        return scanMapped(object, map, pushed);
    }

    @AlwaysInline("most objects have a reference or two")
    private long scanMapped(Address object, long map, long top) {
        long pushed = top;
        for (long left = map; left != 0; left &= left - 1) {
            pushed = push(object.plus(Hubs.HEADER + 4L * Long.numberOfTrailingZeros(left)).readUnsignedInt(), pushed);
        }
        return pushed;
    }

    /** Scans all but the referent and the collector's link. The program may use the reference meanwhile. */
    private void scanReference(Address reference, Address hub, int strength) {
        pool.lockShared();
        int now = references.found(reference, strength);
        pool.unlockShared();
        long own = 1L << (model.referentOffset() - Hubs.HEADER >> 2) | 1L << (model.linkOffset() - Hubs.HEADER >> 2);
        saved = scanMapped(reference, model.referenceMap(hub) & ~own, saved);
        mark(now & 0xffff_ffffL);
    }
}
