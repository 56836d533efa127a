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
            Address metadata = blocks.metadata(block);
            int line = Lines.lineOf(offset);
            if (Lines.isFresh(metadata, line)) {
                walk(block, metadata, Lines.freshStart(metadata, line), Lines.freshEnd(metadata, line));
            }
            object = lastStart(metadata, block, offset);
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
                walk(block, metadata, line, end);
                line = end;
            } else {
                line++;
            }
        }
    }

    /** Walks a hole from the last start that is known on: before it there may be older objects. */
    private void walk(int block, Address metadata, int line, int lineEnd) {
        long start = Blocks.offsetOf(block) + (long) line * Lines.SIZE;
        long end = Blocks.offsetOf(block) + (long) lineEnd * Lines.SIZE;
        long object = lastStart(metadata, block, end - 1);
        if (object < start) {
            // A hole may follow a line that was part of it once, with an object that reaches into it.
            boolean isObject = object != 0 && blocks.at(object).readInt() != 0;
            object = isObject ? Math.max(start, behind(object)) : start;
        }
        while (object < end && blocks.at(object).readInt() != 0) {
            blocks.setBit(object, Blocks.STARTS);
            object = behind(object);
        }
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
