package awesome.kernel.memory;

import awesome.magic.NoAlloc;

/** Numbers in byte arrays, high byte first, at any index, as disks and networks have them. */
@NoAlloc("interrupt handlers make commands of them")
public final class BigEndian {
    private static final long INT = 0xffff_ffffL;

    private BigEndian() {}

    /** 16 bits, from 0 to 65535. */
    public static int getShort(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    public static int getInt(byte[] bytes, int at) {
        return getShort(bytes, at) << 16 | getShort(bytes, at + 2);
    }

    public static long getLong(byte[] bytes, int at) {
        return (long) getInt(bytes, at) << 32 | getInt(bytes, at + 4) & INT;
    }

    /** The lower 16 bits of {@code value}. */
    public static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    public static void putInt(byte[] bytes, int at, int value) {
        putShort(bytes, at, value >>> 16);
        putShort(bytes, at + 2, value);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        putInt(bytes, at, (int) (value >>> 32));
        putInt(bytes, at + 4, (int) value);
    }
}
