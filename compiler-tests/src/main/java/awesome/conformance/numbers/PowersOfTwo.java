package awesome.conformance.numbers;

/** Division, remainder and multiplication by constants that compilers replace by shifts. */
public final class PowersOfTwo {
    private PowersOfTwo() {}

    public static void main(String[] arguments) {
        int[] all = {0, 1, -1, 2, -2, 3, -3, 7, -7, 8, -8, 9, 15, -16, 17, 1023, -1024, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
        for (int n : all) {
            System.out.println(n + ": " + n / 2 + " " + n / -2 + " " + n / 8 + " " + n % 8 + " " + n % -8 + " " + n / 1024 + " " + n % 1024 + " "
                    + n / 3 + " " + n % 3 + " " + n / 10 + " " + n % 10 + " " + n / 7 + " " + n % 7 + " " + n / -10 + " " + n % -10 + " "
                    + n / Integer.MIN_VALUE + " " + n % Integer.MIN_VALUE + " " + n * 8 + " " + n * 10 + " " + n * -7 + " " + n * 0x10001);
            long l = n * 0x100000001L;
            System.out.println(l / 2 + " " + l / 16 + " " + l % 16 + " " + l / 3 + " " + l % 3 + " " + l / 1000000007 + " " + l % 1000000007 + " "
                    + l * 10 + " " + l / (1L << 40) + " " + l % (1L << 40) + " " + l / Long.MIN_VALUE + " " + (l & -l) + " " + (l ^ l >>> 32));
            System.out.println((n & 7) + " " + (n >> 3) + " " + (n >>> 28) + " " + Integer.divideUnsigned(n, 10) + " "
                    + Integer.remainderUnsigned(n, 10) + " " + (n % 2 == 1) + " " + (n % 2 != 0) + " " + (n / 2 * 2 == n));
        }
        for (double d : new double[] {1, -3, 1e300, 5e-324}) {
            System.out.println(d / 2 + " " + d * 0.5 + " " + d / 3 + " " + d * (1 / 3.0) + " " + d / 4 * 4 + " " + d * 3 / 3);
        }
    }
}
