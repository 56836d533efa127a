package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Reads numbers of variable length. The place to read at is a word in memory, which each read advances.
 */
@NoAlloc("the stack is walked when there may be no heap left")
final class Encoded {
    /** DW_EH_PE_omit: there is no value (LSB 5.0 core, 10.5.1, for all these). */
    static final int OMIT = 0xff;

    private static final int PC_RELATIVE = 0x10;
    private static final int DATA_RELATIVE = 0x30;
    private static final int INDIRECT = 0x80;

    private Encoded() {}

    static int u8(Address cursor) {
        Address at = Address.of(cursor.readLong());
        cursor.writeLong(at.bits() + 1);
        return at.readUnsignedByte();
    }

    static int u16(Address cursor) {
        Address at = Address.of(cursor.readLong());
        cursor.writeLong(at.bits() + 2);
        return at.readUnsignedShort();
    }

    static long u32(Address cursor) {
        Address at = Address.of(cursor.readLong());
        cursor.writeLong(at.bits() + 4);
        return at.readUnsignedInt();
    }

    static long s32(Address cursor) {
        return (int) u32(cursor);
    }

    static long i64(Address cursor) {
        Address at = Address.of(cursor.readLong());
        cursor.writeLong(at.bits() + 8);
        return at.readLong();
    }

    static void skip(Address cursor, long bytes) {
        cursor.writeLong(cursor.readLong() + bytes);
    }

    /** DWARF 5, 7.6. */
    static long uleb(Address cursor) {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8(cursor);
            if (shift < 64) {
                value |= (next & 0x7fL) << shift;
            }
            shift += 7;
        } while ((next & 0x80) != 0);
        return value;
    }

    /** DWARF 5, 7.6. */
    static long sleb(Address cursor) {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8(cursor);
            if (shift < 64) {
                value |= (next & 0x7fL) << shift;
            }
            shift += 7;
        } while ((next & 0x80) != 0);
        return shift < 64 && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    /**
     * A pointer in one of the encodings of LSB 5.0 core, 10.5.1.
     *
     * @param base what DW_EH_PE_datarel is relative to
     * @return the address; 0 if the encoding is {@link #OMIT} or the stored value is 0
     */
    static long pointer(Address cursor, int encoding, long base) {
        if (encoding == OMIT) {
            return 0;
        }
        long place = cursor.readLong();
        long value = switch (encoding & 0xf) {
            case 0x0, 0x4, 0xc -> i64(cursor);
            case 0x1 -> uleb(cursor);
            case 0x2 -> u16(cursor);
            case 0x3 -> u32(cursor);
            case 0x9 -> sleb(cursor);
            case 0xa -> (short) u16(cursor);
            default -> s32(cursor);
        };
        if (value == 0) {
            return 0;
        }
        if ((encoding & 0x70) == PC_RELATIVE) {
            value += place;
        } else if ((encoding & 0x70) == DATA_RELATIVE) {
            value += base;
        }
        return (encoding & INDIRECT) != 0 ? Address.of(value).readLong() : value;
    }
}
