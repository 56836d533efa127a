package awesome.bench.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs do what they are named after; results are those published where there are any. */
class BenchmarkTest {
    @ParameterizedTest
    @EnumSource
    void smallRunsHaveTheirResult(Benchmark benchmark) {
        assertEquals(benchmark.expected(benchmark.smallSize()), benchmark.run(benchmark.smallSize()));
        assertEquals(benchmark, Benchmark.named(benchmark.label()));
    }

    @Test
    void otherSizesHaveNoKnownResult() {
        assertThrows(IllegalArgumentException.class, () -> Benchmark.LZ.expected(1));
    }

    /** 23246 packets queued and 9297 tasks held: the counts that the program's author gives for 10,000 rounds. */
    @Test
    void richardsCountsAreThoseOfTheOriginal() {
        assertEquals(23246 * 100_000L + 9297, Richards.run(1));
    }

    /** From the Computer Language Benchmarks Game: of 7 numbers the checksum is 228, the most flips are 16. */
    @Test
    void flipsOfSevenNumbers() {
        assertEquals(228 << 8 | 16, Fannkuch.run(7));
    }

    /** From the same place. */
    @Test
    void spectralNormOfHundredRows() {
        assertEquals(1.274219991, Double.longBitsToDouble(SpectralNorm.run(100)), 5e-10);
    }

    @Test
    void energyIsKept() {
        double before = Double.longBitsToDouble(NBody.run(0));
        assertEquals(-0.169075164, before, 5e-10);
        assertEquals(before, Double.longBitsToDouble(NBody.run(1000)), 2e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 119, 120, 1000})
    void digestsAreThoseOfTheLibrary(int length) throws Exception {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        ByteBuffer digest = ByteBuffer.allocate(32);
        digest.asIntBuffer().put(Sha256.digest(message));
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(message), digest.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 13, 1000})
    void numbersAreSorted(int count) {
        int[] values = new Random(count).ints(count, 0, 50).toArray();
        int[] expected = values.clone();
        Arrays.sort(expected);
        Sorting.quicksort(values, 0, count - 1);
        assertArrayEquals(expected, values);
    }

    @Test
    void compressionSavesSpaceAndLosesNothing() {
        byte[] text = "she sells sea shells, she sells sea shells by the sea shore; ".repeat(4).getBytes();
        byte[] packed = LzCompression.compress(text);
        assertTrue(packed.length < text.length);
        assertArrayEquals(text, LzCompression.restore(packed, text.length));
    }

    @Test
    void jsonIsParsedAndPrinted() {
        Object value = Json.parse(" {\"a\": [1, -2.5, true, null, {}], \"b\\u0041\": \"\\\"\\n\"} ");
        assertEquals(Map.of("a", Arrays.asList(1L, -2.5, true, null, Map.of()), "bA", "\"\n"), value);
        StringBuilder printed = new StringBuilder();
        Json.print(value, printed);
        assertEquals("{\"a\":[1,-2.5,true,null,{}],\"bA\":\"\\\"\\n\"}", printed.toString());
        for (String wrong : List.of("", "[1", "{\"a\"}", "tru", "[1]]", "\"a")) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(wrong), wrong);
        }
    }
}
