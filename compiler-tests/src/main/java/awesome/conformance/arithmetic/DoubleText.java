package awesome.conformance.arithmetic;

/** Numbers with a point become the shortest text that reads back, and text becomes the nearest number. */
public final class DoubleText {
    private DoubleText() {}

    public static void main(String[] arguments) {
        double[] values = {1, 0.1, 100, 1e7, 1.0E-3, 9.999e-4, 123456789.123, 1e21, 4.9e-324, 1.7976931348623157e308,
            2.0e-3, 1e23, 1.0 / 3, 2 / 3.0, 1e15 + 0.3};
        for (double value : values) {
            System.out.println(value + " " + (float) value);
        }
        for (String text : new String[] {"1", "-0", "1e3", ".5", "5.", "1e400", "1e-400", "0x1.8p1", "NaN", "-Infinity",
                "3.0f", "9007199254740993", "2.2250738585072011e-308", "179769313486231580793e289"}) {
            System.out.println(Double.parseDouble(text) + " " + Float.parseFloat(text));
        }
        try {
            Double.parseDouble("1,5");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
