package awesome.conformance.arithmetic;

/** The remainder of double and float has the sign of the dividend and is exact. */
public final class Remainders {
    private Remainders() {}

    public static void main(String[] arguments) {
        double[] dividends = {5.5, -5.5, 1e300, 4e-320, 7, 0.3, 123456789.125};
        double[] divisors = {2, -2, 0.1, 3e-310, 7, 1e-5, 1e10};
        for (double a : dividends) {
            for (double b : divisors) {
                System.out.println(a % b + " " + (float) a % (float) b);
            }
        }
        double sum = 100;
        sum %= 7.5;
        float rest = 10;
        rest %= 0.7f;
        System.out.println(sum + " " + rest);
    }
}
