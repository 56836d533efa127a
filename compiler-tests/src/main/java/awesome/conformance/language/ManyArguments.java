package awesome.conformance.language;

/** Calls with more arguments than registers, of mixed types, through interfaces, constructors, varargs and lambdas. */
public final class ManyArguments {
    private ManyArguments() {}

    private interface Wide {
        String call(int a, long b, double c, String d, float e, char f, byte g, boolean h, short i, int[] j, long k, double l, Object m, double n);
    }

    private static final class Made {
        private final String text;

        Made(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, int k, long l) {
            text = a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10 + "/" + k + "/" + l;
        }
    }

    private abstract static class Shape {
        abstract double sum(float a, float b, float c, float d, float e, float f, float g, float h, float i, double j, float k);
    }

    private static String order(int a, double b, int c, double d, int e, double f, int g, double h, int i, double j, int k, double l, int m, double n,
            int o, double p, int q, double r) {
        return a + "" + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r;
    }

    private static long rotate(long a, long b, long c, long d, long e, long f, long g, long h, int rounds) {
        return rounds == 0 ? a * 1000 + h : rotate(b, c, d, e, f, g, h, a, rounds - 1);
    }

    public static void main(String[] arguments) {
        Wide wide = (a, b, c, d, e, f, g, h, i, j, k, l, m, n) -> a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " "
                + j.length + " " + k + " " + l + " " + m + " " + n;
        System.out.println(wide.call(1, 2L, 3.5, "four", 5f, '6', (byte) 7, true, (short) 9, new int[10], 11L, 12.25, null, -14));
        System.out.println(new Made(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).text);
        System.out.println(new Shape() {
            @Override
            double sum(float a, float b, float c, float d, float e, float f, float g, float h, float i, double j, float k) {
                return a - b + c - d + e - f + g - h + i - j + k;
            }
        }.sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        System.out.println(order(1, .5, 2, .25, 3, .125, 4, .5, 5, .75, 6, 1.5, 7, 2.5, 8, 3.5, 9, 4.5));
        System.out.println(rotate(1, 2, 3, 4, 5, 6, 7, 8, 19) + " " + rotate(1, 2, 3, 4, 5, 6, 7, 8, 8));
    }
}
