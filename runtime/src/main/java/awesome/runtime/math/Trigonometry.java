package awesome.runtime.math;

/**
 * Sine, cosine and tangent, bit for bit as {@link StrictMath} defines them: the algorithms of fdlibm, whose polynomials'
 * coefficients these are. {@link ReducedAngle} brings the argument to at most π/4.
 */
public final class Trigonometry {
    private static final double S1 = -1.66666666666666324348e-01;
    private static final double S2 = 8.33333333332248946124e-03;
    private static final double S3 = -1.98412698298579493134e-04;
    private static final double S4 = 2.75573137070700676789e-06;
    private static final double S5 = -2.50507602534068634195e-08;
    private static final double S6 = 1.58969099521155010221e-10;

    private static final double C1 = 4.16666666666666019037e-02;
    private static final double C2 = -1.38888888888741095749e-03;
    private static final double C3 = 2.48015872894767294178e-05;
    private static final double C4 = -2.75573143513906633035e-07;
    private static final double C5 = 2.08757232129817482790e-09;
    private static final double C6 = -1.13596475577881948265e-11;

    private static final double[] T = {3.33333333333334091986e-01, 1.33333333333201242699e-01, 5.39682539762260521377e-02,
        2.18694882948595424599e-02, 8.86323982359930005737e-03, 3.59207910759131235356e-03, 1.45620945432529025516e-03,
        5.88041240820264096874e-04, 2.46463134818469906812e-04, 7.81794442939557092300e-05, 7.14072491382608190305e-05,
        -1.85586374855275456654e-05, 2.59073051863633712884e-05};

    private static final double QUARTER_PI = 7.85398163397448278999e-01;
    private static final double QUARTER_PI_LOW = 3.06161699786838301793e-17;
    /** Upper half of π/4. */
    private static final int QUARTER = 0x3fe9_21fb;

    private Trigonometry() {}

    /** {@link StrictMath#sin}. */
    public static double sin(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude <= QUARTER) {
            return sine(x, 0, false);
        } else if (magnitude >= DoubleWords.INFINITE) {
            return Double.NaN;
        }
        ReducedAngle angle = new ReducedAngle(x);
        return switch (angle.quadrant() & 3) {
            case 0 -> sine(angle.high(), angle.low(), true);
            case 1 -> cosine(angle.high(), angle.low());
            case 2 -> -sine(angle.high(), angle.low(), true);
            default -> -cosine(angle.high(), angle.low());
        };
    }

    /** {@link StrictMath#cos}. */
    public static double cos(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude <= QUARTER) {
            return cosine(x, 0);
        } else if (magnitude >= DoubleWords.INFINITE) {
            return Double.NaN;
        }
        ReducedAngle angle = new ReducedAngle(x);
        return switch (angle.quadrant() & 3) {
            case 0 -> cosine(angle.high(), angle.low());
            case 1 -> -sine(angle.high(), angle.low(), true);
            case 2 -> -cosine(angle.high(), angle.low());
            default -> sine(angle.high(), angle.low(), true);
        };
    }

    /** {@link StrictMath#tan}. */
    public static double tan(double x) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude <= QUARTER) {
            return tangent(x, 0, false);
        } else if (magnitude >= DoubleWords.INFINITE) {
            return Double.NaN;
        }
        ReducedAngle angle = new ReducedAngle(x);
        return tangent(angle.high(), angle.low(), (angle.quadrant() & 1) != 0);
    }

    private static double sine(double x, double low, boolean hasLow) {
        if (DoubleWords.magnitude(x) < 0x3e40_0000) {
            return x;
        }
        double z = x * x;
        double v = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return hasLow ? x - (z * (0.5 * low - v * r) - low - v * S1) : x + v * (S1 + z * r);
    }

    private static double cosine(double x, double low) {
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude < 0x3e40_0000) {
            return 1;
        }
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        if (magnitude < 0x3fd3_3333) {
            return 1 - (0.5 * z - (z * r - x * low));
        }
        // About x²/4 or so is subtracted from 1 exactly.
        double quarter = magnitude > 0x3fe9_0000 ? 0.28125 : DoubleWords.withHigh(0, magnitude - 0x0020_0000);
        double half = 0.5 * z - quarter;
        return 1 - quarter - (half - (z * r - x * low));
    }

    /** The tangent, or -1 divided by it. */
    private static double tangent(double angle, double angleLow, boolean inverse) {
        double x = angle;
        double low = angleLow;
        int magnitude = DoubleWords.magnitude(x);
        if (magnitude < 0x3e30_0000) {
            return inverse ? minusInverse(x + low, x, low) : x;
        }
        boolean large = magnitude >= 0x3fe5_9428;
        boolean negative = x < 0;
        if (large) {
            double z = QUARTER_PI - (negative ? -x : x);
            x = z + (QUARTER_PI_LOW - (negative ? -low : low));
            low = 0;
        }
        double z = x * x;
        double w = z * z;
        double r = T[1] + w * (T[3] + w * (T[5] + w * (T[7] + w * (T[9] + w * T[11]))));
        double v = z * (T[2] + w * (T[4] + w * (T[6] + w * (T[8] + w * (T[10] + w * T[12])))));
        double s = z * x;
        r = low + z * (s * (r + v) + low) + T[0] * s;
        w = x + r;
        if (large) {
            double unit = inverse ? -1 : 1;
            return (negative ? -1 : 1) * (unit - 2 * (x - (w * w / (w + unit) - r)));
        }
        return inverse ? minusInverse(w, x, r) : w;
    }

    /** -1 / (x + rest), where {@code sum} is the two added, with an error that is corrected. */
    private static double minusInverse(double sum, double x, double rest) {
        double z = DoubleWords.truncated(sum);
        double v = rest - (z - x);
        double inverse = -1 / sum;
        double t = DoubleWords.truncated(inverse);
        return t + inverse * (1 + t * z + t * v);
    }
}
