package awesome.conformance.arithmetic;

/** Results of double arithmetic, with infinities, NaN and signed zeros, are printed exactly. */
public final class DoubleArithmetic {
    private static final double[] VALUES = {0.0, -0.0, 1, -1.5, 0.1, 1e16, 1e308, -1e308, Double.MIN_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private DoubleArithmetic() {}

    public static void main(String[] arguments) {
        for (double a : VALUES) {
            for (double b : VALUES) {
                System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b + " " + a / b + " "
                        + a % b);
            }
            System.out.println(-a);
        }
    }
}
