package awesome.conformance.arithmetic;

/** Results of float arithmetic, with infinities, NaN and signed zeros, are printed exactly. */
public final class FloatArithmetic {
    private static final float[] VALUES = {0.0f, -0.0f, 1, -1.5f, 0.1f, 16777216f, 1e38f, -3e38f, Float.MIN_VALUE,
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    private FloatArithmetic() {}

    public static void main(String[] arguments) {
        for (float a : VALUES) {
            for (float b : VALUES) {
                System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b + " " + a / b + " "
                        + a % b);
            }
            System.out.println(-a);
        }
    }
}
