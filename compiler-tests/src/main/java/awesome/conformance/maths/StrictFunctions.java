package awesome.conformance.maths;

import java.util.Random;

/** StrictMath: all functions give the bits of fdlibm, also at the edges. */
public final class StrictFunctions {
    private StrictFunctions() {}

    public static void main(String[] arguments) {
        double[] edges = {0.0, -0.0, 0.5, -1, 1.5, 3, -10.25, 22, 709.9, 1e-9, -1e-300, 1e5, -1e15, 1e22, 1e300,
                Double.MIN_VALUE,
            Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        for (double x : edges) {
            System.out.println(x + " " + StrictMath.sin(x) + " " + StrictMath.cos(x) + " " + StrictMath.tan(x) + " "
                    + StrictMath.asin(x) + " " + StrictMath.acos(x) + " " + StrictMath.atan(x));
            System.out.println("  " + StrictMath.log(x) + " " + StrictMath.log10(x) + " " + StrictMath.log1p(x) + " "
                    + StrictMath.exp(x) + " " + StrictMath.expm1(x) + " " + StrictMath.cbrt(x));
            System.out.println("  " + StrictMath.sinh(x) + " " + StrictMath.cosh(x) + " " + StrictMath.tanh(x) + " "
                    + StrictMath.sqrt(x));
        }
        Random random = new Random(5);
        long digest = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = i % 2 == 0 ? random.nextGaussian() * 20 : Double.longBitsToDouble(random.nextLong());
            double[] results = {StrictMath.sin(x), StrictMath.cos(x), StrictMath.tan(x), StrictMath.asin(x % 1),
                StrictMath.acos(x % 1), StrictMath.atan(x), StrictMath.log(x), StrictMath.log10(x), StrictMath.log1p(x),
                StrictMath.exp(x), StrictMath.expm1(x), StrictMath.sinh(x), StrictMath.cosh(x), StrictMath.tanh(x)};
            for (double each : results) {
                digest = digest * 31 + Double.doubleToLongBits(each);
            }
        }
        System.out.println(Long.toHexString(digest));
    }
}
