package awesome.runtime.math;

/**
 * e<sup>x</sup> - 1 and the hyperbolic functions, bit for bit as {@link StrictMath} defines them: the algorithms of
 * fdlibm, whose polynomials' coefficients these are. The exponential itself is Java in java.base.
 */
public final class Exponential {
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.44269504088896338700e+00;
    private static final double LARGEST = 7.09782712893383973096e+02;

    private static final double Q1 = -3.33333333333331316428e-02;
    private static final double Q2 = 1.58730158725481460165e-03;
    private static final double Q3 = -7.93650757867487942473e-05;
    private static final double Q4 = 4.00821782732936239552e-06;
    private static final double Q5 = -2.01099218183624371326e-07;

    /** Upper halves: of ½ ln 2, 3/2 ln 2, 56 ln 2, 22 and the logarithm of the largest double. */
    private static final int HALF_LN2 = 0x3fd6_2e42;
    private static final int THREE_HALVES_LN2 = 0x3ff0_a2b2;
    private static final int LN2_TIMES_56 = 0x4043_687a;
    private static final int TWENTY_TWO = 0x4036_0000;
    private static final int LN_LARGEST = 0x4086_2e42;
    /** Where sinh and cosh become infinite. */
    private static final double HYPERBOLIC_LARGEST = Double.longBitsToDouble(0x4086_33ce_8fb9_f87dL);
    private static final int ONE = 0x3ff0_0000;

    private Exponential() {}

    /** {@link StrictMath#expm1}. */
    public static double minusOne(double x) {
        int magnitude = DoubleWords.magnitude(x);
        boolean negative = DoubleWords.high(x) < 0;
        if (magnitude >= LN2_TIMES_56) {
            if (x != x) {
                return x;
            } else if (x > LARGEST) {
                return Double.POSITIVE_INFINITY;
            } else if (negative) {
                return -1;
            }
        }
        if (magnitude <= HALF_LN2) {
            return magnitude < 0x3c90_0000 ? x : reduced(x, 0, 0);
        }
        int k;
        double high;
        double low;
        if (magnitude < THREE_HALVES_LN2) {
            k = negative ? -1 : 1;
            high = negative ? x + LN2_HIGH : x - LN2_HIGH;
            low = negative ? -LN2_LOW : LN2_LOW;
        } else {
            k = (int) (INVERSE_LN2 * x + (negative ? -0.5 : 0.5));
            high = x - k * LN2_HIGH;
            low = k * LN2_LOW;
        }
        double rest = high - low;
        return reduced(rest, high - rest - low, k);
    }

    /** For x + c + k ln 2, with x at most ½ ln 2. */
    private static double reduced(double x, double c, int k) {
        double half = 0.5 * x;
        double square = x * half;
        double r = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
        double t = 3 - r * half;
        double e = square * ((r - t) / (6 - x * t));
        if (k == 0) {
            return x - (x * e - square);
        }
        e = x * (e - c) - c - square;
        if (k == -1) {
            return 0.5 * (x - e) - 0.5;
        } else if (k == 1) {
            return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
        } else if (k <= -2 || k > 56) {
            return DoubleWords.scaled(1 - (e - x), k) - 1;
        } else if (k < 20) {
            return DoubleWords.scaled(DoubleWords.withHigh(0, ONE - (0x20_0000 >> k)) - (e - x), k);
        }
        double small = DoubleWords.withHigh(0, DoubleWords.BIAS - k << DoubleWords.FRACTION_BITS);
        return DoubleWords.scaled(x - (e + small) + 1, k);
    }

    /** {@link StrictMath#sinh}. */
    public static double sinh(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude >= DoubleWords.INFINITE) {
            return x + x;
        }
        double half = x < 0 ? -0.5 : 0.5;
        double absolute = Math.abs(x);
        if (magnitude < TWENTY_TWO) {
            if (magnitude < 0x3e30_0000) {
                return x;
            }
            double t = minusOne(absolute);
            return magnitude < ONE ? half * (2 * t - t * t / (t + 1)) : half * (t + t / (t + 1));
        } else if (magnitude < LN_LARGEST) {
            return half * StrictMath.exp(absolute);
        } else if (absolute <= HYPERBOLIC_LARGEST) {
            double w = StrictMath.exp(0.5 * absolute);
            return half * w * w;
        }
        return x * 1e307;
    }

    /** {@link StrictMath#cosh}. */
    public static double cosh(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude >= DoubleWords.INFINITE) {
            return x * x;
        }
        double absolute = Math.abs(x);
        if (magnitude < HALF_LN2 + 1) {
            double t = minusOne(absolute);
            double w = 1 + t;
            return magnitude < 0x3c80_0000 ? w : 1 + t * t / (w + w);
        } else if (magnitude < TWENTY_TWO) {
            double t = StrictMath.exp(absolute);
            return 0.5 * t + 0.5 / t;
        } else if (magnitude < LN_LARGEST) {
            return 0.5 * StrictMath.exp(absolute);
        } else if (absolute <= HYPERBOLIC_LARGEST) {
            double w = StrictMath.exp(0.5 * absolute);
            return 0.5 * w * w;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** {@link StrictMath#tanh}. */
    public static double tanh(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude >= DoubleWords.INFINITE) {
            return x != x ? x : x > 0 ? 1 : -1;
        }
        double z = 1;
        if (magnitude < TWENTY_TWO) {
            if (magnitude < 0x3c80_0000) {
                return x * (1 + x);
            }
            double absolute = Math.abs(x);
            if (magnitude >= ONE) {
                z = 1 - 2 / (minusOne(2 * absolute) + 2);
            } else {
                double t = minusOne(-2 * absolute);
                z = -t / (t + 2);
            }
        }
        return DoubleWords.high(x) >= 0 ? z : -z;
    }
}
