package awesome.conformance.numbers;

/** Edge values of every primitive type converted to every other. */
public final class ConversionMatrix {
    private ConversionMatrix() {}

    private static String of(double d) {
        return (byte) d + " " + (short) d + " " + (int) (char) d + " " + (int) d + " " + (long) d + " " + (float) d;
    }

    private static String of(float f) {
        return (byte) f + " " + (short) f + " " + (int) (char) f + " " + (int) f + " " + (long) f + " " + (double) f;
    }

    private static String of(long l) {
        return (byte) l + " " + (short) l + " " + (int) (char) l + " " + (int) l + " " + (float) l + " " + (double) l;
    }

    private static String of(int i) {
        return (byte) i + " " + (short) i + " " + (int) (char) i + " " + (long) i + " " + (float) i + " " + (double) i;
    }

    public static void main(String[] arguments) {
        double[] doubles = {0, -0.0, 0.999, -0.999, 127.5, 128, -129, 32768, 65535.9, -1, 2147483647.5, 2147483648d, -2147483649d, 9.3e18, -9.3e18,
            1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 16777217, 4294967296d, 1e-50};
        for (double each : doubles) {
            System.out.println(each + ": " + of(each));
            System.out.println(each + "f: " + of((float) each));
        }
        for (long each : new long[] {0, -1, 128, 32768, 65536, 1L << 31, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789abcdefL}) {
            System.out.println(each + ": " + of(each) + " | " + of((int) each));
        }
        char c = '\uffff';
        byte b = (byte) c;
        short s = (short) c;
        System.out.println(b + " " + s + " " + (int) (char) b + " " + (char) (b + 66) + " " + (long) c + " " + (float) c + " " + (c + s));
        System.out.println((int) 1e10f + " " + (long) 1e20 + " " + (char) -1.5 + (int) (char) -1.5 + " " + (byte) 300.7 + " " + (short) 1e6f);
    }
}
