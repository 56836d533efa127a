package awesome.runtime.softfloat;

import awesome.magic.NoAlloc;

/**
 * From a sign, an exponent and a significand of 63 bits to the nearest number (IEEE 754-2019, 4.3.1 and 7.4).
 *
 * <p>A significand is scaled so that bit 62 stands for the leading one of a normal number, and its lowest bit is
 * sticky: one if anything below it was lost. The exponent is the biased one that the number would have if it
 * were normal.
 */
@NoAlloc("called for every floating point operation")
final class Rounding {
    /** The bit of a significand that is the leading one of a normal number. */
    static final int TOP = 62;

    private Rounding() {}

    /** The {@code double} of a significand that is not zero and may have its highest one anywhere. */
    static long toDouble(long sign, int exponent, long significand) {
        int shift = Long.numberOfLeadingZeros(significand) - 1;
        int normal = exponent - shift;
        return sign | round(normal, shift < 0 ? shiftRight(significand, 1) : significand << shift, TOP - 52, 0x7ff);
    }

    /** The {@code float} of a significand that is not zero and may have its highest one anywhere. */
    static int toFloat(int sign, int exponent, long significand) {
        int shift = Long.numberOfLeadingZeros(significand) - 1;
        int normal = exponent - shift;
        return sign | (int) round(normal, shift < 0 ? shiftRight(significand, 1) : significand << shift, TOP - 23, 0xff);
    }

    /**
     * Rounds off the lowest bits and puts the exponent above the rest.
     *
     * @param extra how many bits are rounded off
     * @param infinite the biased exponent of infinity
     */
    private static long round(int exponent, long significand, int extra, int infinite) {
        int explicit = TOP - extra;
        if (exponent >= infinite) {
            return (long) infinite << explicit;
        }
        // A subnormal number has the exponent of the smallest normal one, without its leading one.
        long bits = exponent > 0 ? significand : shiftRight(significand, 1 - exponent);
        long half = 1L << (extra - 1);
        long rounded = (bits + half) >>> extra;
        if ((bits & (2 * half - 1)) == half) {
            rounded &= -2;
        }
        // The leading one, and a carry out of the rounding, count the exponent up, if need be to infinity.
        return exponent > 0 ? ((long) (exponent - 1) << explicit) + rounded : rounded;
    }

    /** Shifts right; the lowest bit of the result is also one if a bit that was shifted out is. */
    static long shiftRight(long value, int distance) {
        if (distance == 0) {
            return value;
        }
        if (distance > 63) {
            return value == 0 ? 0 : 1;
        }
        return value >>> distance | (value << -distance != 0 ? 1 : 0);
    }
}
