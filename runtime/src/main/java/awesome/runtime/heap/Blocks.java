package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The blocks of 32 KiB that the heap consists of: what each is used for, and where its metadata lies.
 *
 * <p>Everything is an offset from {@code heap_base}, so that nothing changes when the heap is mapped elsewhere. The
 * block table has a u32 for each block of the window: the kind in the lowest three bits, above them what depends on
 * it. For {@link #LINES} and {@link #LARGE} that is where the metadata is, a multiple of 64. A region of some size has
 * the metadata of all its blocks in one place, densely, so that those of neighbours share no set of the processor's
 * caches. In a smaller region each block has its own at its start.
 *
 * <pre>
 *   +0    mark bits, one for each 8 bytes of the block, in u64: objects that the last collection, or the one that
 *         runs, found alive
 *   +512  start bits, likewise: where objects start, as far as is known, see {@link Starts}
 *   +1024 lines, see {@link Lines}
 *   +1120 u64 bytes of a large object, u32 its blocks
 *   +1136 u32 when the block was taken or swept, see {@link #isToBeSwept}
 * </pre>
 *
 * <p>A large object has whole blocks. It starts at +64 of the first, or behind its metadata.
 */
@NoAlloc("part of allocation and collection")
final class Blocks {
    static final int SHIFT = 15;
    /** Bytes in a block. */
    static final int SIZE = 1 << SHIFT;
    /** Blocks in the window. */
    static final int COUNT = 1 << (32 - SHIFT);

    /** Not memory of the heap. */
    static final int NONE = 0;
    /** Memory of the heap, not in use; above the kind, what became of it: 0, {@link #USED} or {@link #DISCARDED}. */
    static final int FREE = 1;
    /** In use by the collector itself. */
    static final int INTERNAL = 2;
    /** A further block of a large object; above the kind is the number of the first. */
    static final int LARGE_REST = 3;
    /** Objects side by side. */
    static final int LINES = 4;
    /** The first block of a large object. */
    static final int LARGE = 5;

    /** It was in use since the system gave it. */
    private static final int USED = 1;
    /** The system took it. */
    private static final int DISCARDED = 2;

    private static final int KIND = 7;
    private static final int KIND_BITS = 3;
    /** Set in the kinds that objects start in, and in no other. */
    private static final int HAS_OBJECTS = 4;
    private static final long METADATA = 0xffff_ffc0L;

    /** Bytes of metadata, a multiple of {@link Lines#SIZE} and of 64. */
    static final int METADATA_BYTES = 1280;
    /** A region of this many blocks has a place for metadata. */
    private static final int DENSE = 256;

    static final int MARKS = 0;
    static final int STARTS = 512;
    static final int BIT_BYTES = SIZE / 8 / 8;
    private static final int LARGE_BYTES = 1120;
    private static final int LARGE_BLOCKS = 1128;
    private static final int SWEPT = 1136;
    private static final int LARGE_START = 64;

    private final ObjectModel model;
    /** The blocks whose metadata is in one place, and that place; none at first. */
    private int denseFirst;
    private int denseEnd;
    private long denseMetadata;
    /** Whether threads mark at the same time. */
    private boolean shared;
    /** Whether objects in born lines count as marked. */
    private boolean bearing;
    private int sweep;

    Blocks(ObjectModel model) {
        this.model = model;
    }

    /** The block that holds an offset of the window. */
    static int blockOf(long offset) {
        return (int) (offset >>> SHIFT);
    }

    static long offsetOf(int block) {
        return (long) block << SHIFT;
    }

    Address at(long offset) {
        return model.base().plus(offset);
    }

    private int entry(int block) {
        return model.blockTable().readInt(block * 4L);
    }

    private void setEntry(int block, int entry) {
        model.blockTable().writeInt(block * 4L, entry);
    }

    int kind(int block) {
        return entry(block) & KIND;
    }

    /** Sets a kind that has no metadata. */
    void setKind(int block, int kind) {
        setEntry(block, kind);
    }

    private static boolean hasObjects(int entry) {
        return (entry & HAS_OBJECTS) != 0;
    }

    /** Makes a block that was in use a free one. */
    void release(int block) {
        setEntry(block, FREE | USED << KIND_BITS);
    }

    /** Whether a free block was in use since the system gave its memory. */
    boolean wasUsed(int block) {
        return entry(block) >>> KIND_BITS == USED;
    }

    /** Notes that the system took the memory of a free block. */
    void setDiscarded(int block) {
        setEntry(block, FREE | DISCARDED << KIND_BITS);
    }

    /** Whether the system took the memory of a free block. */
    boolean isDiscarded(int block) {
        return entry(block) >>> KIND_BITS == DISCARDED;
    }

    /** Whether objects start in a block. */
    boolean isUsed(int block) {
        return hasObjects(entry(block));
    }

    /**
     * Takes the place for the metadata of new blocks from them, if they are many.
     *
     * @return the first block that is left
     */
    int reserveMetadata(int first, int end) {
        if (denseEnd != 0 || end - first < DENSE) {
            return first;
        }
        denseFirst = first;
        denseEnd = end;
        denseMetadata = offsetOf(first);
        long bytes = (long) (end - first) * METADATA_BYTES;
        int rest = first + (int) ((bytes + SIZE - 1) >>> SHIFT);
        for (int block = first; block < rest; block++) {
            setKind(block, INTERNAL);
        }
        return rest;
    }

    private boolean isDense(int block) {
        return block >= denseFirst && block < denseEnd;
    }

    private long metadataOffset(int block) {
        return isDense(block) ? denseMetadata + (long) (block - denseFirst) * METADATA_BYTES : offsetOf(block);
    }

    /** The metadata of a block that is {@link #isUsed}. */
    Address metadata(int block) {
        return at(entry(block) & METADATA);
    }

    /** Bytes at the start of a block that are no place for objects. */
    int headerBytes(int block) {
        return isDense(block) ? 0 : METADATA_BYTES;
    }

    private void use(int block, int kind) {
        setEntry(block, (int) metadataOffset(block) | kind);
        metadata(block).fill((byte) 0, METADATA_BYTES);
        metadata(block).writeInt(SWEPT, sweep);
    }

    /** Makes a free block one for objects side by side, with none in it. */
    void formatLines(int block) {
        use(block, LINES);
        Lines.format(metadata(block), headerBytes(block));
    }

    /**
     * Makes {@code count} free blocks a large object that takes {@code bytes}.
     *
     * @return where the object starts
     */
    long formatLarge(int block, int count, long bytes) {
        use(block, LARGE);
        metadata(block).writeLong(LARGE_BYTES, bytes);
        metadata(block).writeInt(LARGE_BLOCKS, count);
        for (int i = 1; i < count; i++) {
            setEntry(block + i, block << KIND_BITS | LARGE_REST);
        }
        long object = largeStart(block);
        setBit(object, STARTS);
        return object;
    }

    /** How many blocks a large object of this size takes, wherever they are. */
    static int blocksFor(long bytes) {
        return blockOf(bytes + METADATA_BYTES + SIZE - 1);
    }

    /** Where the large object of a block starts. */
    long largeStart(int block) {
        return offsetOf(block) + (isDense(block) ? LARGE_START : METADATA_BYTES);
    }

    int largeBlocks(int block) {
        return metadata(block).readInt(LARGE_BLOCKS);
    }

    long largeBytes(int block) {
        return metadata(block).readLong(LARGE_BYTES);
    }

    /** The first block of the large object that a further one belongs to. */
    int firstOfLarge(int block) {
        return entry(block) >>> KIND_BITS;
    }

    /** Takes the marks off all that starts in a block. */
    void clearMarks(int block) {
        metadata(block).fill((byte) 0, BIT_BYTES);
    }

    /** Whether an object in a block is marked. */
    boolean hasMarks(int block) {
        Address marks = metadata(block);
        long any = 0;
        for (int at = 0; at < BIT_BYTES; at += Long.BYTES) {
            any |= marks.readLong(at);
        }
        return any != 0;
    }

    /** Where the word is that has the bit of an object, in the metadata from {@code bits} on. */
    private static Address wordOf(Address metadata, long object, int bits) {
        return metadata.plus(bits + (object >>> 6 & BIT_BYTES - 8));
    }

    private boolean bit(long object, int bits) {
        int entry = entry(blockOf(object));
        return hasObjects(entry) && (wordOf(at(entry & METADATA), object, bits).readLong() & 1L << (object >>> 3)) != 0;
    }

    /** Sets a bit of an object, whose block {@link #isUsed}, while others may set bits next to it. */
    void setBit(long object, int bits) {
        setBit(metadata(blockOf(object)), object, bits);
    }

    /** The same in the metadata of its block. */
    static void setBit(Address metadata, long object, int bits) {
        Address word = wordOf(metadata, object, bits);
        long before = word.readLongVolatile();
        long bit = 1L << (object >>> 3);
        while ((before & bit) == 0 && !word.compareAndSetLong(before, before | bit)) {
            before = word.readLongVolatile();
        }
    }

    /** Clears a bit of an object, whose block {@link #isUsed}. */
    void clearBit(long object, int bits) {
        Address word = wordOf(metadata(blockOf(object)), object, bits);
        word.writeLong(word.readLong() & ~(1L << (object >>> 3)));
    }

    /** Whether an object starts at this offset of the heap and is marked. */
    boolean isMarked(long object) {
        return bit(object, MARKS);
    }

    /** Whether an offset lies in the heap, and no object that starts there is marked. */
    boolean isUnmarked(long object) {
        return kind(blockOf(object)) != NONE && !bit(object, MARKS)
                && !(bearing && isUsed(blockOf(object)) && isBorn(metadata(blockOf(object)), object));
    }

    /** Whether an object that starts at this offset is marked, or new since the start of a {@link Cycle}. */
    boolean isAlive(long object) {
        return bit(object, MARKS) || isUsed(blockOf(object)) && isBorn(metadata(blockOf(object)), object);
    }

    /** Whether objects at an offset of the window count as marked because their line is born. */
    boolean isNew(long offset) {
        return bearing && kind(blockOf(offset)) == LINES && isBorn(metadata(blockOf(offset)), offset);
    }

    private static boolean isBorn(Address metadata, long object) {
        return Lines.isBorn(metadata, Lines.lineOf(object));
    }

    /** Says whether what is in lines that were taken since the start of a {@link Cycle} counts as marked. */
    void setBearing(boolean born) {
        bearing = born;
    }

    /** From now on all used blocks are to be swept but for those taken from now on. */
    void nextSweep() {
        sweep++;
    }

    /** Whether a used block is to be swept; it is not, afterwards. */
    boolean isToBeSwept(int block) {
        Address swept = metadata(block).plus(SWEPT);
        boolean open = swept.readInt() != sweep;
        swept.writeInt(sweep);
        return open;
    }

    /** Whether an object is known to start at an offset of the window. */
    boolean isStart(long object) {
        return bit(object, STARTS);
    }

    /** Marks the object that starts at an offset; false if it was marked or is not in the heap, as null and the image. */
    boolean mark(long object) {
        int entry = entry(blockOf(object));
        if (!hasObjects(entry)) {
            return false;
        }
        Address word = wordOf(at(entry & METADATA), object, MARKS);
        long bits = word.readLong();
        long bit = 1L << (object >>> 3);
        if ((bits & bit) != 0) {
            return false;
        }
        if (bearing && isBorn(at(entry & METADATA), object)) {
            return false;
        }
        if (!shared) {
            word.writeLong(bits | bit);
            return true;
        }
        while (!word.compareAndSetLong(bits, bits | bit)) {
            bits = word.readLongVolatile();
            if ((bits & bit) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Says whether threads mark at the same time. */
    void setShared(boolean several) {
        shared = several;
    }
}
