package awesome.runtime.zip;

import java.util.Arrays;

/**
 * Compresses a stream that comes in pieces. Any inflater reads what it writes, which is not byte for byte what zlib
 * writes: it looks for matches in chains of places with the same three bytes, as far as the level allows.
 */
public final class Deflate {
    /** What {@link #deflate} does at the end of the input: nothing, or it writes all that it has, or it ends the stream. */
    public static final int NO_FLUSH = 0;
    public static final int SYNC_FLUSH = 2;
    public static final int FULL_FLUSH = 3;
    public static final int FINISH = 4;

    private static final int DEFAULT_LEVEL = 6;
    private static final int LAZY_FROM = 4;
    private static final int WINDOW = DeflateCodes.WINDOW;
    private static final int BLOCK = 64 << 10;
    private static final int HASH_BITS = 15;
    /** Places that are compared for a match, by level. */
    private static final int[] CHAINS = {0, 4, 6, 12, 16, 32, 64, 128, 512, 2048};
    private static final int HEADER = 0x78;
    private static final int HAS_DICTIONARY = 0x20;

    private final boolean bare;
    private final BitOutput out = new BitOutput();
    private final byte[] bytes = new byte[WINDOW + BLOCK];
    /** The last place with a hash, plus one; the place before with the same hash. */
    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] before = new int[WINDOW + BLOCK];

    private int level;
    /** Where the bytes start that are not compressed yet, and where they end. */
    private int start;
    private int end;
    private int hashed;
    private int checksum;
    private boolean hasHeader;
    private boolean hasDictionary;
    private boolean flushed;
    private boolean ended;
    private int consumed;
    private int produced;

    /**
     * Starts a stream.
     *
     * @param level 0 (stores) to 9 (looks for long matches), -1 for the one in between
     * @param bare whether it gets no header and no checksum
     */
    public Deflate(int level, boolean bare) {
        this.bare = bare;
        setLevel(level);
        reset();
    }

    /** Starts another stream. */
    public void reset() {
        out.clear();
        start = 0;
        end = 0;
        hashed = 0;
        checksum = 1;
        hasHeader = bare;
        hasDictionary = false;
        flushed = true;
        ended = false;
        Arrays.fill(heads, 0);
    }

    /** Changes the level, from the next block on. */
    public void setLevel(int wanted) {
        level = wanted < 0 ? DEFAULT_LEVEL : wanted;
    }

    /** Whether the stream has ended and all of it was taken. */
    public boolean isFinished() {
        return ended && out.isEmpty();
    }

    /** Adler-32 of the bytes that went in. */
    public int checksum() {
        return checksum;
    }

    /** How many bytes the last call took. */
    public int consumed() {
        return consumed;
    }

    /** How many bytes the last call gave. */
    public int produced() {
        return produced;
    }

    /** Bytes that matches may lie in, which the other side gets too; before the first byte of the stream. */
    public void setDictionary(byte[] dictionary, int offset, int length) {
        int kept = Math.min(WINDOW, length);
        System.arraycopy(dictionary, offset + length - kept, bytes, end, kept);
        end += kept;
        start = end;
        if (!bare) {
            checksum = Adler.update(1, dictionary, offset, length);
            hasDictionary = true;
        }
    }

    /** Takes input and gives output, as much as there is room for. */
    public void deflate(byte[] in, int inOffset, int inLength, byte[] to, int toOffset, int toLength, int flush) {
        int at = inOffset;
        int inEnd = inOffset + inLength;
        while (at < inEnd && !ended) {
            if (end == bytes.length) {
                writeHeader();
                writeBlock(false);
            }
            int count = Math.min(inEnd - at, bytes.length - end);
            System.arraycopy(in, at, bytes, end, count);
            writeHeader();
            checksum = Adler.update(checksum, in, at, count);
            end += count;
            at += count;
            flushed = false;
        }
        consumed = at - inOffset;
        writeHeader();
        if (flush == FINISH && !ended) {
            writeBlock(true);
            writeEnd();
        } else if ((flush == SYNC_FLUSH || flush == FULL_FLUSH) && !flushed && !ended) {
            writeBlock(false);
            out.bits(DeflateCodes.STORED << 1, 3);
            out.align();
            out.bits(0xffff_0000, Integer.SIZE);
            flushed = true;
        }
        produced = out.take(to, toOffset, toLength);
    }

    /** RFC 1950, 2.2. */
    private void writeHeader() {
        if (hasHeader) {
            return;
        }
        hasHeader = true;
        int kind = level < 2 ? 0 : level < DEFAULT_LEVEL ? 1 : level == DEFAULT_LEVEL ? 2 : 3;
        int second = kind << 6 | (hasDictionary ? HAS_DICTIONARY : 0);
        second += 31 - (HEADER << 8 | second) % 31;
        out.bits(HEADER, Byte.SIZE);
        out.bits(second, Byte.SIZE);
        if (hasDictionary) {
            out.bits(Integer.reverseBytes(checksum), Integer.SIZE);
            checksum = 1;
        }
    }

    private void writeEnd() {
        out.align();
        if (!bare) {
            out.bits(Integer.reverseBytes(checksum), Integer.SIZE);
        }
        ended = true;
    }

    /** Compresses what has come in, and keeps the window before what comes next. */
    private void writeBlock(boolean last) {
        if (end == start && !last) {
            return;
        }
        DeflateBlock block = new DeflateBlock(end - start);
        if (level > 0) {
            findMatches(block);
        }
        block.write(out, bytes, start, end - start, last, level > 0);
        start = end;
        if (end > WINDOW) {
            slide(end - WINDOW);
        }
    }

    private void slide(int by) {
        System.arraycopy(bytes, by, bytes, 0, end - by);
        System.arraycopy(before, by, before, 0, end - by);
        for (int i = 0; i < heads.length; i++) {
            heads[i] = Math.max(0, heads[i] - by);
        }
        for (int i = 0; i < end - by; i++) {
            before[i] = Math.max(0, before[i] - by);
        }
        end -= by;
        start = end;
        hashed = Math.max(0, hashed - by);
    }

    private int hash(int at) {
        int three = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        return three * 0x9e37_79b1 >>> Integer.SIZE - HASH_BITS;
    }

    /** Enters the places before this one in the chains. */
    private void hashUpTo(int at) {
        int stop = Math.min(at, end - DeflateCodes.SHORTEST_MATCH + 1);
        for (; hashed < stop; hashed++) {
            int hash = hash(hashed);
            before[hashed] = heads[hash];
            heads[hash] = hashed + 1;
        }
    }

    private void findMatches(DeflateBlock block) {
        int at = start;
        long match = longest(at);
        while (at < end) {
            int length = (int) match;
            if (length < DeflateCodes.SHORTEST_MATCH) {
                block.literal(bytes[at++] & 0xff);
                match = longest(at);
                continue;
            }
            // A longer match one byte later is worth a literal.
            long next = level >= LAZY_FROM && length < DeflateCodes.LONGEST_MATCH ? longest(at + 1) : 0;
            if ((int) next > length) {
                block.literal(bytes[at++] & 0xff);
                match = next;
                continue;
            }
            block.match(length, (int) (match >>> Integer.SIZE));
            at += length;
            match = longest(at);
        }
    }

    /** The longest match for what starts there: its length, and its distance in the upper half; 0 if there is none. */
    private long longest(int at) {
        int limit = Math.min(DeflateCodes.LONGEST_MATCH, end - at);
        if (limit < DeflateCodes.SHORTEST_MATCH) {
            return 0;
        }
        hashUpTo(at);
        int best = DeflateCodes.SHORTEST_MATCH - 1;
        int where = 0;
        int place = heads[hash(at)] - 1;
        for (int tries = CHAINS[level]; tries > 0 && place >= 0 && at - place <= WINDOW; tries--) {
            if (bytes[place + best] == bytes[at + best]) {
                int length = 0;
                while (length < limit && bytes[place + length] == bytes[at + length]) {
                    length++;
                }
                if (length > best) {
                    best = length;
                    where = at - place;
                    if (best == limit) {
                        break;
                    }
                }
            }
            place = before[place] - 1;
        }
        return where == 0 ? 0 : (long) where << Integer.SIZE | best;
    }
}
