package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The blocks of 32 KiB that the heap consists of: what each is used for, and where cells and mark bits lie.
 *
 * <p>Everything is an offset from {@code heap_base}, so that nothing changes when the heap is mapped
 * elsewhere. A block of cells starts with a header:
 *
 * <pre>
 *   +0   u32 bytes of a cell
 *   +4   u32 size class
 *   +64  mark bits, one for each 8 bytes of the block
 *   +576 cells
 * </pre>
 *
 * <p>A large object has whole blocks; the first starts with u64 bytes, u32 blocks, u32 mark, and the object
 * follows at +64. A cell whose first word (the class of an object) is 0 is free.
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
    /** Memory of the heap, not in use. */
    static final int FREE = 1;
    /** Cells of one size. */
    static final int CELLS = 2;
    /** The first block of a large object. */
    static final int LARGE = 3;
    /** A further block of a large object. */
    static final int LARGE_REST = 4;
    /** In use by the collector itself. */
    static final int INTERNAL = 5;

    private static final int CELL_SIZE = 0;
    private static final int SIZE_CLASS = 4;
    private static final int MARK_BITS = 64;
    private static final int MARK_BYTES = SIZE / 8 / 8;
    /** Where cells start in a block. */
    static final int CELLS_START = MARK_BITS + MARK_BYTES;
    /** Bytes for cells in a block. */
    static final int PAYLOAD = SIZE - CELLS_START;

    private static final int LARGE_BYTES = 0;
    private static final int LARGE_BLOCKS = 8;
    private static final int LARGE_MARK = 12;
    /** Where a large object starts in its first block. */
    static final int LARGE_START = 64;

    private final ObjectModel model;

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

    private Address header(int block) {
        return at(offsetOf(block));
    }

    int kind(int block) {
        return model.blockTable().readByte(block);
    }

    void setKind(int block, int kind) {
        model.blockTable().writeByte(block, (byte) kind);
    }

    /** Makes a free block one of unmarked cells. */
    void format(int block, int sizeClass) {
        Address header = header(block);
        header.writeInt(CELL_SIZE, SizeClasses.size(sizeClass));
        header.writeInt(SIZE_CLASS, sizeClass);
        clearMarks(block);
        setKind(block, CELLS);
    }

    int cellSize(int block) {
        return header(block).readInt(CELL_SIZE);
    }

    int sizeClass(int block) {
        return header(block).readInt(SIZE_CLASS);
    }

    /** Behind the last cell, as an offset of the window. */
    long cellsEnd(int block) {
        int size = cellSize(block);
        return offsetOf(block) + CELLS_START + (long) (PAYLOAD / size) * size;
    }

    /** Makes {@code count} free blocks a large object that takes {@code bytes}. */
    void formatLarge(int block, int count, long bytes) {
        Address header = header(block);
        header.writeLong(LARGE_BYTES, bytes);
        header.writeInt(LARGE_BLOCKS, count);
        header.writeInt(LARGE_MARK, 0);
        setKind(block, LARGE);
        for (int i = 1; i < count; i++) {
            setKind(block + i, LARGE_REST);
        }
    }

    int largeBlocks(int block) {
        return header(block).readInt(LARGE_BLOCKS);
    }

    long largeBytes(int block) {
        return header(block).readLong(LARGE_BYTES);
    }

    /** Takes the marks off all that lies in a block. */
    void clearMarks(int block) {
        if (kind(block) == LARGE) {
            header(block).writeInt(LARGE_MARK, 0);
        } else {
            header(block).plus(MARK_BITS).fill((byte) 0, MARK_BYTES);
        }
    }

    /** Whether an object in a block of cells is marked. */
    boolean hasMarks(int block) {
        Address marks = header(block).plus(MARK_BITS);
        long any = 0;
        for (int at = 0; at < MARK_BYTES; at += Long.BYTES) {
            any |= marks.readLong(at);
        }
        return any != 0;
    }

    /** Whether the object that starts at an offset is marked. Its block is {@link #CELLS} or {@link #LARGE}. */
    boolean isMarked(long object) {
        int block = blockOf(object);
        if (kind(block) == LARGE) {
            return header(block).readInt(LARGE_MARK) != 0;
        }
        return isCellMarked(block, object);
    }

    /** The same for an object in a block of cells. */
    boolean isCellMarked(int block, long object) {
        int bit = (int) (object & (SIZE - 1)) >>> 3;
        return (header(block).readInt(MARK_BITS + (bit >>> 5) * 4L) & 1 << bit) != 0;
    }

    /** Marks the object that starts at an offset; false if it was marked. */
    boolean mark(long object) {
        int block = blockOf(object);
        if (kind(block) == LARGE) {
            Address mark = header(block).plus(LARGE_MARK);
            if (mark.readInt() != 0) {
                return false;
            }
            mark.writeInt(1);
            return true;
        }
        int bit = (int) (object & (SIZE - 1)) >>> 3;
        Address word = header(block).plus(MARK_BITS + (bit >>> 5) * 4L);
        int bits = word.readInt();
        if ((bits & 1 << bit) != 0) {
            return false;
        }
        word.writeInt(bits | 1 << bit);
        return true;
    }

    /**
     * The object that an offset of the window lies in, at its start, inside or at its end; 0 if there is none.
     */
    long objectAround(long offset) {
        int block = blockOf(offset);
        int kind = kind(block);
        long object;
        if (kind == CELLS) {
            int size = cellSize(block);
            int inCells = (int) (offset & (SIZE - 1)) - CELLS_START;
            if (inCells < 0 || inCells >= PAYLOAD / size * size) {
                return 0;
            }
            object = offsetOf(block) + CELLS_START + inCells / size * size;
        } else if (kind == LARGE || kind == LARGE_REST) {
            while (kind(block) == LARGE_REST) {
                block--;
            }
            object = offsetOf(block) + LARGE_START;
        } else {
            return 0;
        }
        return at(object).readInt() == 0 ? 0 : object;
    }

    /** Whether an object starts at an offset of the window. */
    boolean isObject(long offset) {
        return offset != 0 && objectAround(offset) == offset;
    }
}
