package awesome.runtime.text;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Objects;

/**
 * Text in Latin-1, a byte a character. A word of eight characters has the first one in its lowest byte; the word that
 * holds the end of an array has anything behind it.
 */
@NoAlloc("strings are compared where nothing may be allocated")
public final class LatinText {
    private static final int WORD = Long.BYTES;
    private static final long EACH_ONE = 0x0101_0101_0101_0101L;
    private static final long EACH_LOW = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long EACH_HIGH = 0x8080_8080_8080_8080L;
    private static final long EACH_SECOND_BYTE = 0x00ff_00ff_00ff_00ffL;
    private static final long EACH_SECOND_SHORT = 0x0000_ffff_0000_ffffL;

    /** Odd, with bits everywhere: what is multiplied by it has in its upper half something of each of its bits. */
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private static final int POWER_2 = 31 * 31;
    private static final int POWER_4 = POWER_2 * POWER_2;

    private LatinText() {}

    /** Whether both have the same length and characters. */
    public static boolean equal(byte[] a, byte[] b) {
        return a.length == b.length && firstDifference(a, b, a.length) == a.length;
    }

    /** As {@code String.compareTo}, of the first {@code aLength} characters of the one and {@code bLength} of the other. */
    public static int compare(byte[] a, byte[] b, int aLength, int bLength) {
        int common = Math.min(aLength, bLength);
        int at = firstDifference(a, b, common);
        return at < common ? (a[at] & 0xff) - (b[at] & 0xff) : aLength - bLength;
    }

    /** The first place where they differ; {@code length}, which is within both, if that is not before it. */
    private static int firstDifference(byte[] a, byte[] b, int length) {
        for (int i = 0; i < length; i += WORD) {
            long difference = Objects.wordOf(a, i) ^ Objects.wordOf(b, i);
            if (difference != 0) {
                return Math.min(i + firstByte(difference), length);
            }
        }
        return length;
    }

