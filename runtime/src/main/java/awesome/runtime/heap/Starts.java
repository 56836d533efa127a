package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Finds the object that an address lies in, which only conservative roots ask. Allocation notes nothing. A collection
 * leaves a start bit for each object that lived. What was allocated since then lies in holes one after the other, up to
 * a class word of zero: so a hole is walked when somebody asks about an address in it, and its start bits are set.
 */
@NoAlloc("part of collection")
final class Starts {
    private final ObjectModel model;
    private final Blocks blocks;
    private int walked;

    Starts(ObjectModel model, Blocks blocks) {
        this.model = model;
        this.blocks = blocks;
    }

    /** The object that holds the byte at an offset of the window; 0 if there is none. */
    long objectAround(long offset) {
        int block = Blocks.blockOf(offset);
        int kind = blocks.kind(block);
        long object;
        if (kind == Blocks.LINES) {
            reach(offset, Integer.MAX_VALUE);
            object = lastStart(blocks.metadata(block), block, offset);
        } else if (kind == Blocks.LARGE) {
            object = blocks.largeStart(block);
        } else if (kind == Blocks.LARGE_REST) {
            object = blocks.largeStart(blocks.firstOfLarge(block));
        } else {
            return 0;
        }
        if (object == 0 || object > offset || blocks.at(object).readInt() == 0) {
            return 0;
        }
        return offset < object + model.size(blocks.at(object)) ? object : 0;
    }

    /**
     * Finds the starts of all objects of a hole up to an offset, walking over so many at most.
     *
     * @return whether they are known; else it has to be called again
     */
    boolean reach(long offset, int most) {
        int block = Blocks.blockOf(offset);
        if (blocks.kind(block) != Blocks.LINES) {
            return true;
        }
        Address metadata = blocks.metadata(block);
        int line = Lines.lineOf(offset);
        return !Lines.isFresh(metadata, line) || walk(block, metadata, line, offset, offset + 1, most);
    }

    /** Whether an object starts at an offset of the window. */
    boolean isObject(long offset) {
        return offset != 0 && objectAround(offset) == offset;
    }

    /** Finds the starts of all objects of a block. */
    void complete(int block) {
        Address metadata = blocks.metadata(block);
        int line = 0;
        while (line < Lines.COUNT) {
            if (Lines.isFresh(metadata, line)) {
                int end = Lines.freshEnd(metadata, line);
                walk(block, metadata, line, lineStart(block, end) - 1, lineStart(block, end), Integer.MAX_VALUE);
                line = end;
            } else {
                line++;
            }
        }
    }

    /** Finds the starts of all objects of a line. */
    void completeLine(int block, int line) {
        Address metadata = blocks.metadata(block);
        if (Lines.isFresh(metadata, line)) {
            walk(block, metadata, line, lineStart(block, line), lineStart(block, line + 1), Integer.MAX_VALUE);
        }
    }

    /** How many objects were walked over since this was asked. */
    int takeWalked() {
        int count = walked;
        walked = 0;
        return count;
    }

    /** The same, but goes on counting. */
    int walked() {
        return walked;
    }

    private static long lineStart(int block, int line) {
        return Blocks.offsetOf(block) + (long) line * Lines.SIZE;
    }

    /**
     * Walks the hole around a line as far as {@code to}, from the last start on that is known and not behind {@code from}. In
     * its first line there may be older objects, some of them dead, but before the one where the walk begins. Whether it
     * is not over more than {@code most} objects.
     */
    private boolean walk(int block, Address metadata, int line, long from, long to, int most) {
        int first = Lines.freshStart(metadata, line);
        long start = lineStart(block, first);
        long object = lastStart(metadata, block, Math.max(from, start + Lines.SIZE - 1));
        if (object != 0 && blocks.at(object).readInt() != 0) {
            // Before the hole it lies in a line that was part of it once, and may reach into it.
            object = Math.max(start, behind(object));
        } else {
            object = Math.max(start, object);
        }
        int left = most;
        while (object < to && blocks.at(object).readInt() != 0) {
            if (left-- <= 0) {
                return false;
            }
            Blocks.setBit(metadata, object, Blocks.STARTS);
            object = behind(object);
            walked++;
        }
        return true;
    }

    /** Where the next object starts in a hole. */
    private long behind(long object) {
        return object + Math.max(Heap.SMALLEST, model.size(blocks.at(object)));
    }

    /** The last known start in a block that is not behind an offset; 0 if there is none. */
    private static long lastStart(Address metadata, int block, long offset) {
        int bit = (int) (offset & Blocks.SIZE - 1) >>> 3;
        int at = bit >>> 6;
        long word = metadata.readLong(Blocks.STARTS + at * 8L) & -1L >>> 63 - (bit & 63);
        while (word == 0) {
            if (at-- == 0) {
                return 0;
            }
            word = metadata.readLong(Blocks.STARTS + at * 8L);
        }
        return Blocks.offsetOf(block) + at * 512L + (63 - Long.numberOfLeadingZeros(word)) * 8L;
    }
}
