package awesome.conformance.maths;

import java.util.Random;

/** Math.fma: one rounding, for float and double. */
public final class FusedMultiply {
    private FusedMultiply() {}

    public static void main(String[] arguments) {
        double e = Math.ulp(1.0);
        System.out.println(Math.fma(1 + e, 1 - e, -1.0) + " " + ((1 + e) * (1 - e) - 1.0));
        System.out.println(Math.fma(1e200, 1e200, -Double.MAX_VALUE) + " " + Math.fma(1e300, 10, 0) + " "
                + Math.fma(Double.MIN_VALUE, 0.5, 0) + " " + Math.fma(Double.MIN_VALUE, 0.5, Double.MIN_VALUE) + " "
                + Math.fma(-0.0, 1, 0.0) + " " + Math.fma(-1e-200, 1e-200, 0.0) + " "
                + Math.fma(0, Double.POSITIVE_INFINITY, 1));
        System.out.println(Math.fma(3f, 1.1f, -3.3f) + " " + Math.fma(Float.MAX_VALUE, 2f, Float.NEGATIVE_INFINITY)
                + " "
                + Math.fma(1e-30f, 1e-30f, 1e-45f));
        Random random = new Random(7);
        long digest = 0;
        for (int i = 0; i < 20_000; i++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = random.nextGaussian();
            digest = digest * 31 + Double.doubleToLongBits(Math.fma(a, b, -a * b * (1 + e * random.nextInt(3))));
            digest = digest * 31 + Double.doubleToLongBits(Math.fma(b, b, a));
            float f = Float.intBitsToFloat(random.nextInt());
            digest = digest * 31 + Float.floatToIntBits(Math.fma(f, (float) b, -f * (float) b));
        }
        System.out.println(Long.toHexString(digest));
    }
}
