package awesome.runtime.math;

/**
 * Logarithms, bit for bit as {@link StrictMath} defines them: the algorithms of fdlibm, whose polynomials' coefficients
 * these are.
 *
 * <p>With x = 2<sup>k</sup> (1 + f) and s = f / (2 + f), ln(1 + f) = 2 atanh(s) = f - f²/2 + s (f²/2 + R), where R is a
 * polynomial in s². ln 2 comes in two parts, so that k times the upper one is exact.
 */
public final class Logarithm {
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double TWO_54 = 0x1p54;

    /** What R is made of; log1p uses the same. */
    private static final double C1 = 6.666666666666735130e-01;
    private static final double C2 = 3.999999999940941908e-01;
    private static final double C3 = 2.857142874366239149e-01;
    private static final double C4 = 2.222219843214978396e-01;
    private static final double C5 = 1.818357216161805012e-01;
    private static final double C6 = 1.531383769920937332e-01;
    private static final double C7 = 1.479819860510658591e-01;

    private static final double LOG10_E = 4.34294481903251816668e-01;
    private static final double LOG10_2_HIGH = 3.01029995663611771306e-01;
    private static final double LOG10_2_LOW = 3.69423907715893078616e-13;

    private static final int ONE = 0x3ff0_0000;
    private static final int SMALLEST_NORMAL = 0x0010_0000;
    private static final int IMPLICIT = 0x0010_0000;
    private static final int HALF = 0x3fe0_0000;
    /** The fraction of √2, and from where on mantissas are halved to lie around 1. */
    private static final int SQRT2_FRACTION = 0x6a09e;
    private static final int HALVED = 0x95f64;

    private Logarithm() {}

    /** The natural logarithm, {@link StrictMath#log}. */
    public static double natural(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        int high = DoubleWords.high(x);
        if (high >= DoubleWords.INFINITE) {
            return x;
        }
        int k = 0;
        double mantissa = x;
        if (high < SMALLEST_NORMAL) {
            k = -54;
            mantissa *= TWO_54;
            high = DoubleWords.high(mantissa);
        }
        k += (high >> DoubleWords.FRACTION_BITS) - DoubleWords.BIAS;
        int fraction = high & DoubleWords.FRACTION;
        int carry = fraction + HALVED & IMPLICIT;
        mantissa = DoubleWords.withHigh(mantissa, fraction | carry ^ ONE);
        k += carry >> DoubleWords.FRACTION_BITS;
        return ofMantissa(mantissa - 1, k, fraction);
    }

    /** The logarithm of 2<sup>k</sup> (1 + f). */
    private static double ofMantissa(double f, double k, int fraction) {
        if ((DoubleWords.FRACTION & 2 + fraction) < 3) {
            if (f == 0) {
                return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
            }
            double r = f * f * (0.5 - 0.33333333333333333 * f);
            return k == 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
        }
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (C2 + w * (C4 + w * C6));
        double odd = z * (C1 + w * (C3 + w * (C5 + w * C7)));
        double r = odd + even;
        // Where f is not near 0, f - f²/2 is better than f.
        if ((fraction - 0x6147a | 0x6b851 - fraction) > 0) {
            double half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r))
                    : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
    }

    /** The logarithm to base 10, {@link StrictMath#log10}. */
    public static double decimal(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        int high = DoubleWords.high(x);
        if (high >= DoubleWords.INFINITE) {
            return x;
        }
        int k = 0;
        double mantissa = x;
        if (high < SMALLEST_NORMAL) {
            k = -54;
            mantissa *= TWO_54;
            high = DoubleWords.high(mantissa);
        }
        k += (high >> DoubleWords.FRACTION_BITS) - DoubleWords.BIAS;
        int negative = k >>> 31;
        mantissa = DoubleWords.withHigh(mantissa,
                high & DoubleWords.FRACTION | DoubleWords.BIAS - negative << DoubleWords.FRACTION_BITS);
        double y = k + negative;
        double z = y * LOG10_2_LOW + LOG10_E * natural(mantissa);
        return z + y * LOG10_2_HIGH;
    }

    /** The natural logarithm of 1 + x, {@link StrictMath#log1p}. */
    public static double ofOnePlus(double x) {
        if (!(x > -1)) {
            return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        int high = DoubleWords.high(x);
        int magnitude = high & DoubleWords.ABSOLUTE;
        if (high >= DoubleWords.INFINITE) {
            return x;
        }
        if (magnitude < 0x3e20_0000) {
            return magnitude < 0x3c90_0000 ? x : x - x * x * 0.5;
        }
        // Between √½ - 1 and √2 - 1 there is nothing to scale.
        if (high < 0x3fda_827a && (high > 0 || high <= 0xbfd2_bec3)) {
            return ofOnePlus(x, 0, 0, 1);
        }
        double u = x;
        double correction = 0;
        if (high < 0x4340_0000) {
            u = 1 + x;
            int exponent = (DoubleWords.high(u) >> DoubleWords.FRACTION_BITS) - DoubleWords.BIAS;
            correction = (exponent > 0 ? 1 - (u - x) : x - (u - 1)) / u;
        }
        int k = (DoubleWords.high(u) >> DoubleWords.FRACTION_BITS) - DoubleWords.BIAS;
        int fraction = DoubleWords.high(u) & DoubleWords.FRACTION;
        if (fraction < SQRT2_FRACTION) {
            u = DoubleWords.withHigh(u, fraction | ONE);
        } else {
            k++;
            u = DoubleWords.withHigh(u, fraction | HALF);
            fraction = IMPLICIT - fraction >> 2;
        }
        return ofOnePlus(u - 1, k, correction, fraction);
    }

    private static double ofOnePlus(double f, double k, double correction, int fraction) {
        double half = 0.5 * f * f;
        if (fraction == 0) {
            if (f == 0) {
                return k == 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW);
            }
            double r = half * (1 - 0.66666666666666666 * f);
            return k == 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + correction) - f);
        }
        double s = f / (2 + f);
        double z = s * s;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * (C6 + z * C7))))));
        return k == 0 ? f - (half - s * (half + r))
                : k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + correction)) - f);
    }
}
