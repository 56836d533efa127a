package awesome.conformance.checksums;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** CRC32, CRC32C and Adler32 of bytes one by one, of parts of arrays of each length and alignment, and of buffers. */
public final class Checksums {
    private Checksums() {}

    public static void main(String[] arguments) {
        for (Checksum each : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            show(each);
        }
    }

    private static void show(Checksum checksum) {
        System.out.println(checksum.getClass().getName() + " " + checksum.getValue());
        byte[] bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 ^ i >> 5);
        }
        for (int from = 0; from < 5; from++) {
            for (int length = 0; length < 12; length++) {
                checksum.update(bytes, from, length);
                System.out.print(Long.toHexString(checksum.getValue()) + " ");
            }
            System.out.println();
        }
        checksum.reset();
        checksum.update(bytes, 0, bytes.length);
        System.out.println(checksum.getValue());
        for (int i = -3; i < 300; i += 50) {
            checksum.update(i);
        }
        System.out.println(checksum.getValue());
        byte[] ones = new byte[12_000];
        Arrays.fill(ones, (byte) -1);
        checksum.update(ByteBuffer.wrap(ones, 5, 11_000));
        checksum.update(ones);
        System.out.println(checksum.getValue());
        try {
            checksum.update(bytes, 19_999, 2);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("outside");
        }
    }
}
