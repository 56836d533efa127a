package awesome.kernel.checksum;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/** CRC-32C (RFC 3720, appendix B.4), low bit first, eight bytes at a time. Any context; nothing is allocated. */
public final class Crc32c {
    private static final int POLYNOMIAL = 0x82f63b78;
    /** What a byte does that is followed by so many others, for 0 to 7. */
    private static final int[][] TABLES = tables();

    private Crc32c() {}

    private static int[][] tables() {
        int[][] tables = new int[8][256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
            }
            tables[0][i] = value;
        }
        for (int i = 0; i < 256; i++) {
            for (int t = 1; t < 8; t++) {
                int before = tables[t - 1][i];
                tables[t][i] = before >>> 8 ^ tables[0][before & 0xff];
            }
        }
        return tables;
    }

    /** The checksum {@code crc} continued with one byte. */
    public static int updateByte(int crc, int value) {
        return crc >>> 8 ^ TABLES[0][(crc ^ value) & 0xff];
    }

    /** The same with four bytes, the low one first. */
    public static int updateInt(int crc, int value) {
        int x = crc ^ value;
        return TABLES[3][x & 0xff] ^ TABLES[2][x >>> 8 & 0xff] ^ TABLES[1][x >>> 16 & 0xff] ^ TABLES[0][x >>> 24];
    }

    /** The same with eight bytes, the low one first. */
    public static int updateLong(int crc, long value) {
        int low = crc ^ (int) value;
        int high = (int) (value >>> 32);
        return TABLES[7][low & 0xff] ^ TABLES[6][low >>> 8 & 0xff] ^ TABLES[5][low >>> 16 & 0xff]
                ^ TABLES[4][low >>> 24] ^ TABLES[3][high & 0xff] ^ TABLES[2][high >>> 8 & 0xff]
                ^ TABLES[1][high >>> 16 & 0xff] ^ TABLES[0][high >>> 24];
    }

    /** The same with {@code length} bytes of {@code bytes} from {@code start} on. */
    public static int update(int crc, byte[] bytes, int start, int length) {
        int value = crc;
        for (int i = start; i < start + length; i++) {
            value = updateByte(value, bytes[i]);
        }
        return value;
    }

    /** The same with {@code length} bytes of physical memory. */
    public static int update(int crc, PhysMemory memory, PhysAddr start, int length) {
        int value = crc;
        int at = 0;
        if (memory.hasCrc32c()) {
            value = memory.crc32c(value, start, length >>> 3);
            at = length & -8;
        }
        for (; at + 8 <= length; at += 8) {
            value = updateLong(value, memory.readLong(start.plus(at)));
        }
        for (; at < length; at++) {
            value = updateByte(value, memory.readByte(start.plus(at)));
        }
        return value;
    }

    /** The same with {@code length} zero bytes. */
    public static int updateZeros(int crc, int length) {
        int value = crc;
        for (int i = 0; i < length; i++) {
            value = updateByte(value, 0);
        }
        return value;
    }
}
