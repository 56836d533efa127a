package awesome.runtime.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one side writes, the other reads: this package and zlib in the JDK. */
class CompressionTest {
    private final Random random = new Random(23);

    /** Bytes with matches near and far, runs, and noise. */
    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        int at = 0;
        while (at < size) {
            int count = Math.min(size - at, 1 + random.nextInt(400));
            switch (random.nextInt(4)) {
                case 0 -> Arrays.fill(bytes, at, at + count, (byte) random.nextInt(5));
                case 1 -> {
                    for (int i = 0; i < count; i++) {
                        bytes[at + i] = (byte) random.nextInt();
                    }
                }
                case 2 -> {
                    for (int i = 0; i < count; i++) {
                        bytes[at + i] = (byte) ("etaoin shrdlu".charAt(random.nextInt(13)));
                    }
                }
                default -> {
                    int distance = 1 + random.nextInt(Math.max(1, Math.min(at, 40_000)));
                    for (int i = 0; i < count; i++) {
                        bytes[at + i] = at + i < distance ? 7 : bytes[at + i - distance];
                    }
                }
            }
            at += count;
        }
        return bytes;
    }

    private byte[] inflated(byte[] compressed, boolean bare) throws DataFormatException {
        Inflate inflate = new Inflate(bare);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (!inflate.isFinished()) {
            int count = Math.min(compressed.length - at, random.nextInt(100));
            byte[] out = new byte[random.nextInt(300)];
            inflate.inflate(compressed, at, count, out, 0, out.length);
            at += inflate.consumed();
            all.write(out, 0, inflate.produced());
        }
        assertEquals(compressed.length, at, "bytes taken");
        return all.toByteArray();
    }

    private byte[] deflated(byte[] bytes, int level, boolean bare) {
        Deflate deflate = new Deflate(level, bare);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (!deflate.isFinished()) {
            int count = Math.min(bytes.length - at, random.nextInt(30_000));
            byte[] out = new byte[random.nextInt(3_000)];
            int flush = at + count == bytes.length ? Deflate.FINISH
                    : random.nextInt(20) == 0 ? Deflate.SYNC_FLUSH : Deflate.NO_FLUSH;
            deflate.deflate(bytes, at, count, out, 0, out.length, flush);
            at += deflate.consumed();
            all.write(out, 0, deflate.produced());
        }
        return all.toByteArray();
    }

    private static byte[] inflatedByZlib(byte[] compressed, int size, boolean bare) throws DataFormatException {
        Inflater inflater = new Inflater(bare);
        byte[] out = new byte[size + 1];
        inflater.setInput(compressed);
        int count = inflater.inflate(out);
        if (count < size || !inflater.finished()) {
            count += inflater.inflate(out, count, out.length - count);
        }
        assertTrue(inflater.finished());
        assertEquals(0, inflater.getRemaining());
        inflater.end();
        return Arrays.copyOf(out, count);
    }

    private static byte[] deflatedByZlib(byte[] bytes, int level, int strategy, boolean bare) {
        Deflater deflater = new Deflater(level, bare);
        deflater.setStrategy(strategy);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length * 2 + 100];
        int count = 0;
        while (!deflater.finished()) {
            count += deflater.deflate(out, count, out.length - count);
        }
        deflater.end();
        return Arrays.copyOf(out, count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void zlibReadsWhatDeflateWrites(int level) throws DataFormatException {
        for (int size : new int[] {0, 1, 2, 3, 100, 5_000, 65_536, 300_000}) {
            byte[] bytes = bytes(size);
            boolean bare = size % 3 == 0;
            assertArrayEquals(bytes, inflatedByZlib(deflated(bytes, level, bare), size, bare), "size " + size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 9})
    void inflateReadsWhatZlibWrites(int level) throws DataFormatException {
        for (int size : new int[] {0, 1, 3, 100, 5_000, 100_000, 300_000}) {
            for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                byte[] bytes = bytes(size);
                boolean bare = (size + strategy) % 2 == 0;
                assertArrayEquals(bytes, inflated(deflatedByZlib(bytes, level, strategy, bare), bare), "size " + size);
            }
        }
    }

    @Test
    void compressesAboutAsWellAsZlib() {
        byte[] text = new byte[200_000];
        for (int i = 0; i < text.length; i += 20) {
            byte[] line = String.format("line %6d of text%n", random.nextInt(5_000)).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(line, 0, text, i, Math.min(20, line.length));
        }
        int size = deflated(text, 6, false).length;
        int zlib = deflatedByZlib(text, 6, Deflater.DEFAULT_STRATEGY, false).length;
        assertTrue(size < zlib * 1.1, size + " bytes, zlib " + zlib);
    }

    @Test
    void dictionariesAreUsedOnBothSides() throws Exception {
        byte[] dictionary = "the words that come again and again".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = "again the words that come".getBytes(StandardCharsets.US_ASCII);
        Deflate deflate = new Deflate(9, false);
        deflate.setDictionary(dictionary, 0, dictionary.length);
        byte[] out = new byte[100];
        deflate.deflate(bytes, 0, bytes.length, out, 0, out.length, Deflate.FINISH);
        Inflater inflater = new Inflater();
        inflater.setInput(out, 0, deflate.produced());
        byte[] back = new byte[100];
        assertEquals(0, inflater.inflate(back));
        assertTrue(inflater.needsDictionary());
        inflater.setDictionary(dictionary);
        assertArrayEquals(bytes, Arrays.copyOf(back, inflater.inflate(back)));
        Inflate inflate = new Inflate(false);
        inflate.inflate(out, 0, deflate.produced(), back, 0, back.length);
        assertTrue(inflate.needsDictionary());
        assertEquals(inflater.getAdler() != 0, inflate.setDictionary(dictionary, 0, dictionary.length));
        int taken = inflate.consumed();
        inflate.inflate(out, taken, deflate.produced() - taken, back, 0, back.length);
        assertArrayEquals(bytes, Arrays.copyOf(back, inflate.produced()));
    }

    @Test
    void damagedStreamsFailOrGiveOtherBytesButNeverMore() {
        byte[] good = deflatedByZlib(bytes(3_000), 6, Deflater.DEFAULT_STRATEGY, false);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Inflate inflate = new Inflate(false);
            byte[] out = new byte[4_000];
            try {
                inflate.inflate(damaged, 0, damaged.length, out, 0, out.length);
            } catch (DataFormatException e) {
                assertTrue(e.getMessage().startsWith("in") || e.getMessage().startsWith("unknown")
                        || e.getMessage().startsWith("too many"), e.getMessage());
            }
            assertTrue(inflate.consumed() <= damaged.length && inflate.produced() <= out.length);
        }
    }

    @Test
    void messagesAreThoseOfZlib() {
        for (String hex : new String[] {"0000", "7800", "7901", "789c07", "789c01000000", "789c0501", "789c4b04000062006300"}) {
            byte[] bytes = new BigInteger("1" + hex, 16).toByteArray();
            byte[] stream = Arrays.copyOfRange(bytes, 1, bytes.length);
            Inflater zlib = new Inflater();
            zlib.setInput(stream);
            Inflate inflate = new Inflate(false);
            byte[] out = new byte[10];
            String expected;
            try {
                zlib.inflate(out);
                continue;
            } catch (DataFormatException e) {
                expected = e.getMessage();
            }
            assertEquals(expected, assertThrows(DataFormatException.class,
                    () -> inflate.inflate(stream, 0, stream.length, out, 0, out.length)).getMessage(), hex);
        }
    }
}