    private static int firstByte(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** As {@code String.hashCode}. */
    public static int hash(byte[] text) {
        int length = text.length;
        int hash = 0;
        int at = 0;
        for (; at <= length - WORD; at += WORD) {
            hash = hash * (POWER_4 * POWER_4) + hash(Objects.wordOf(text, at));
        }
        int left = length - at;
        // Zeros before the first character change nothing; what is behind the last one is shifted out.
        return left == 0 ? hash : hash * power(left) + hash(Objects.wordOf(text, at) << (WORD - left) * Byte.SIZE);
    }

    /**
     * A hash of the part from {@code start} to {@code end}, which is within the array: any, but the same for the same characters. It takes
     * fewer instructions than {@link #hash(byte[])}.
     */
    public static int quickHash(byte[] text, int start, int end) {
        long hash = 0;
        for (int at = start; at < end; at += WORD) {
            int left = end - at;
            long word = wordAt(text, at, end);
            hash = (hash ^ (left >= WORD ? word : word << (WORD - left) * Byte.SIZE)) * MIX;
        }
        return (int) (hash >>> Integer.SIZE);
    }

    /** The characters from any place on, with anything behind those before {@code end}, which is within the array. */
    private static long wordAt(byte[] text, int at, int end) {
        int shift = (at & WORD - 1) * Byte.SIZE;
        int first = at & -WORD;
        long low = Objects.wordOf(text, first) >>> shift;
        return shift == 0 || first + WORD >= end ? low : low | Objects.wordOf(text, first + WORD) << Long.SIZE - shift;
    }

    /** Whether {@code wanted} is in a text from {@code at} on, where the text has so many characters. */
    public static boolean isAt(byte[] text, int at, byte[] wanted) {
        int length = wanted.length;
        for (int i = 0; i < length; i += WORD) {
            long difference = wordAt(text, at + i, at + length) ^ Objects.wordOf(wanted, i);
            if ((length - i >= WORD ? difference : difference << (WORD - (length - i)) * Byte.SIZE) != 0) {
                return false;
            }
        }
        return true;
    }

    /** 31 to the power of 0 to 7. */
    private static int power(int exponent) {
        int odd = (exponent & 1) == 0 ? 1 : 31;
        int second = (exponent & 2) == 0 ? 1 : POWER_2;
        return odd * second * ((exponent & 4) == 0 ? 1 : POWER_4);
    }

    /** The hash of eight characters: of pairs first, then of pairs of pairs, side by side. No sum is too large for its place. */
    private static int hash(long word) {
        long pairs = (word & EACH_SECOND_BYTE) * 31 + (word >>> 8 & EACH_SECOND_BYTE);
        long fours = (pairs & EACH_SECOND_SHORT) * POWER_2 + (pairs >>> 16 & EACH_SECOND_SHORT);
        return (int) fours * POWER_4 + (int) (fours >>> 32);
    }

    /**
     * The first place of a character.
     *
     * @param character 0 to 255
     * @param from where to begin, not negative
     * @param end the place behind the last one looked at, at most the length
     * @return -1 if there is none
     */
    public static int find(byte[] text, int character, int from, int end) {
        long wanted = character * EACH_ONE;
        for (int i = from & -WORD; i < end; i += WORD) {
            long difference = Objects.wordOf(text, i) ^ wanted;
            // The highest bit of each byte that is zero, exactly: no carry goes from one byte to the next.
            long found = ~((difference & EACH_LOW) + EACH_LOW | difference | EACH_LOW);
            if (i < from) {
                found &= -1L << (from - i) * Byte.SIZE;
            }
            if (found != 0) {
                int at = i + firstByte(found);
                return at < end ? at : -1;
            }
        }
        return -1;
    }

    /**
     * The first place of a text in the first {@code textLength} characters of another.
     *
     * @param wantedLength how much of {@code wanted} must be there, at least 1
     * @param from where to begin, not negative
     * @return -1 if there is none
     */
    public static int find(byte[] text, int textLength, byte[] wanted, int wantedLength, int from) {
        int end = textLength - wantedLength + 1;
        if (wantedLength == 1) {
            return find(text, wanted[0] & 0xff, from, end);
        }
        long firsts = (wanted[0] & 0xff) * EACH_ONE;
        long seconds = (wanted[1] & 0xff) * EACH_ONE;
        int start = from & -WORD;
        if (start >= end) {
            return -1;
        }
        long mask = -1L << (from - start) * Byte.SIZE;
        long word = Objects.wordOf(text, start);
        for (int i = start; i < end; i += WORD) {
            long next = i + WORD < textLength ? Objects.wordOf(text, i + WORD) : 0;
            long behind = word >>> Byte.SIZE | next << (WORD - 1) * Byte.SIZE;
            // Places of the first character with the second one behind it, and some others, because of carries.
            long first = word ^ firsts;
            long second = behind ^ seconds;
            long found = first - EACH_ONE & ~first & second - EACH_ONE & ~second & EACH_HIGH & mask;
            for (; found != 0; found &= found - 1) {
                int at = i + firstByte(found);
                if (at < end && isAt(text, at, wanted, wantedLength)) {
                    return at;
                }
            }
            mask = -1;
            word = next;
        }
        return -1;
    }

    private static boolean isAt(byte[] text, int at, byte[] wanted, int wantedLength) {
        int same = 0;
        while (same < wantedLength && text[at + same] == wanted[same]) {
            same++;
        }
        return same == wantedLength;
    }

    /** Whether one of {@code count} bytes from {@code from} on is not ASCII. The range is within the array. */
    public static boolean hasNegatives(byte[] bytes, int from, int count) {
        int end = from + count;
        for (int i = from & -WORD; i < end; i += WORD) {
            long high = Objects.wordOf(bytes, i) & EACH_HIGH;
            if (i < from) {
                high &= -1L << (from - i) * Byte.SIZE;
            }
            if (high != 0) {
                return i + firstByte(high) < end;
            }
        }
        return false;
    }
}
