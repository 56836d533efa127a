package awesome.conformance.archives;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Checksum;

/** CRC32, CRC32C and Adler32: ranges, buffers, many bytes. */
public final class Sums {
    private Sums() {}

    public static void main(String[] arguments) throws Exception {
        byte[] digits = "123456789".getBytes();
        Random random = new Random(11);
        byte[] many = new byte[100_003];
        random.nextBytes(many);
        for (Checksum sum : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            String name = sum.getClass().getSimpleName();
            sum.update(digits);
            System.out.print(name + " " + Long.toHexString(sum.getValue()));
            sum.reset();
            System.out.print(" " + sum.getValue());
            sum.update(many, 1, 1_000);
            sum.update(7);
            System.out.print(" " + Long.toHexString(sum.getValue()));
            sum.update(ByteBuffer.wrap(many, 5, 50_000));
            sum.update(ByteBuffer.allocateDirect(3_000).put(many, 0, 3_000).flip());
            System.out.println(" " + Long.toHexString(sum.getValue()));
        }
        CheckedOutputStream out = new CheckedOutputStream(new ByteArrayOutputStream(), new CRC32());
        out.write(digits);
        System.out.println(out.getChecksum().getValue());
        try {
            new CRC32().update(digits, 5, 6);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e);
        }
    }
}
