package awesome.conformance.arithmetic;

/** Conversions of integers to float and double round to nearest. */
public final class Widening {
    private Widening() {}

    public static void main(String[] arguments) {
        long[] values = {0, 1, -1, 16777217, 33554435, -16777219, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE,
            (1L << 60) + (1L << 36) + 1, 123456789012345678L};
        for (long value : values) {
            System.out.println((float) value + " " + (double) value + " " + (float) (int) value + " "
                    + (double) (int) value);
        }
        char c = '\uffff';
        byte b = -5;
        short s = -300;
        double all = c + b * 1.0 + s;
        float mixed = c * 2 + b;
        System.out.println(all + " " + mixed + " " + (c + b) + " " + (float) 0.1 + " " + (double) 0.1f);
    }
}
