package awesome.runtime.softfloat;

import java.util.Random;

/** Numbers to compute with: those at the edges, those next to them, and random ones that are often close together. */
final class Operands {
    /** Bits of {@code double} numbers where something changes: zeros, subnormals, powers of two, limits of integers. */
    static final long[] DOUBLES = withNeighbours(
            0, 1, 0x000fffffffffffffL, 0x0010000000000000L, 0x0008000000000000L, bits(1), bits(2), bits(3), bits(10),
            bits(0.1), bits(0.5), bits(1.5), bits(2.5), bits(1 + 0x1p-52), bits(0x1p52), bits(0x1p53), bits(0x1p-53),
            bits(Integer.MAX_VALUE), bits(Integer.MIN_VALUE), bits(0x1p32), bits(0x1p63), bits(0x1p64), bits(0x1p31 - 0.5),
            bits(Float.MAX_VALUE), bits(Float.MIN_VALUE), bits(Float.MIN_NORMAL), bits(0x1p-150), bits(0x1.ffffffp127),
            bits(Double.MAX_VALUE), bits(0x1p1023), bits(0x1p511), bits(0x1p-511), bits(0x1p-537), bits(1e300), bits(1e-300),
            bits(Double.POSITIVE_INFINITY), bits(Double.NaN), 0x7ff0000000000001L, 0x7fffffffffffffffL);

    /** The same for {@code float}. */
    static final int[] FLOATS = floats();

    private final Random random;

    Operands(long seed) {
        random = new Random(seed);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static long[] withNeighbours(long... centers) {
        long[] all = new long[6 * centers.length];
        int count = 0;
        for (long center : centers) {
            for (long each = center - 1; each <= center + 1; each++) {
                all[count++] = each;
                all[count++] = each ^ Long.MIN_VALUE;
            }
        }
        return all;
    }

    private static int[] floats() {
        int[] centers = {0, 1, 0x007fffff, 0x00800000, 0x00400000, 0x3f800000, 0x40000000, 0x40400000, 0x3dcccccd, 0x3f000000,
            0x3fc00000, 0x4b000000, 0x4b800000, 0x33800000, 0x4f000000, 0x4f800000, 0x5f000000, 0x5f800000, 0x7f7fffff,
            0x7f000000, 0x5f7fffff, 0x1f800000, 0x14800000, 0x7f800000, 0x7fc00000, 0x7fffffff};
        int[] all = new int[6 * centers.length];
        int count = 0;
        for (int center : centers) {
            for (int step = -1; step <= 1; step++) {
                all[count++] = center + step;
                all[count++] = center + step ^ Integer.MIN_VALUE;
            }
        }
        return all;
    }

    /** Any number: all bits random, or few bits set, or one from the table. */
    long nextDouble() {
        long value = random.nextLong();
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> value & random.nextLong() & random.nextLong() | 0x3fe0L << 48;
            case 2 -> value & random.nextLong() & random.nextLong();
            default -> DOUBLES[random.nextInt(DOUBLES.length)];
        };
    }

    /** A number that is often about as large as the other one. */
    long nextNear(long other) {
        return random.nextBoolean() ? nextDouble() : other ^ random.nextLong() >>> 8 + random.nextInt(56);
    }

    int nextFloat() {
        int value = random.nextInt();
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> value & random.nextInt() & random.nextInt() | 0x3f0 << 20;
            case 2 -> value & random.nextInt() & random.nextInt();
            default -> FLOATS[random.nextInt(FLOATS.length)];
        };
    }

    int nextNear(int other) {
        return random.nextBoolean() ? nextFloat() : other ^ random.nextInt() >>> 5 + random.nextInt(27);
    }

    /** Any integer, often one with few digits or close to a power of two. */
    long nextLong() {
        long value = random.nextLong() >>> random.nextInt(64);
        return switch (random.nextInt(3)) {
            case 0 -> value;
            case 1 -> -value;
            default -> (1L << random.nextInt(64)) + random.nextInt(5) - 2;
        };
    }
}
