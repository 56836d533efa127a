package awesome.conformance.arithmetic;

/** Expressions that a compiler computes give the same as those computed at run time. */
public final class ConstantExpressions {
    private static final int I = Integer.MAX_VALUE + 1;
    private static final long L = 1L << 63 >>> 1;
    private static final double D = 0.1 + 0.2;
    private static final float F = 16777216f + 1f;
    private static final int NAN = (int) Double.NaN;
    private static final byte B = (byte) 300;
    private static final char C = (char) -1;
    private static final String S = "" + I + L + D + F + NAN + B + (int) C + (1 > 2) + 'c' + 1.0f + null;

    private ConstantExpressions() {}

    private static int one(int x) {
        return x / x;
    }

    public static void main(String[] arguments) {
        int one = one(arguments.length);
        int i = Integer.MAX_VALUE + one;
        long l = (long) one << 63 >>> 1;
        double d = one * 0.1 + one * 0.2;
        float f = 16777216f + one;
        int nan = (int) (one * Double.NaN);
        String s = "" + i + l + d + f + nan + (byte) (300 * one) + (int) (char) -one + (one > 2) + 'c' + 1.0f + null;
        System.out.println(S);
        System.out.println(s.equals(S) + " " + (I == i) + (L == l) + (D == d) + (F == f) + " "
                + Integer.MIN_VALUE / -one + " " + 5 % -one);
        System.out.println((0.0 / 0.0 == 0.0 / one(3)) + " " + (float) 1e40 + " " + (int) 1e20f + " " + (long) -1e30
                + " " + 07 + 0b11 + 0x1p3 + 1_000);
    }
}
