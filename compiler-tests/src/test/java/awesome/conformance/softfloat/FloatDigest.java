package awesome.conformance.softfloat;

import awesome.magic.EntryPoint;

/** All operations on {@code double} and {@code float}, with numbers at the edges, folded into one number. */
final class FloatDigest {
    private static final double[] DOUBLES = {0.0, -0.0, 1, -1, 1.5, 0.1, 1e16, 1e-310, -1e308, 123456789.125, 2147483647.5,
        -9.3e18, 16777217, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE, 1 + 0x1p-24, 4294967296.0};
    private static final long[] LONGS = {0, 1, -1, 255, 16777217, (1L << 60) + (1L << 36) + 1, 1L << 53 | 1,
        Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};

    private FloatDigest() {}

    private static long mix(long digest, long value) {
        return (digest ^ value) * 0x100000001b3L + 1;
    }

    private static long mix(long digest, double value) {
        return mix(digest, Double.doubleToLongBits(value));
    }

    private static long doubles(long start, double a, double b) {
        long digest = mix(mix(mix(mix(mix(start, a + b), a - b), a * b), a / b), a % b);
        int relations = (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0)
                + (!(a < b) ? 32 : 0) + (!(a >= b) ? 64 : 0) + (a != b ? 128 : 0);
        return mix(digest, relations);
    }

    private static long floats(long start, float a, float b) {
        long digest = mix(mix(mix(mix(mix(start, a + b), a - b), a * b), a / b), a % b);
        int relations = (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0)
                + (!(a > b) ? 32 : 0) + (!(a <= b) ? 64 : 0) + (a != b ? 128 : 0);
        return mix(digest, relations);
    }

    private static long conversions(long start, double a) {
        float narrow = (float) a;
        long digest = mix(mix(mix(mix(start, (int) a), (long) a), (char) a), narrow);
        digest = mix(mix(mix(mix(digest, (int) narrow), (long) narrow), (byte) narrow), -a);
        return mix(mix(mix(digest, Math.sqrt(a)), (float) Math.sqrt(narrow)), -narrow);
    }

    private static long integers(long start, long value) {
        int narrow = (int) value;
        long digest = mix(mix(mix(mix(start, (double) value), (float) value), (double) narrow), (float) narrow);
        return mix(mix(digest, (double) (narrow & 0xff)), (float) (value >>> 1));
    }

    /** The number. */
    @EntryPoint("test_run")
    static long run() {
        long digest = 1;
        for (double a : DOUBLES) {
            digest = conversions(digest, a);
            for (double b : DOUBLES) {
                digest = doubles(digest, a, b);
                digest = floats(digest, (float) a, (float) b);
            }
        }
        for (long each : LONGS) {
            digest = integers(digest, each);
        }
        return digest;
    }
}
