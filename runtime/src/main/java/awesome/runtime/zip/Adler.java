package awesome.runtime.zip;

/** The checksum Adler-32 (RFC 1950, 8.2). */
final class Adler {
    private static final int BASE = 65521;
    /** As many bytes do not overflow 32 bits. */
    private static final int CHUNK = 5552;

    private Adler() {}

    /** The checksum of some bytes that come after those of {@code before}, which is 1 at the start. */
    static int update(int before, byte[] bytes, int offset, int length) {
        int low = before & 0xffff;
        int high = before >>> 16;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int stop = Math.min(end, at + CHUNK);
            for (; at < stop; at++) {
                low += bytes[at] & 0xff;
                high += low;
            }
            low %= BASE;
            high = Integer.remainderUnsigned(high, BASE);
        }
        return high << 16 | low;
    }
}
