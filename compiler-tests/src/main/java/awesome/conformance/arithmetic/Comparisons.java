package awesome.conformance.arithmetic;

/** All relations of int, long, float and double, with NaN and signed zeros. */
public final class Comparisons {
    private Comparisons() {}

    private static String relations(double a, double b) {
        return (a < b) + " " + (a <= b) + " " + (a > b) + " " + (a >= b) + " " + (a == b) + " " + (a != b);
    }

    private static String relations(float a, float b) {
        return !(a < b) + " " + !(a <= b) + " " + !(a > b) + " " + !(a >= b) + " " + !(a == b) + " " + !(a != b);
    }

    private static String relations(long a, long b) {
        return (a < b) + " " + (a <= b) + " " + (a > b) + " " + (a >= b) + " " + (a == b) + " " + (a != b);
    }

    private static String relations(int a, int b) {
        return (a < b ? 1 : 0) + " " + (a <= b ? 1 : 0) + " " + (a > b ? 1 : 0) + " " + (a >= b ? 1 : 0) + " "
                + (a == b ? 1 : 0);
    }

    public static void main(String[] arguments) {
        double[] doubles = {0.0, -0.0, 1, -1, Double.NaN, Double.MAX_VALUE, Double.NEGATIVE_INFINITY};
        long[] longs = {0, 1, -1, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};
        for (double a : doubles) {
            for (double b : doubles) {
                System.out.println(relations(a, b) + " " + relations((float) a, (float) b) + " " + Double.compare(a, b)
                        + " " + Float.compare((float) a, (float) b));
            }
        }
        for (long a : longs) {
            for (long b : longs) {
                System.out.println(relations(a, b) + " " + relations((int) a, (int) b) + " " + Long.compare(a, b) + " "
                        + Integer.compare((int) a, (int) b) + " " + Long.compareUnsigned(a, b));
            }
        }
    }
}
