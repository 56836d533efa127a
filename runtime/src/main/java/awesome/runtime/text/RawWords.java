package awesome.runtime.text;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** Loops over ranges of memory, a word or several at a time. Callers have checked that the ranges exist. */
@NoAlloc("arrays are compared where nothing may be allocated")
public final class RawWords {
    private static final int WORD = Long.BYTES;
    private static final int CHARS_IN_WORD = WORD / Character.BYTES;
    private static final long EACH_UPPER_BYTE = 0xff00_ff00_ff00_ff00L;

    private RawWords() {}

    /**
     * The first byte that differs.
     *
     * @param bytes how many to compare; what is left over behind the last whole word is not compared
     * @return its number; if all are the same, how many were compared
     */
    public static long firstDifference(Address a, Address b, long bytes) {
        long at = 0;
        while (at <= bytes - 4 * WORD
                && ((a.readLong(at) ^ b.readLong(at)) | (a.readLong(at + 8) ^ b.readLong(at + 8))
                        | (a.readLong(at + 16) ^ b.readLong(at + 16)) | (a.readLong(at + 24) ^ b.readLong(at + 24))) == 0) {
            at += 4 * WORD;
        }
        for (; at <= bytes - WORD; at += WORD) {
            long difference = a.readLong(at) ^ b.readLong(at);
            if (difference != 0) {
                return at + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
        }
        return at;
    }

    /**
     * Copies the lower bytes of characters of 16 bits.
     *
     * @param count how many characters
     * @return whether the upper bytes of all are zero; else only some were copied
     */
    public static boolean narrow(Address from, Address to, int count) {
        int at = 0;
        for (; at <= count - CHARS_IN_WORD; at += CHARS_IN_WORD) {
            long word = from.readLong((long) at * Character.BYTES);
            if ((word & EACH_UPPER_BYTE) != 0) {
                return false;
            }
            word = (word | word >>> 8) & 0x0000_ffff_0000_ffffL;
            to.writeInt(at, (int) (word | word >>> 16));
        }
        for (; at < count; at++) {
            int character = from.readShort((long) at * Character.BYTES);
            if ((character & 0xff00) != 0) {
                return false;
            }
            to.writeByte(at, (byte) character);
        }
        return true;
    }
}
