package awesome.conformance.arithmetic;

import java.nio.charset.StandardCharsets;

/** CRC, Adler, FNV and MD5-like mixing written in Java. */
public final class Hashes {
    private Hashes() {}

    private static int crc32(byte[] bytes) {
        int crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ (crc & 1) * 0xedb88320;
            }
        }
        return ~crc;
    }

    private static int adler(byte[] bytes) {
        int a = 1;
        int b = 0;
        for (byte each : bytes) {
            a = (a + (each & 0xff)) % 65521;
            b = (b + a) % 65521;
        }
        return b << 16 | a;
    }

    private static long fnv(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : bytes) {
            hash = (hash ^ each & 0xff) * 0x100000001b3L;
        }
        return hash;
    }

    private static int mix(byte[] bytes) {
        int a = 0x67452301;
        int b = 0xefcdab89;
        int c = 0x98badcfe;
        int d = 0x10325476;
        for (int i = 0; i < bytes.length; i++) {
            int f = i % 3 == 0 ? b & c | ~b & d : i % 3 == 1 ? b ^ c ^ d : c ^ (b | ~d);
            int rotated = Integer.rotateLeft(a + f + bytes[i] + (int) (4294967296L * (i + 1) / 7), i * 5 % 32);
            a = d;
            d = c;
            c = b;
            b += rotated;
        }
        return a ^ b ^ c ^ d;
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {"", "a", "The quick brown fox jumps over the lazy dog",
                "\u20ac".repeat(300)}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.out.println(Integer.toHexString(crc32(bytes)) + " " + Integer.toHexString(adler(bytes)) + " "
                    + Long.toHexString(fnv(bytes)) + " " + mix(bytes));
        }
    }
}
