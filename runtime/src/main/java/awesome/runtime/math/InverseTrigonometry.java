package awesome.runtime.math;

/**
 * Arc sine, arc cosine and arc tangent, bit for bit as {@link StrictMath} defines them: the algorithms of fdlibm, whose
 * polynomials' coefficients these are.
 */
public final class InverseTrigonometry {
    private static final double HALF_PI = 1.57079632679489655800e+00;
    private static final double HALF_PI_LOW = 6.12323399573676603587e-17;
    private static final double QUARTER_PI = 7.85398163397448278999e-01;
    private static final double PI_LOW = 1.2246467991473531772e-16;

    private static final double P0 = 1.66666666666666657415e-01;
    private static final double P1 = -3.25565818622400915405e-01;
    private static final double P2 = 2.01212532134862925881e-01;
    private static final double P3 = -4.00555345006794114027e-02;
    private static final double P4 = 7.91534994289814532176e-04;
    private static final double P5 = 3.47933107596021167570e-05;
    private static final double Q1 = -2.40339491173441421878e+00;
    private static final double Q2 = 2.02094576023350569471e+00;
    private static final double Q3 = -6.88283971605453293030e-01;
    private static final double Q4 = 7.70381505559019352791e-02;

    /** The arc tangents of 0.5, 1, 1.5 and infinity, in two parts. */
    private static final double[] ATAN_HIGH = {4.63647609000806093515e-01, 7.85398163397448278999e-01,
        9.82793723247329054082e-01, 1.57079632679489655800e+00};
    private static final double[] ATAN_LOW = {2.26987774529616870924e-17, 3.06161699786838301793e-17,
        1.39033110312309984516e-17, 6.12323399573676603587e-17};
    private static final double[] A = {3.33333333333329318027e-01, -1.99999999998764832476e-01,
        1.42857142725034663711e-01, -1.11111104054623557880e-01, 9.09088713343650656196e-02,
        -7.69187620504482999495e-02, 6.66107313738753120669e-02, -5.83357013379057348645e-02,
        4.97687799461593236017e-02, -3.65315727442169155270e-02, 1.62858201153657823623e-02};

    /** Upper halves of doubles. */
    private static final int HALF = 0x3fe0_0000;
    private static final int ONE = 0x3ff0_0000;
    private static final int NEAR_ONE = 0x3fef_3333;

    private InverseTrigonometry() {}

    /** (asin(√t) - √t) / √t, for t at most ¼. */
    private static double rational(double t) {
        double p = t * (P0 + t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5)))));
        double q = 1 + t * (Q1 + t * (Q2 + t * (Q3 + t * Q4)));
        return p / q;
    }

    /** {@link StrictMath#asin}. */
    public static double asin(double x) {
        int magnitude = DoubleWords.magnitude(x);
        double absolute = Math.abs(x);
        if (magnitude >= ONE) {
            return absolute == 1 ? x * HALF_PI + x * HALF_PI_LOW : Double.NaN;
        } else if (magnitude < HALF) {
            return magnitude < 0x3e40_0000 ? x : x + x * rational(x * x);
        }
        double t = (1 - absolute) * 0.5;
        double s = Math.sqrt(t);
        double r = rational(t);
        double result;
        if (magnitude >= NEAR_ONE) {
            result = HALF_PI - (2 * (s + s * r) - HALF_PI_LOW);
        } else {
            double w = DoubleWords.truncated(s);
            double c = (t - w * w) / (s + w);
            double p = 2 * s * r - (HALF_PI_LOW - 2 * c);
            result = QUARTER_PI - (p - (QUARTER_PI - 2 * w));
        }
        return x > 0 ? result : -result;
    }

    /** {@link StrictMath#acos}. */
    public static double acos(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude >= ONE) {
            return x == 1 ? 0 : x == -1 ? Math.PI + 2 * HALF_PI_LOW : Double.NaN;
        } else if (magnitude < HALF) {
            return magnitude <= 0x3c60_0000 ? HALF_PI + HALF_PI_LOW : HALF_PI - (x - (HALF_PI_LOW - x * rational(x * x)));
        } else if (x < 0) {
            double t = (1 + x) * 0.5;
            double s = Math.sqrt(t);
            return Math.PI - 2 * (s + (rational(t) * s - HALF_PI_LOW));
        }
        double t = (1 - x) * 0.5;
        double s = Math.sqrt(t);
        double w = DoubleWords.truncated(s);
        double c = (t - w * w) / (s + w);
        return 2 * (w + (rational(t) * s + c));
    }

    /** {@link StrictMath#atan}. */
    public static double atan(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude >= 0x4410_0000) {
            return x != x ? x : x > 0 ? ATAN_HIGH[3] + ATAN_LOW[3] : -ATAN_HIGH[3] - ATAN_LOW[3];
        } else if (magnitude < 0x3fdc_0000) {
            return magnitude < 0x3e20_0000 ? x : x - x * series(x);
        }
        double absolute = Math.abs(x);
        int nearest;
        double rest;
        if (magnitude < 0x3fe6_0000) {
            nearest = 0;
            rest = (2 * absolute - 1) / (2 + absolute);
        } else if (magnitude < 0x3ff3_0000) {
            nearest = 1;
            rest = (absolute - 1) / (absolute + 1);
        } else if (magnitude < 0x4003_8000) {
            nearest = 2;
            rest = (absolute - 1.5) / (1 + 1.5 * absolute);
        } else {
            nearest = 3;
            rest = -1 / absolute;
        }
        double result = ATAN_HIGH[nearest] - (rest * series(rest) - ATAN_LOW[nearest] - rest);
        return x < 0 ? -result : result;
    }

    /** (x - atan(x)) / x. */
    private static double series(double x) {
        double z = x * x;
        double w = z * z;
        double odd = z * (A[0] + w * (A[2] + w * (A[4] + w * (A[6] + w * (A[8] + w * A[10])))));
        double even = w * (A[1] + w * (A[3] + w * (A[5] + w * (A[7] + w * A[9]))));
        return odd + even;
    }

    /** {@link StrictMath#atan2}. */
    public static double atan2(double y, double x) {
        if (x != x || y != y) {
            return Double.NaN;
        } else if (x == 1) {
            return atan(y);
        }
        boolean left = DoubleWords.high(x) < 0;
        boolean below = DoubleWords.high(y) < 0;
        double result;
        if (y == 0) {
            result = left ? Math.PI : 0;
        } else if (x == 0) {
            result = Math.PI / 2;
        } else if (Double.isInfinite(x)) {
            double angle = Double.isInfinite(y) ? Math.PI / 4 : 0;
            result = left ? Double.isInfinite(y) ? 3 * (Math.PI / 4) : Math.PI : angle;
        } else if (Double.isInfinite(y)) {
            result = Math.PI / 2;
        } else {
            double angle = ofQuotient(y, x, left);
            result = left ? Math.PI - (angle - PI_LOW) : angle;
        }
        return below ? -result : result;
    }

    private static double ofQuotient(double y, double x, boolean left) {
        int exponents = (DoubleWords.magnitude(y) - DoubleWords.magnitude(x)) >> DoubleWords.FRACTION_BITS;
        if (exponents > 60) {
            return Math.PI / 2 + 0.5 * PI_LOW;
        } else if (left && exponents < -60) {
            return 0;
        }
        return atan(Math.abs(y / x));
    }
}
