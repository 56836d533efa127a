package awesome.conformance.arithmetic;

/** Conversions between float and double round to nearest even, and subnormals are kept. */
public final class FloatRounding {
    private FloatRounding() {}

    public static void main(String[] arguments) {
        double[] values = {1 + 0x1p-24, 1 + 0x1p-24 + 0x1p-50, 1 + 3 * 0x1p-24, 0x1p-149, 0x1p-150, 0x1.8p-150,
            0x1.fffffep127, 0x1.ffffffp127, 1e-45, 3.4028235677973366e38, 0x1.000001p-126, 0x0.ffffffp-126};
        for (double each : values) {
            float narrow = (float) each;
            System.out.println(narrow + " " + (double) narrow + " "
                    + Integer.toHexString(Float.floatToIntBits(-narrow)));
        }
        float sum = 0;
        double wide = 0;
        for (int i = 1; i < 100_000; i++) {
            sum += 1f / i;
            wide += 1.0 / i;
        }
        System.out.println(sum + " " + wide + " " + (float) wide);
        double tiny = Double.MIN_NORMAL;
        int halvings = 0;
        while (tiny > 0) {
            tiny /= 2;
            halvings++;
        }
        System.out.println(halvings + " " + Float.MIN_NORMAL / 3 + " " + Double.MIN_NORMAL / 3 * 3 + " "
                + Float.MAX_VALUE * 2);
        System.out.println(Float.toHexString(0.1f) + " " + Double.toHexString(-1e-310) + " " + Math.sqrt(2) + " "
                + (float) Math.sqrt(2f));
    }
}
