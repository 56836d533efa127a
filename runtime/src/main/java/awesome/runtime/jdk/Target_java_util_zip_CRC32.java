package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.heap.ArrayMemory;

/**
 * {@code java.util.zip.CRC32}: its native methods. The checksum is that of ISO 3309 with the reversed polynomial
 * 0xedb88320, eight bytes at a time: the table has at {@code 256 * k + b} the checksum of byte b with k zero bytes behind it.
 */
@TargetClass("java.util.zip.CRC32")
public final class Target_java_util_zip_CRC32 {
    private static final int CHUNK = 4096;

    @Inject private static final int[] TABLE = table();

    @Inject
    private static int[] table() {
        int[] table = new int[8 * 256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = value >>> 1 ^ ((value & 1) == 0 ? 0 : 0xedb88320);
            }
            table[i] = value;
        }
        for (int i = 256; i < table.length; i++) {
            table[i] = table[i - 256] >>> 8 ^ table[table[i - 256] & 0xff];
        }
        return table;
    }

    @Inject
    private static int next(int value, int b) {
        return value >>> 8 ^ TABLE[(value ^ b) & 0xff];
    }

    @Replace
    private static int update(int crc, int b) {
        return ~next(~crc, b);
    }

    @Replace
    private static int updateBytes0(int crc, byte[] b, int off, int len) {
        int value = ~crc;
        int end = off + len;
        int i = off;
        for (; i < end && (i & 7) != 0; i++) {
            value = next(value, b[i]);
        }
        int[] table = TABLE;
        for (; i <= end - 8; i += 8) {
            long word = Objects.wordOf(b, i) ^ value & 0xffff_ffffL;
            int low = (int) word;
            int high = (int) (word >>> 32);
            value = table[7 * 256 + (low & 0xff)] ^ table[6 * 256 + (low >>> 8 & 0xff)]
                    ^ table[5 * 256 + (low >>> 16 & 0xff)] ^ table[4 * 256 + (low >>> 24)]
                    ^ table[3 * 256 + (high & 0xff)] ^ table[2 * 256 + (high >>> 8 & 0xff)]
                    ^ table[256 + (high >>> 16 & 0xff)] ^ table[high >>> 24];
        }
        for (; i < end; i++) {
            value = next(value, b[i]);
        }
        return ~value;
    }

    /** For direct buffers. */
    @Replace
    private static int updateByteBuffer0(int crc, long addr, int off, int len) {
        byte[] copy = new byte[Math.min(len, CHUNK)];
        int value = crc;
        for (int done = 0; done < len; done += CHUNK) {
            int count = Math.min(CHUNK, len - done);
            ArrayMemory.copyTo(copy, addr + off + done, count);
            value = updateBytes0(value, copy, 0, count);
        }
        return value;
    }
}
