package awesome.runtime.softfloat;

import awesome.magic.NoAlloc;

/** Arithmetic on the bits of {@code double} numbers (IEEE 754-2019 binary64). */
@NoAlloc("called for every floating point operation")
public final class Float64 {
    private static final long SIGN = 1L << 63;
    private static final long INFINITY = 0x7ffL << 52;
    private static final long NAN = 0x7ff8L << 48;
    private static final long LEADING_ONE = 1L << 52;
    private static final long FRACTION = LEADING_ONE - 1;
    private static final int BIAS = 1023;
    private static final int SPECIAL = 0x7ff;

    private Float64() {}

    static boolean isNaN(long a) {
        return (a & ~SIGN) > INFINITY;
    }

    private static boolean isInfinite(long a) {
        return (a & ~SIGN) == INFINITY;
    }

    private static boolean isZero(long a) {
        return (a & ~SIGN) == 0;
    }

    /** The biased exponent of a number, below 1 for a subnormal one: as if it had a leading one. */
    private static int exponent(long a) {
        int biased = (int) (a >>> 52) & SPECIAL;
        return biased != 0 ? biased : 12 - Long.numberOfLeadingZeros(a & FRACTION);
    }

    /** The significand of a finite number that is not zero, its leading one at bit 52. */
    private static long significand(long a) {
        long fraction = a & FRACTION;
        return (a & INFINITY) != 0 ? fraction | LEADING_ONE : fraction << (Long.numberOfLeadingZeros(fraction) - 11);
    }

    /** The sum. */
    public static long add(long a, long b) {
        if (isNaN(a) || isNaN(b) || isInfinite(a) && isInfinite(b) && a != b) {
            return NAN;
        }
        if (isInfinite(a) || isInfinite(b)) {
            return isInfinite(a) ? a : b;
        }
        if (isZero(a) || isZero(b)) {
            // The sum of zeros is negative only if both are.
            return isZero(b) ? isZero(a) ? a & b : a : b;
        }
        return (a & ~SIGN) >= (b & ~SIGN) ? addSmaller(a, b) : addSmaller(b, a);
    }

    /** The sum of finite numbers that are not zero, the second not farther from zero than the first. */
    private static long addSmaller(long a, long b) {
        int exponent = exponent(a);
        // Bit 61 leaves room for a carry, and nine bits below are more than the three that rounding needs.
        long larger = significand(a) << 9;
        long smaller = Rounding.shiftRight(significand(b) << 9, exponent - exponent(b));
        long sum = (a ^ b) >= 0 ? larger + smaller : larger - smaller;
        return sum == 0 ? 0 : Rounding.toDouble(a & SIGN, exponent + 1, sum);
    }

    /** The difference. */
    public static long subtract(long a, long b) {
        return add(a, b ^ SIGN);
    }

    /** The product. */
    public static long multiply(long a, long b) {
        long sign = (a ^ b) & SIGN;
        if (isNaN(a) || isNaN(b) || isInfinite(a) && isZero(b) || isZero(a) && isInfinite(b)) {
            return NAN;
        }
        if (isInfinite(a) || isInfinite(b)) {
            return sign | INFINITY;
        }
        if (isZero(a) || isZero(b)) {
            return sign;
        }
        long x = significand(a) << 10;
        long y = significand(b) << 10;
        long product = Math.multiplyHigh(x, y) | (x * y != 0 ? 1 : 0);
        // Two leading ones at bit 62 meet at bit 60 of the high word.
        return Rounding.toDouble(sign, exponent(a) + exponent(b) - BIAS + 2, product);
    }

    /** The quotient. */
    public static long divide(long a, long b) {
        long sign = (a ^ b) & SIGN;
        if (isNaN(a) || isNaN(b) || isInfinite(a) && isInfinite(b) || isZero(a) && isZero(b)) {
            return NAN;
        }
        if (isInfinite(a) || isZero(b)) {
            return sign | INFINITY;
        }
        if (isZero(a) || isInfinite(b)) {
            return sign;
        }
        long divisor = significand(b);
        long rest = significand(a);
        long quotient = rest / divisor;
        rest %= divisor;
        for (int digits = 0; digits < 6; digits++) {
            // Ten bits are as many as fit above a rest of 53.
            rest <<= 10;
            quotient = quotient << 10 | rest / divisor;
            rest %= divisor;
        }
        int exponent = exponent(a) - exponent(b) + BIAS + Rounding.TOP - 60;
        return Rounding.toDouble(sign, exponent, quotient | (rest != 0 ? 1 : 0));
    }

