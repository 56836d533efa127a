package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The lines of 128 bytes of a {@link Blocks#LINES} block: free ones next to each other are a hole, in which objects are
 * allocated by moving a pointer. Methods take the metadata of the block, where five sets of 256 bits say of each line
 *
 * <pre>
 *   +1024 used   whether it is no place for new objects
 *   +1056 fresh  whether it was part of a hole since the last collection, or still is
 *   +1088 long   whether an object that is longer than a line and alive lies there, or metadata
 *   +1132 u32    lines not used, when they were last counted
 *   +1152 born   for a {@link Cycle}: whether only objects lie there that were allocated since its start
 *   +1184 mixed  likewise, objects from before and after its start
 * </pre>
 *
 * <p>Where short objects lie follows from the mark bits: one ends in the line where it starts or in the next.
 */
@NoAlloc("part of allocation and collection")
final class Lines {
    static final int SHIFT = 7;
    /** Bytes of a line. */
    static final int SIZE = 1 << SHIFT;
    /** Lines of a block. */
    static final int COUNT = Blocks.SIZE / SIZE;

    private static final int USED = 1024;
    private static final int FRESH = 1056;
    private static final int LONG = 1088;
    private static final int FREE_COUNT = 1132;
    private static final int BORN = 1152;
    private static final int MIXED = 1184;
    private static final int SET_BYTES = COUNT / 8;
    /** Mark bits of a line, in the lowest bits of a word. */
    private static final long LINE_BITS = 0xffff;

    private Lines() {}

    /** The line of a block that an offset lies in. */
    static int lineOf(long offset) {
        return (int) offset >>> SHIFT & COUNT - 1;
    }

    /** Prepares zeroed metadata: everything is free but {@code header} bytes. */
    static void format(Address metadata, int header) {
        setRange(metadata, LONG, 0, header >>> SHIFT);
        setRange(metadata, USED, 0, header >>> SHIFT);
        metadata.writeInt(FREE_COUNT, COUNT - (header >>> SHIFT));
    }

    private static void setRange(Address metadata, int set, int from, int to) {
        int line = from;
        while (line < to) {
            int end = Math.min(to, (line | 63) + 1);
            Address word = metadata.plus(set + (line >>> 6) * 8L);
            word.writeLong(word.readLong() | -1L << line & -1L >>> -end);
            line = end;
        }
    }

    /** Forgets what marking notes; {@code header} bytes are metadata. */
    static void clear(Address metadata, int header) {
        metadata.plus(BORN).fill((byte) 0, SET_BYTES);
        metadata.plus(MIXED).fill((byte) 0, SET_BYTES);
        metadata.plus(LONG).fill((byte) 0, SET_BYTES);
        setRange(metadata, LONG, 0, header >>> SHIFT);
    }

    /** Notes that a marked object of more than a line lies in a block. */
    static void addLong(Address metadata, long object, long bytes) {
        setRange(metadata, LONG, lineOf(object), lineOf(object + bytes - 1) + 1);
    }

    /** The first line from {@code from} on that is in the set or, if {@code in} is 0, is not; {@link #COUNT} if none. */
    private static int next(Address metadata, int set, int from, long in) {
        if (from >= COUNT) {
            return COUNT;
        }
        int at = from >>> 6;
        long word = (metadata.readLong(set + at * 8L) ^ ~in) & -1L << from;
        while (word == 0) {
            if (++at == COUNT / 64) {
                return COUNT;
            }
            word = metadata.readLong(set + at * 8L) ^ ~in;
        }
        return at * 64 + Long.numberOfTrailingZeros(word);
    }

    /** The first line from {@code from} on that is free; {@link #COUNT} if there is none. */
    static int holeStart(Address metadata, int from) {
        return next(metadata, USED, from, 0);
    }

    /** Behind the hole that starts with a free line. */
    static int holeEnd(Address metadata, int start) {
        return next(metadata, USED, start, -1L);
    }

    /** Takes a hole, whole: it is fresh now. */
    static void take(Address metadata, int start, int end) {
        setRange(metadata, USED, start, end);
        setRange(metadata, FRESH, start, end);
    }

    /**
     * Leaves the rest of a hole to a thread. The lines before and behind become part of no hole: each stretch of fresh
     * lines is one hole, whose objects follow one another.
     */
    static void keep(Address metadata, int start, int end) {
        take(metadata, start, end);
        setRange(metadata, USED, Math.max(0, start - 1), Math.min(COUNT, end + 1));
    }

    /** Notes that only new objects are to be in lines. */
    static void setBorn(Address metadata, int from, int to) {
        setRange(metadata, BORN, from, to);
    }

    /** Whether only new objects are in a line. */
    static boolean isBorn(Address metadata, int line) {
        return isIn(metadata, BORN, line);
    }

    /** Whether that is so of any line of the block. */
    static boolean hasBorn(Address metadata) {
        return any(metadata, BORN);
    }

    /** Notes that there are old and new objects in a line. */
    static void setMixed(Address metadata, int line) {
        setRange(metadata, MIXED, line, line + 1);
    }

    /** Whether that is so of any line of the block. */
    static boolean hasMixed(Address metadata) {
        return any(metadata, MIXED);
    }

    /** Whether that is so of a line; it is no more. */
    static boolean takeMixed(Address metadata, int line) {
        Address word = metadata.plus(MIXED + (line >>> 6) * 8L);
        boolean was = (word.readLong() & 1L << line) != 0;
        word.writeLong(word.readLong() & ~(1L << line));
        return was;
    }

    private static boolean any(Address metadata, int set) {
        return (metadata.readLong(set) | metadata.readLong(set + 8) | metadata.readLong(set + 16)
                | metadata.readLong(set + 24)) != 0;
    }

    private static boolean isIn(Address metadata, int set, int line) {
        return (metadata.readLong(set + (line >>> 6) * 8L) & 1L << line) != 0;
    }

    /** Whether a line was part of a hole since the last collection. */
    static boolean isFresh(Address metadata, int line) {
        return isIn(metadata, FRESH, line);
    }

    /** Whether any line of the block is. */
    static boolean hasFresh(Address metadata) {
        return any(metadata, FRESH);
    }

    /** The first of the fresh lines around a fresh one. */
    static int freshStart(Address metadata, int line) {
        int at = line >>> 6;
        long others = ~metadata.readLong(FRESH + at * 8L) & -1L >>> 63 - (line & 63);
        while (others == 0) {
            if (at-- == 0) {
                return 0;
            }
            others = ~metadata.readLong(FRESH + at * 8L);
        }
        return at * 64 + 64 - Long.numberOfLeadingZeros(others);
    }

    /** Behind the fresh lines from a fresh one on. */
    static int freshEnd(Address metadata, int line) {
        return next(metadata, FRESH, line, 0);
    }

    /** Lines that are free, when they were last counted. */
    static int freeCount(Address metadata) {
        return metadata.readInt(FREE_COUNT);
    }

    /**
     * Finds the holes after marking. A line behind one in which a short object starts counts as used. Born lines stay
     * fresh, and those beside them become part of no hole.
     *
     * @return how many lines are free
     */
    static int sweep(Address metadata) {
        long behind = 0;
        int free = COUNT;
        for (int at = 0; at < COUNT / 64; at++) {
            long starts = 0;
            for (int i = 0; i < 16; i++) {
                long marks = metadata.readLong(Blocks.MARKS + (at * 16 + i) * 8L);
                metadata.writeLong(Blocks.STARTS + (at * 16 + i) * 8L, marks);
                starts |= (any(marks, 0) | any(marks, 1) << 1 | any(marks, 2) << 2 | any(marks, 3) << 3) << 4 * i;
            }
            long born = metadata.readLong(BORN + at * 8L);
            long next = at + 1 < COUNT / 64 ? metadata.readLong(BORN + at * 8L + 8) : 0;
            metadata.writeLong(FRESH + at * 8L, born);
            long used = starts | starts << 1 | behind | born | born << 1 | born >>> 1 | next << 63
                    | metadata.readLong(LONG + at * 8L);
            behind = (starts | born) >>> 63;
            metadata.writeLong(USED + at * 8L, used);
            free -= Long.bitCount(used);
        }
        metadata.writeInt(FREE_COUNT, free);
        return free;
    }

    /** 1 if a line of the four that a word has bits for has any. */
    private static long any(long marks, int line) {
        return (marks >>> 16 * line & LINE_BITS) != 0 ? 1 : 0;
    }
}
