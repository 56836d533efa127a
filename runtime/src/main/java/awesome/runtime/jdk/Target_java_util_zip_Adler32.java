package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.heap.ArrayMemory;

/** {@code java.util.zip.Adler32}: its native methods, as in RFC 1950, section 9. */
@TargetClass("java.util.zip.Adler32")
public final class Target_java_util_zip_Adler32 {
    private static final int CHUNK = 4096;
    /** The largest prime below 2^16. */
    @Inject private static final int BASE = 65521;
    /** So many bytes can be added before a sum must be reduced, as a sum is less than 2^31 then. */
    @Inject private static final int RUN = 3800;

    @Replace
    private static int update(int adler, int b) {
        int low = ((adler & 0xffff) + (b & 0xff)) % BASE;
        int high = ((adler >>> 16) + low) % BASE;
        return high << 16 | low;
    }

    @Replace
    private static int updateBytes(int adler, byte[] b, int off, int len) {
        int low = adler & 0xffff;
        int high = adler >>> 16;
        int end = off + len;
        for (int from = off; from < end; from += RUN) {
            int to = Math.min(end, from + RUN);
            for (int i = from; i < to; i++) {
                low += b[i] & 0xff;
                high += low;
            }
            low %= BASE;
            high %= BASE;
        }
        return high << 16 | low;
    }

    /** For direct buffers. */
    @Replace
    private static int updateByteBuffer(int adler, long addr, int off, int len) {
        byte[] copy = new byte[Math.min(len, CHUNK)];
        int value = adler;
        for (int done = 0; done < len; done += CHUNK) {
            int count = Math.min(CHUNK, len - done);
            ArrayMemory.copyTo(copy, addr + off + done, count);
            value = updateBytes(value, copy, 0, count);
        }
        return value;
    }
}
