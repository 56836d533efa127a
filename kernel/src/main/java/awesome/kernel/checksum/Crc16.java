package awesome.kernel.checksum;

/** CRC-16 (polynomial 0x8005, low bit first). Any context; nothing is allocated. */
public final class Crc16 {
    private static final int POLYNOMIAL = 0xa001;

    private Crc16() {}

    /** The checksum {@code crc}, 0 to 65535, continued with one byte. */
    public static int updateByte(int crc, int value) {
        int next = crc ^ value & 0xff;
        for (int bit = 0; bit < 8; bit++) {
            next = (next & 1) != 0 ? next >>> 1 ^ POLYNOMIAL : next >>> 1;
        }
        return next;
    }

    /** The same with {@code length} bytes of {@code bytes} from {@code start} on. */
    public static int update(int crc, byte[] bytes, int start, int length) {
        int value = crc;
        for (int i = start; i < start + length; i++) {
            value = updateByte(value, bytes[i]);
        }
        return value;
    }
}
