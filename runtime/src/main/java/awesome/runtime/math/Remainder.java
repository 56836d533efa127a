package awesome.runtime.math;

/** The remainder of IEEE 754, which is exact: that of the quotient rounded to the nearest integer, ties to even. */
public final class Remainder {
    private Remainder() {}

    /** {@link StrictMath#IEEEremainder}. */
    public static double ieee(double x, double y) {
        if (x != x || y != y || Double.isInfinite(x) || y == 0) {
            return Double.NaN;
        } else if (Double.isInfinite(y)) {
            return x;
        }
        double divisor = Math.abs(y);
        double rest = Math.abs(divisor <= Double.MAX_VALUE / 2 ? x % (divisor + divisor) : x);
        // The quotient is below 2 now: subtract nothing, once or twice.
        if (divisor < 2 * Double.MIN_NORMAL) {
            if (rest + rest > divisor) {
                rest -= divisor;
                if (rest + rest >= divisor) {
                    rest -= divisor;
                }
            }
        } else {
            double half = 0.5 * divisor;
            if (rest > half) {
                rest -= divisor;
                if (rest >= half) {
                    rest -= divisor;
                }
            }
        }
        return Double.doubleToRawLongBits(x) < 0 ? -rest : rest;
    }
}
