package awesome.conformance.arrays;

/** Arrays with many constants in their initialisers, and long constant strings. */
public final class LargeInitialisers {
    private static final int[] TABLE = {
        3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8, 4,
                1, 9, 7,
        1, 6, 9, 3, 9, 9, 3, 7, 5, 1, 0, 5, 8, 2, 0, 9, 7, 4, 9, 4, 4, 5, 9, 2, 3, 0, 7, 8, 1, 6, 4, 0, 6, 2, 8, 6, 2,
                0, 8, 9,
        -1, 1000, -40000, 0x7fffffff, 0x80000000};
    private static final long[][] DEEP = {{1L, -1L}, {}, {0x123456789abcdefL, Long.MIN_VALUE}};
    private static final double[] REALS = {0.1, -0.0, 1e308, 4.9e-324, 1.0 / 3};
    private static final char[] CHARS = {'a', '\0', '\uffff', '\\'};
    private static final boolean[] FLAGS = {true, false, true};
    private static final Object[] MIXED = {1, "two", '3', 4L, null, new int[] {5}, TABLE};
    private static final String LONG = "0123456789abcdef\u0000\u0001\u00e9\u20ac\ud83d\ude00".repeat(1) + "x";

    private LargeInitialisers() {}

    public static void main(String[] arguments) {
        long hash = 0;
        for (int each : TABLE) {
            hash = hash * 31 + each;
        }
        System.out.println(hash + " " + DEEP[2][0] + DEEP[2][1] + DEEP[1].length + " " + REALS[1] + REALS[3]
                + REALS[4]);
        System.out.println((int) CHARS[1] + CHARS[2] + CHARS.length + " " + FLAGS[0] + FLAGS[1] + " " + MIXED[1]
                + MIXED[2] + MIXED[4] + (MIXED[6] == TABLE) + " " + LONG.length() + " " + LONG.hashCode());
    }
}
