package awesome.conformance.bytecode;

import java.util.Arrays;

/** Every kind of constant, at the edges of the instructions that load it. */
public final class Constants {
    private static final int SMALL = -1;
    private static final long L = 0xffff_ffffL;
    private static final float F = 2f;
    private static final char C = '\uffff';
    private static final byte B = (byte) 200;
    private static final boolean YES = !false;
    private static final String S = "a" + 1 + 2L + 'c' + 1.5f + 2.5 + true + null + C;

    private Constants() {}

    private static String name(Class<?> type) {
        return type.getName();
    }

    public static void main(String[] arguments) {
        int[] ints = {-2, -1, 0, 5, 6, 127, 128, -128, -129, 32767, 32768, -32768, -32769, Integer.MAX_VALUE, Integer.MIN_VALUE};
        System.out.println(Arrays.toString(ints));
        long[] longs = {-1, 0, 1, 2, 127, 1L << 31, 1L << 32, -1L << 32, Long.MIN_VALUE, Long.MAX_VALUE};
        System.out.println(Arrays.toString(longs));
        float[] floats = {0f, -0f, 1f, 2f, 3f, Float.MIN_VALUE, Float.NaN, 1f / 0f, -1f / 0f, 1e-40f};
        System.out.println(Arrays.toString(floats));
        double[] doubles = {0d, -0d, 1d, 2d, Double.MIN_VALUE, Double.NaN, 1d / 0d, Double.MAX_VALUE, 0x1.8p-3, 1e-310};
        System.out.println(Arrays.toString(doubles));
        System.out.println(SMALL + " " + L + " " + F + " " + (int) C + " " + B + " " + YES + " " + S.length());
        System.out.println(name(int.class) + " " + name(int[].class) + " " + name(String.class) + " " + name(String[][].class) + " "
                + name(void.class) + " " + name(Constants.class) + " " + name(Runnable.class));
        System.out.println("\0\t\"\\ \177 \u00e9 \u20ac \ud83d\ude00".length() + " " + "\ud800".charAt(0) + "x".repeat(3));
        System.out.println(0b1010_1010 + " " + 0_17 + " " + 0xdead_beef + " " + 1__000 + " " + '\47' + " " + 0x.8p1f);
        System.out.println("""
                a block
                  of "text" \
                joined\tand\s
                ended""");
    }
}
