package awesome.kernel.memory;

/** Numbers in byte arrays, low byte first, as user programs lay out their structures. */
public final class LittleEndian {
    private LittleEndian() {}

    public static int getShort(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    public static int getInt(byte[] bytes, int at) {
        return getShort(bytes, at) | getShort(bytes, at + 2) << 16;
    }

    public static long getLong(byte[] bytes, int at) {
        return getInt(bytes, at) & 0xffff_ffffL | (long) getInt(bytes, at + 4) << 32;
    }

    public static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
    }

    public static void putInt(byte[] bytes, int at, int value) {
        putShort(bytes, at, value);
        putShort(bytes, at + 2, value >>> 16);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        putInt(bytes, at, (int) value);
        putInt(bytes, at + 4, (int) (value >>> 32));
    }
}
