package awesome.conformance.numbers;

/** Remainders of float and double: signs, infinities, zeros, tiny and huge quotients. */
public final class FloatRemainders {
    private FloatRemainders() {}

    private static double remainder(double a, double b) {
        return a % b;
    }

    private static float remainder(float a, float b) {
        return a % b;
    }

    public static void main(String[] arguments) {
        double[] all = {5.5, -5.5, 2, -2, 0.0, -0.0, 1e300, 3e-300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, 0.1, 1};
        for (double a : all) {
            StringBuilder line = new StringBuilder();
            for (double b : all) {
                line.append(remainder(a, b)).append(' ').append(remainder((float) a, (float) b)).append(", ");
            }
            System.out.println(line);
        }
        double x = 1e16;
        x %= 7;
        float y = 16777216f;
        y %= 0.3f;
        System.out.println(x + " " + y + " " + 10 % 3.3 + " " + -7.5f % 2L + " " + Math.IEEEremainder(5, 3) + " " + 'z' % 1.5);
    }
}
