package awesome.conformance.arithmetic;

/** Sums, differences and products of long wrap around. */
public final class LongOverflow {
    private static final long[] VALUES = {0, 1, -1, 10, -10, 3037000500L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE,
        0x123456789abcdefL};

    private LongOverflow() {}

    public static void main(String[] arguments) {
        for (long a : VALUES) {
            for (long b : VALUES) {
                System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b);
            }
            System.out.println(-a + " " + ~a + " " + (a & 0xff00ff) + " " + (a | 0xf0) + " " + (a ^ -1));
        }
    }
}
