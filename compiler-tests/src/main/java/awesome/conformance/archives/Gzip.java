package awesome.conformance.archives;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** GZIP streams: back and forth, several members, damage. */
public final class Gzip {
    private Gzip() {}

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        byte[] data = "all work and no play ".repeat(500).getBytes();
        byte[] packed = packed(data);
        System.out.println((packed.length < data.length / 10) + " " + packed[0] + " " + packed[1]);
        System.out.println(Arrays.equals(data, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes()));
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(packed);
        two.write(packed("second".getBytes()));
        System.out.println(new GZIPInputStream(new ByteArrayInputStream(two.toByteArray())).readAllBytes().length);
        System.out.println(new GZIPInputStream(new ByteArrayInputStream(packed(new byte[0]))).read());
        show(() -> new GZIPInputStream(new ByteArrayInputStream("no gzip at all".getBytes())));
        show(() -> new GZIPInputStream(new ByteArrayInputStream(new byte[0])));
        show(() -> new GZIPInputStream(new ByteArrayInputStream(packed, 0, 30)).readAllBytes());
        byte[] wrong = packed.clone();
        wrong[wrong.length - 6] ^= 1;
        show(() -> new GZIPInputStream(new ByteArrayInputStream(wrong)).readAllBytes().length);
        byte[] empty = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 0, 75, (byte) 203, 72, (byte) 205, (byte) 201, (byte) 201,
                (byte) 207,
            0, 0, 1, 2, 3, 4, 5, 0, 0, 0};
        show(() -> new String(new GZIPInputStream(new ByteArrayInputStream(empty)).readNBytes(3)));
    }
}
