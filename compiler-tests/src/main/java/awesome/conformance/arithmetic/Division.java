package awesome.conformance.arithmetic;

/** Quotient and remainder of int and long, of either sign, and MIN_VALUE / -1. */
public final class Division {
    private static final int[] INTS = {1, -1, 2, -2, 3, -3, 10, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LONGS = {1, -1, 2, -2, 7, -7, 1L << 33, Long.MAX_VALUE, Long.MIN_VALUE};

    private Division() {}

    public static void main(String[] arguments) {
        for (int a : INTS) {
            for (int b : INTS) {
                System.out.println(a + " / " + b + " = " + a / b + " rest " + a % b);
            }
            System.out.println(a / 3 + " " + a % 3 + " " + a / -5 + " " + a % -5 + " " + a / 8 + " " + a % 8);
        }
        for (long a : LONGS) {
            for (long b : LONGS) {
                System.out.println(a + " / " + b + " = " + a / b + " rest " + a % b);
            }
            System.out.println(a / 10 + " " + a % 10 + " " + a / -1 + " " + a % -1 + " " + a / 16 + " " + a % 16);
        }
    }
}
