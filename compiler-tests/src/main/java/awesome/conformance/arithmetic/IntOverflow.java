package awesome.conformance.arithmetic;

/** Sums, differences and products of int wrap around. */
public final class IntOverflow {
    private static final int[] VALUES = {0, 1, -1, 2, 7, -7, 46341, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE,
        0x12345678};

    private IntOverflow() {}

    public static void main(String[] arguments) {
        for (int a : VALUES) {
            for (int b : VALUES) {
                System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b);
            }
            int up = a;
            int down = a;
            System.out.println(-a + " " + ~a + " " + up++ + " " + ++up + " " + down-- + " " + --down);
        }
    }
}
