package awesome.conformance.arithmetic;

/** Conversions from float and double to integers saturate, and NaN becomes zero. */
public final class SaturatingConversions {
    private SaturatingConversions() {}

    public static void main(String[] arguments) {
        double[] values = {0, -0.0, 0.99, -0.99, 1.5, -1.5, 2147483647.5, -2147483648.9, 4e9, -4e9, 9.3e18, -9.3e18,
            1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 255.7, 65536.2, Double.MIN_VALUE};
        for (double value : values) {
            float narrow = (float) value;
            System.out.println(value + ": " + (int) value + " " + (long) value + " " + (byte) value + " "
                    + (short) value + " " + (int) (char) value);
            System.out.println(narrow + ": " + (int) narrow + " " + (long) narrow + " " + (byte) narrow + " "
                    + (short) narrow + " " + (int) (char) narrow);
        }
    }
}
