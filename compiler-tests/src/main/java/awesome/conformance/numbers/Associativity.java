package awesome.conformance.numbers;

/** Sums and products of floating point are computed in the order that is written. */
public final class Associativity {
    private Associativity() {}

    private static double sum(double... all) {
        double sum = 0;
        for (double each : all) {
            sum += each;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        double big = 1e16;
        double one = 1;
        System.out.println(big + one - big + " " + (big - big + one) + " " + (one + big - big) + " " + (big + (one - big)));
        System.out.println(sum(1e100, 1, -1e100, 1) + " " + sum(0.1, 0.2, 0.3) + " " + sum(0.3, 0.2, 0.1) + " " + (0.1 + 0.2 == 0.3));
        float f = 16777216f;
        System.out.println(f + 1 + 1 + " " + (f + (1f + 1f)) + " " + (f + 1.0) + " " + (0.1f + 0.2f) + " " + (float) (0.1 + 0.2) + " " + 0.1f * 3);
        double product = 1e200 * 1e200 / 1e200;
        double other = 1e200 * (1e200 / 1e200);
        System.out.println(product + " " + other + " " + 1e-200 * 1e-200 * 1e200 + " " + Double.MIN_VALUE / 2 * 2 + " " + (Double.MAX_VALUE + 1e291 - 1e291));
        double total = 0;
        float single = 0;
        for (int i = 1; i <= 1000; i++) {
            total += 1.0 / i;
            single += 1f / i;
        }
        System.out.println(total + " " + single);
        total = 0;
        for (int i = 1000; i > 0; i--) {
            total += 1.0 / i;
        }
        System.out.println(total);
        double x = 3;
        System.out.println(x * x * x - x * (x * x) + " " + (x / 10 * 10 - x) + " " + (x - 0.9) * 10 + " " + (1 - x / 3) + " " + 1 / x * 3 + " " + -x * -0.0);
        System.out.println((0.0 + -0.0) + " " + (-0.0 + -0.0) + " " + (-0.0 - 0.0) + " " + (0.0 - 0.0) + " " + -(0.0) + " " + (0 - 0.0) + " " + 0.0 * -1);
    }
}
