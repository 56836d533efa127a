package awesome.conformance.archives;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Inflater and Deflater: levels, pieces, bare streams, dictionaries, buffers, errors. */
public final class Inflaters {
    private Inflaters() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(3);
        byte[] data = new byte[100_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i % 1_000 < 700 ? "some text here ".charAt(i % 15) : random.nextInt(256));
        }
        for (int level : new int[] {-1, 0, 1, 5, 9}) {
            for (boolean bare : new boolean[] {false, true}) {
                Deflater deflater = new Deflater(level, bare);
                deflater.setInput(data);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                byte[] piece = new byte[777];
                while (!deflater.finished()) {
                    out.write(piece, 0, deflater.deflate(piece));
                }
                Inflater inflater = new Inflater(bare);
                byte[] back = new byte[data.length];
                int at = 0;
                int count = 0;
                byte[] packed = out.toByteArray();
                while (!inflater.finished()) {
                    if (inflater.needsInput()) {
                        inflater.setInput(packed, at, Math.min(1_000, packed.length - at));
                        at += 1_000;
                    }
                    count += inflater.inflate(back, count, Math.min(4_321, back.length - count));
                }
                System.out.println(level + " " + bare + " " + Arrays.equals(data, back) + " " + deflater.getTotalIn()
                        + " "
                        + inflater.getTotalOut() + " " + (deflater.getTotalOut() == inflater.getTotalIn()) + " "
                        + (bare || inflater.getAdler() == deflater.getAdler()) + " " + inflater.getRemaining());
                deflater.end();
                inflater.end();
                show(() -> inflater.inflate(back));
            }
        }
        Deflater deflater = new Deflater();
        byte[] dictionary = "hello dictionary".getBytes();
        deflater.setDictionary(dictionary);
        deflater.setInput("dictionary says hello".getBytes());
        deflater.finish();
        byte[] packed = new byte[100];
        int length = deflater.deflate(packed);
        Inflater inflater = new Inflater();
        inflater.setInput(packed, 0, length);
        byte[] back = new byte[50];
        System.out.println(inflater.inflate(back) + " " + inflater.needsDictionary() + " "
                + Integer.toHexString(inflater.getAdler()));
        show(() -> {
            inflater.setDictionary("other".getBytes());
            return 1;
        });
        inflater.setDictionary(dictionary);
        System.out.println(new String(back, 0, inflater.inflate(back)) + " " + inflater.finished());
        ByteBuffer direct = ByteBuffer.allocateDirect(100);
        deflater.reset();
        deflater.setInput(ByteBuffer.wrap("through buffers".getBytes()));
        deflater.finish();
        deflater.deflate(direct);
        inflater.reset();
        inflater.setInput(direct.flip());
        ByteBuffer result = ByteBuffer.allocateDirect(40);
        System.out.println(inflater.inflate(result) + " " + StandardCharsets.US_ASCII.decode(result.flip()));
        for (String each : new String[] {"nothing", "x\u009cabc", "x\u009c\u0007"}) {
            Inflater bad = new Inflater();
            bad.setInput(each.getBytes(StandardCharsets.ISO_8859_1));
            show(() -> bad.inflate(new byte[10]) + " " + bad.needsInput());
        }
    }
}
