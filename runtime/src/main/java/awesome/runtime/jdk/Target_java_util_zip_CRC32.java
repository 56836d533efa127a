package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/**
 * {@code java.util.zip.CRC32}: its native methods. The checksum is that of ISO 3309 with the reversed polynomial
 * 0xedb88320, four bytes at a time: {@code TABLES[k][b]} is the checksum of byte b with k zero bytes behind it.
 */
@TargetClass("java.util.zip.CRC32")
public final class Target_java_util_zip_CRC32 {
    @Inject private static final int[][] TABLES = tables();

    @Inject
    private static int[][] tables() {
        int[][] tables = new int[4][256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = value >>> 1 ^ ((value & 1) == 0 ? 0 : 0xedb88320);
            }
            tables[0][i] = value;
        }
        for (int zeros = 1; zeros < 4; zeros++) {
            for (int i = 0; i < 256; i++) {
                int before = tables[zeros - 1][i];
                tables[zeros][i] = before >>> 8 ^ tables[0][before & 0xff];
            }
        }
        return tables;
    }

    @Replace
    private static int update(int crc, int b) {
        int value = ~crc;
        return ~(value >>> 8 ^ TABLES[0][(value ^ b) & 0xff]);
    }

    @Replace
    private static int updateBytes0(int crc, byte[] b, int off, int len) {
        int value = ~crc;
        int end = off + len;
        int i = off;
        for (; i <= end - 4; i += 4) {
            value ^= b[i] & 0xff | (b[i + 1] & 0xff) << 8 | (b[i + 2] & 0xff) << 16 | b[i + 3] << 24;
            value = TABLES[3][value & 0xff] ^ TABLES[2][value >>> 8 & 0xff] ^ TABLES[1][value >>> 16 & 0xff]
                    ^ TABLES[0][value >>> 24];
        }
        for (; i < end; i++) {
            value = value >>> 8 ^ TABLES[0][(value ^ b[i]) & 0xff];
        }
        return ~value;
    }

    /** For buffers outside of the heap, of which there are none. */
    @Replace
    private static int updateByteBuffer0(int crc, long addr, int off, int len) {
        throw new UnsupportedOperationException("a checksum of memory outside of the heap");
    }
}
