package awesome.conformance.maths;

import java.util.Random;

/** StrictMath and Math: functions of two numbers. */
public final class TwoArguments {
    private TwoArguments() {}

    public static void main(String[] arguments) {
        double[] edges = {0.0, -0.0, 1, -1, 2.5, -3, 1e300, 1e-300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.NaN};
        for (double y : edges) {
            StringBuilder line = new StringBuilder(y + ":");
            for (double x : edges) {
                line.append(' ').append(StrictMath.atan2(y, x)).append(' ').append(StrictMath.pow(y, x)).append(' ')
                        .append(Math.IEEEremainder(y, x)).append(' ').append(Math.hypot(x, y)).append(' ')
                        .append(Math.atan2(y, x)).append(' ').append(Math.copySign(y, x)).append(' ')
                        .append(Math.nextAfter(y, x)).append(' ').append(Math.min(y, x)).append(' ').append(Math.max(y,
                        x));
            }
            System.out.println(line);
        }
        Random random = new Random(6);
        long digest = 0;
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextGaussian() * 50;
            double y = random.nextGaussian();
            digest = digest * 31 + Double.doubleToLongBits(StrictMath.atan2(x, y));
            digest = digest * 31 + Double.doubleToLongBits(StrictMath.pow(Math.abs(x), y));
            digest = digest * 31 + Double.doubleToLongBits(Math.IEEEremainder(x, y));
            digest = digest * 31 + Double.doubleToLongBits(StrictMath.hypot(x, y));
        }
        System.out.println(Long.toHexString(digest));
    }
}
