package awesome.conformance.numbers;

/** The smallest number divided by -1, its remainder, negation and absolute value, also as constants. */
public final class MinOverMinusOne {
    private MinOverMinusOne() {}

    private static int divide(int a, int b) {
        return a / b;
    }

    private static long divide(long a, long b) {
        return a / b;
    }

    private static String remainders(int a, int b, long c, long d) {
        return a % b + " " + c % d;
    }

    public static void main(String[] arguments) {
        int min = Integer.MIN_VALUE;
        long longMin = Long.MIN_VALUE;
        System.out.println(divide(min, -1) + " " + divide(longMin, -1L) + " " + remainders(min, -1, longMin, -1));
        System.out.println(Integer.MIN_VALUE / -1 + " " + Long.MIN_VALUE / -1 + " " + Integer.MIN_VALUE % -1 + " " + Long.MIN_VALUE % -1L);
        System.out.println(-min + " " + -longMin + " " + Math.abs(min) + " " + Math.abs(longMin) + " " + min * -1 + " " + longMin * -1);
        int[] dividends = {min, min + 1, -7, -1, 0, 1, 7, Integer.MAX_VALUE};
        int[] divisors = {min, -7, -2, -1, 1, 2, 3, 7, Integer.MAX_VALUE};
        for (int a : dividends) {
            StringBuilder line = new StringBuilder();
            for (int b : divisors) {
                line.append(a / b).append(' ').append(a % b).append(' ').append(Math.floorDiv(a, b)).append(' ').append(Math.floorMod(a, b))
                        .append(' ').append((long) a / b).append(' ').append(a % (long) b).append(", ");
            }
            System.out.println(line);
        }
        byte b = Byte.MIN_VALUE;
        short s = Short.MIN_VALUE;
        b /= -1;
        s /= -1;
        System.out.println(b + " " + s + " " + (byte) -Byte.MIN_VALUE + " " + -Byte.MIN_VALUE);
        for (long d : new long[] {longMin, -1, 3, Long.MAX_VALUE}) {
            System.out.println(longMin / d + " " + longMin % d + " " + Long.MAX_VALUE / d + " " + Long.divideUnsigned(longMin, d));
        }
    }
}
