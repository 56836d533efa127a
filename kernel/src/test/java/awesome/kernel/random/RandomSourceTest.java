package awesome.kernel.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.ManualClock;
import awesome.kernel.machine.Cpu;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RandomSourceTest {
    /** A processor whose generator counts, or that has none. */
    private static final class Generator implements Cpu {
        private final boolean present;
        private byte next;
        private int asked;

        Generator(boolean present, int first) {
            this.present = present;
            next = (byte) first;
        }

        @Override
        public boolean random(byte[] target) {
            asked++;
            for (int i = 0; present && i < target.length; i++) {
                target[i] = next++;
            }
            return present;
        }

        @Override
        public void enableInterrupts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean disableInterrupts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void waitForInterrupt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void halt() {
            throw new UnsupportedOperationException();
        }
    }

    private static RandomSource source(boolean generator, int first) {
        return new RandomSource(new Generator(generator, first), new ManualClock());
    }

    /** The example of RFC 8439, section 2.3.2. */
    @Test
    void theCipherIsChaCha20() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        ChaCha20 cipher = new ChaCha20();
        cipher.setKey(key, 0, 1);
        cipher.setNonce(0x0900_0000, 0x4a00_0000, 0);
        byte[] block = new byte[64];
        cipher.block(block, 0);
        assertEquals("10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
                + "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e", HexFormat.of().formatHex(block));
        byte[] next = new byte[64];
        cipher.block(next, 0);
        assertFalse(Arrays.equals(block, next));
    }

    @Test
    void bytesDependOnTheGeneratorAndNeverRepeat() {
        RandomSource one = source(true, 0);
        byte[] first = one.bytes(100);
        assertTrue(Arrays.equals(first, source(true, 0).bytes(100)), "nothing but seed and clock goes in");
        assertFalse(Arrays.equals(first, one.bytes(100)));
        assertFalse(Arrays.equals(first, source(true, 1).bytes(100)));
        assertFalse(Arrays.equals(first, source(false, 0).bytes(100)));
        RandomSource mixed = source(true, 0);
        mixed.mix(new byte[] {1}, 1);
        assertFalse(Arrays.equals(first, mixed.bytes(100)));
    }

    @Test
    void withoutAGeneratorTheClockStillTellsStartsApart() {
        ManualClock later = new ManualClock();
        later.advance(1);
        byte[] other = new RandomSource(new Generator(false, 0), later).bytes(32);
        assertFalse(Arrays.equals(source(false, 0).bytes(32), other));
    }

    @Test
    void theGeneratorIsAskedAgainFromTimeToTime() {
        Generator generator = new Generator(true, 0);
        RandomSource source = new RandomSource(generator, new ManualClock());
        for (int i = 0; i < 40; i++) {
            source.fill(new byte[65536], 0, 65536);
        }
        assertEquals(3, generator.asked);
    }

    @Test
    void onlyTheRangeIsFilledAndBitsAreBalanced() {
        byte[] bytes = new byte[10_000];
        source(true, 9).fill(bytes, 100, 9800);
        for (int i = 0; i < 100; i++) {
            assertEquals(0, bytes[i]);
            assertEquals(0, bytes[9900 + i]);
        }
        int ones = 0;
        for (byte b : bytes) {
            ones += Integer.bitCount(b & 0xff);
        }
        assertTrue(Math.abs(ones - 4 * 9800) < 1000, "" + ones);
    }
}