    /** The remainder of the division that rounds towards zero, with the sign of the dividend; always exact. */
    public static long remainder(long a, long b) {
        if (isNaN(a) || isNaN(b) || isInfinite(a) || isZero(b)) {
            return NAN;
        }
        if (isInfinite(b) || (a & ~SIGN) < (b & ~SIGN)) {
            return a;
        }
        long divisor = significand(b);
        long rest = significand(a) % divisor;
        int left = exponent(a) - exponent(b);
        while (left > 0 && rest != 0) {
            int digits = Math.min(left, 10);
            rest = (rest << digits) % divisor;
            left -= digits;
        }
        long sign = a & SIGN;
        return rest == 0 ? sign : Rounding.toDouble(sign, exponent(b), rest << 10);
    }

    /** The square root. */
    public static long squareRoot(long a) {
        if (isZero(a) || a == INFINITY) {
            return a;
        }
        if (a < 0 || isNaN(a)) {
            return NAN;
        }
        int exponent = exponent(a) - BIAS;
        // The radicand is 54 bits here and zeros below; each digit of the root takes two bits of it.
        long radicand = significand(a) << (exponent & 1) << 10;
        long root = 0;
        long rest = 0;
        for (int digits = 0; digits < 56; digits++) {
            rest = rest << 2 | radicand >>> 62;
            radicand <<= 2;
            long trial = root << 2 | 1;
            root <<= 1;
            if (rest >= trial) {
                rest -= trial;
                root |= 1;
            }
        }
        return Rounding.toDouble(0, (exponent >> 1) + BIAS + Rounding.TOP - 55, root | (rest != 0 ? 1 : 0));
    }

    /** Less than 0, 0 or more than 0 as a is less than, equal to or greater than b; {@code unordered} if one is NaN. */
    static int compare(long a, long b, int unordered) {
        if (isNaN(a) || isNaN(b)) {
            return unordered;
        }
        if (isZero(a) && isZero(b)) {
            return 0;
        }
        // The bits order numbers by size, those of negative numbers the other way round.
        return a < 0 && b < 0 ? Long.compare(b, a) : Long.compare(a, b);
    }

    /** The nearest {@code float}. */
    public static int toFloat(long a) {
        if (isNaN(a)) {
            return Float32.NAN;
        }
        int sign = (int) (a >>> 32) & Float32.SIGN;
        if (isInfinite(a)) {
            return sign | Float32.INFINITY;
        }
        return isZero(a) ? sign : Rounding.toFloat(sign, exponent(a) - BIAS + Float32.BIAS, significand(a) << 10);
    }

    /** The same number; a NaN becomes quiet. */
    static long fromFloat(int a) {
        long sign = (long) (a & Float32.SIGN) << 32;
        if (Float32.isNaN(a)) {
            return NAN;
        }
        int magnitude = a & ~Float32.SIGN;
        if (magnitude == Float32.INFINITY) {
            return sign | INFINITY;
        }
        if (magnitude == 0) {
            return sign;
        }
        boolean subnormal = magnitude < Float32.LEADING_ONE;
        int exponent = subnormal ? 1 : magnitude >>> 23;
        long significand = subnormal ? magnitude : magnitude & Float32.LEADING_ONE - 1 | Float32.LEADING_ONE;
        return Rounding.toDouble(sign, exponent - Float32.BIAS + BIAS, significand << Rounding.TOP - 23);
    }

    /** The nearest number to a signed integer. */
    public static long fromLong(long value) {
        return value == 0 ? 0 : Rounding.toDouble(value & SIGN, BIAS + Rounding.TOP, Math.abs(value));
    }

    /** The nearest number to an integer without sign. */
    static long fromUnsignedLong(long value) {
        return value == 0 ? 0 : Rounding.toDouble(0, BIAS + Rounding.TOP, value);
    }

    /** The integer nearest to it towards zero, the nearest {@code long} if that is too large, 0 for NaN. */
    public static long toLong(long a) {
        if (isNaN(a)) {
            return 0;
        }
        if (exponent(a) >= BIAS + 63) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long magnitude = toUnsignedLong(a & ~SIGN);
        return a < 0 ? -magnitude : magnitude;
    }

    /** The same for {@code int}. */
    public static int toInt(long a) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, toLong(a)));
    }

    /** The same for integers without sign: 0 for negative numbers, all ones for those too large. */
    static long toUnsignedLong(long a) {
        int exponent = exponent(a) - BIAS;
        if (a < 0 || isNaN(a) || exponent < 0) {
            return 0;
        }
        if (exponent > 63) {
            return -1;
        }
        return exponent < 52 ? significand(a) >>> (52 - exponent) : significand(a) << (exponent - 52);
    }

    /** The same for integers of 32 bits without sign. */
    static int toUnsignedInt(long a) {
        long value = toUnsignedLong(a);
        return value >>> 32 != 0 ? -1 : (int) value;
    }
}
