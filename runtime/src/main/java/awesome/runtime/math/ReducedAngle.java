package awesome.runtime.math;

/**
 * An angle less a multiple of π/2: at most about π/4, as a sum of two doubles.
 *
 * <p>Up to 2<sup>19</sup> π, parts of π/2 of 33 bits are subtracted, as in fdlibm, as many as cancellation demands.
 * Beyond, {@link LargeAngle} does it.
 */
final class ReducedAngle {
    private static final double INVERSE = 6.36619772367581382433e-01;
    private static final double FIRST = 1.57079632673412561417e+00;
    private static final double FIRST_REST = 6.07710050650619224932e-11;
    private static final double SECOND = 6.07710050630396597660e-11;
    private static final double SECOND_REST = 2.02226624879595063154e-21;
    private static final double THIRD = 2.02226624871116645580e-21;
    private static final double THIRD_REST = 8.47842766036889956997e-32;

    /** Upper halves of 3π/4, π/2 and 2<sup>19</sup> π. */
    private static final int THREE_QUARTERS = 0x4002_d97c;
    private static final int HALF_PI = 0x3ff9_21fb;
    private static final int MEDIUM = 0x4139_21fb;
    private static final int SMALL_MULTIPLES = 32;

    private int quadrant;
    private double high;
    private double low;

    /** Reduces a finite angle of more than π/4. */
    ReducedAngle(double x) {
        int magnitude = DoubleWords.magnitude(x);
        double absolute = Math.abs(x);
        if (magnitude < THREE_QUARTERS) {
            subtractOne(absolute, magnitude);
        } else if (magnitude <= MEDIUM) {
            subtract(absolute, magnitude);
        } else {
            double[] parts = new double[2];
            quadrant = LargeAngle.reduce(absolute, parts);
            high = parts[0];
            low = parts[1];
        }
        if (x < 0) {
            quadrant = -quadrant;
            high = -high;
            low = -low;
        }
    }

    /** How often π/2 was subtracted, modulo 4. */
    int quadrant() {
        return quadrant;
    }

    double high() {
        return high;
    }

    /** What the sum of both has beyond {@link #high}. */
    double low() {
        return low;
    }

    private void subtractOne(double x, int magnitude) {
        quadrant = 1;
        double z = x - FIRST;
        double rest = FIRST_REST;
        if (magnitude == HALF_PI) {
            z -= SECOND;
            rest = SECOND_REST;
        }
        high = z - rest;
        low = z - high - rest;
    }

    private void subtract(double x, int magnitude) {
        quadrant = (int) (x * INVERSE + 0.5);
        double n = quadrant;
        double r = x - n * FIRST;
        double w = n * FIRST_REST;
        high = r - w;
        boolean cancels = quadrant >= SMALL_MULTIPLES || magnitude == DoubleWords.high(n * (Math.PI / 2));
        int exponent = magnitude >> DoubleWords.FRACTION_BITS;
        if (cancels && lost(exponent) > 16) {
            double t = r;
            w = n * SECOND;
            r = t - w;
            w = n * SECOND_REST - (t - r - w);
            high = r - w;
            if (lost(exponent) > 49) {
                t = r;
                w = n * THIRD;
                r = t - w;
                w = n * THIRD_REST - (t - r - w);
                high = r - w;
            }
        }
        low = r - high - w;
    }

    /** How many bits of the argument the subtraction cancelled. */
    private int lost(int exponent) {
        return exponent - (DoubleWords.magnitude(high) >> DoubleWords.FRACTION_BITS);
    }
}
