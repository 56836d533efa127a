package awesome.conformance.archives;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.InflaterOutputStream;

/** Deflater streams: flushing, stored data, one stream through the other. */
public final class FlushedStreams {
    private FlushedStreams() {}

    public static void main(String[] arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DeflaterOutputStream deflating = new DeflaterOutputStream(out, true);
        deflating.write("first part".getBytes());
        deflating.flush();
        InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(out.toByteArray()));
        System.out.println(new String(in.readNBytes(10)));
        deflating.write(" and second".getBytes());
        deflating.close();
        System.out.println(new String(new InflaterInputStream(new ByteArrayInputStream(out.toByteArray()))
                .readAllBytes()));
        byte[] zlib = {0x78, (byte) 0x9c, 0x4b, 0x4c, 0x4a, 0x06, 0, 0x02, 0x4d, 0x01, 0x27};
        System.out.println(new String(new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes()));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InflaterOutputStream inflating = new InflaterOutputStream(plain)) {
            for (byte each : zlib) {
                inflating.write(each);
            }
        }
        System.out.println(plain);
        DeflaterInputStream both = new DeflaterInputStream(new ByteArrayInputStream("abcabcabcabc".getBytes()));
        System.out.println(new String(new InflaterInputStream(both).readAllBytes()));
        Deflater stored = new Deflater(Deflater.NO_COMPRESSION);
        stored.setInput(new byte[70_000]);
        stored.finish();
        System.out.println(stored.deflate(new byte[80_000]) > 70_000);
        try {
            new InflaterInputStream(new ByteArrayInputStream(zlib, 0, 6)).readAllBytes();
        } catch (EOFException e) {
            System.out.println(e.getMessage());
        }
    }
}
