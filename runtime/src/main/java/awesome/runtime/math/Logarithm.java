package awesome.runtime.math;

/**
 * The natural logarithm, within 1 unit in the last place.
 *
 * <p>With x = 2<sup>k</sup> (1 + f) and s = f / (2 + f), ln(1 + f) = 2 atanh(s) = f - f²/2 + s (f²/2 + R), where
 * R = 2 s² (1/3 + s²/5 + s⁴/7 + ...). Since |s| is at most 0.172, eleven terms reach the precision of a double; ln 2
 * comes in two parts, so that k ln 2 is exact but for its last bits.
 */
public final class Logarithm {
    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final long MANTISSA = 0x000f_ffff_ffff_ffffL;
    /** 2<sup>54</sup>. */
    private static final double SCALE = 0x1p54;
    /** The upper 33 bits of ln 2: products with exponents are exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;
    private static final int TERMS = 11;

    private Logarithm() {}

    /** The logarithm as {@link Math#log} defines it. */
    public static double natural(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        int exponent = 0;
        double scaled = x;
        if (x < Double.MIN_NORMAL) {
            scaled *= SCALE;
            exponent = -54;
        }
        long bits = Double.doubleToRawLongBits(scaled);
        exponent += (int) (bits >>> MANTISSA_BITS) - BIAS;
        double mantissa = Double.longBitsToDouble(bits & MANTISSA | ONE);
        if (mantissa > SQRT2) {
            mantissa /= 2;
            exponent++;
        }
        double f = mantissa - 1;
        if (f == 0) {
            return exponent * LN2_HIGH + exponent * LN2_LOW;
        }
        double s = f / (2 + f);
        double square = s * s;
        double sum = 0;
        for (int i = TERMS; i > 0; i--) {
            sum = (sum + 1.0 / (2 * i + 1)) * square;
        }
        double half = f * f / 2;
        double rest = s * (half + 2 * sum);
        return exponent * LN2_HIGH - (half - (rest + exponent * LN2_LOW) - f);
    }
}
