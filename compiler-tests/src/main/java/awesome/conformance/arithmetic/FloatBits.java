package awesome.conformance.arithmetic;

/** Bits of float and double numbers, to and from. */
public final class FloatBits {
    private FloatBits() {}

    public static void main(String[] arguments) {
        double[] doubles = {0.0, -0.0, 1, -2.5, Math.PI, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0};
        for (double each : doubles) {
            float narrow = (float) each;
            System.out.println(Long.toHexString(Double.doubleToLongBits(each)) + " "
                    + Integer.toHexString(Float.floatToIntBits(narrow)) + " " + Double.hashCode(each) + " "
                    + Float.valueOf(narrow).hashCode());
        }
        System.out.println(Double.longBitsToDouble(0x4059000000000000L) + " " + Float.intBitsToFloat(0x42c80000));
        System.out.println(Double.isNaN(0.0 / 0) + " " + Double.isInfinite(1 / -0.0) + " " + Double.isFinite(3));
        System.out.println(Double.valueOf(0.0).equals(-0.0) + " " + Double.valueOf(Double.NaN).equals(Double.NaN));
    }
}
