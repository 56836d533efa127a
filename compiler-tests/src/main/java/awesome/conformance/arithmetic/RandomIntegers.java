package awesome.conformance.arithmetic;

/** Millions of operations on random int and long numbers. */
public final class RandomIntegers {
    private RandomIntegers() {}

    public static void main(String[] arguments) {
        long seed = 42;
        long digest = 0;
        for (int i = 0; i < 1_000_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            long a = seed >> (i & 63);
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            long b = seed >> (i >>> 6 & 63);
            b = b == 0 ? 1 : b;
            int x = (int) a;
            int y = (int) b == 0 ? 1 : (int) b;
            digest = digest * 31 + (a / b + a % b + a * b + (a << b) + (a >> b) + (a >>> b) + (a < b ? 1 : 0));
            digest = digest * 31 + (x / y + x % y + x * y + (x << y) + (x >> y) + (x >>> y) + (x < y ? 1 : 0));
            digest = digest * 31 + Math.floorMod(a, b) + Math.floorDiv(x, y) + Long.divideUnsigned(a, b)
                    + Long.remainderUnsigned(a, b) + Integer.divideUnsigned(x, y) + Integer.remainderUnsigned(x, y);
            digest = digest * 31 + Math.multiplyHigh(a, b) + Long.compareUnsigned(a, b) + Integer.compareUnsigned(x, y);
            digest = digest * 31 + a / 10 + a % 10 + x / 7 + x % 1000 + x / -3 + a / (1L << 40) + x % 64;
        }
        System.out.println(digest);
    }
}
