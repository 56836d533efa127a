package awesome.runtime.softfloat;

import awesome.magic.NoAlloc;

/**
 * Arithmetic on the bits of {@code float} numbers (IEEE 754-2019 binary32).
 *
 * <p>Computed in {@code double} and rounded once more: 53 bits are at least twice 24 and two, so the second
 * rounding changes nothing (Figueroa, "When is double rounding innocuous?", SIGNUM Newsletter 30, 1995).
 */
@NoAlloc("called for every floating point operation")
public final class Float32 {
    static final int SIGN = 1 << 31;
    static final int INFINITY = 0xff << 23;
    static final int NAN = 0x7fc << 20;
    static final int LEADING_ONE = 1 << 23;
    static final int BIAS = 127;

    private Float32() {}

    static boolean isNaN(int a) {
        return (a & ~SIGN) > INFINITY;
    }

    /** The sum. */
    public static int add(int a, int b) {
        return Float64.toFloat(Float64.add(Float64.fromFloat(a), Float64.fromFloat(b)));
    }

    /** The difference. */
    public static int subtract(int a, int b) {
        return add(a, b ^ SIGN);
    }

    /** The product. */
    public static int multiply(int a, int b) {
        return Float64.toFloat(Float64.multiply(Float64.fromFloat(a), Float64.fromFloat(b)));
    }

    /** The quotient. */
    public static int divide(int a, int b) {
        return Float64.toFloat(Float64.divide(Float64.fromFloat(a), Float64.fromFloat(b)));
    }

    /** The remainder of the division that rounds towards zero, with the sign of the dividend; always exact. */
    public static int remainder(int a, int b) {
        return Float64.toFloat(Float64.remainder(Float64.fromFloat(a), Float64.fromFloat(b)));
    }

    /** The square root. */
    public static int squareRoot(int a) {
        return Float64.toFloat(Float64.squareRoot(Float64.fromFloat(a)));
    }

    /** Less than 0, 0 or more than 0 as a is less than, equal to or greater than b; {@code unordered} if one is NaN. */
    static int compare(int a, int b, int unordered) {
        return Float64.compare(Float64.fromFloat(a), Float64.fromFloat(b), unordered);
    }

    /** The nearest number to a signed integer. */
    public static int fromLong(long value) {
        int sign = (int) (value >>> 32) & SIGN;
        return value == 0 ? 0 : Rounding.toFloat(sign, BIAS + Rounding.TOP, Math.abs(value));
    }

    /** The nearest number to an integer without sign. */
    static int fromUnsignedLong(long value) {
        return value == 0 ? 0 : Rounding.toFloat(0, BIAS + Rounding.TOP, value);
    }
}
