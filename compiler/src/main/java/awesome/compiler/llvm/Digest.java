package awesome.compiler.llvm;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Names for contents that nobody attacks: 64 bits and the length. A JVM that has just started has machine instructions
 * for these two checksums, but loops for MD5, which take ten times as long. Two contents of one length that differ within
 * 64 bits only never have the same.
 */
public final class Digest {
    private Digest() {}

    /** The name of some bytes, one part after the other: hexadecimal digits and a hyphen. */
    public static String of(byte[]... parts) {
        long length = 0;
        for (byte[] each : parts) {
            length += each.length;
        }
        long bits = checksum(new CRC32C(), parts) << Integer.SIZE | checksum(new CRC32(), parts);
        String digits = Long.toHexString(bits);
        return "0".repeat(Long.SIZE / 4 - digits.length()) + digits + "-" + Long.toHexString(length);
    }

    private static long checksum(Checksum sum, byte[][] parts) {
        for (byte[] each : parts) {
            sum.update(each);
        }
        return sum.getValue();
    }
}
