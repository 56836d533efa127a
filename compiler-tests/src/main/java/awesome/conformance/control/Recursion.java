package awesome.conformance.control;

/** Recursive methods with many parameters, which also lie on the stack. */
public final class Recursion {
    private Recursion() {}

    private static long ackermann(long m, long n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    private static double many(int a, long b, float c, double d, byte e, char f, short g, boolean h, int i, long j,
            float k,
            double l, int m, double n, float o, long p, Object q, int depth) {
        if (depth == 0) {
            return a + b + c + d + e + f + g + (h ? 1 : 0) + i + j + k + l + m + n + o + p + q.toString().length();
        }
        return many(a + 1, b, c, d + 0.5, e, f, g, !h, i, j - 1, k, l, m, n, o, p, q, depth - 1)
                + many(m, j, o, n, (byte) (e + 1),
                f, g, h, a, b, c, d, i, l, k, p, q, 0);
    }

    private static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    public static void main(String[] arguments) {
        System.out.println(ackermann(2, 300));
        System.out.println(many(1, 2, 3.5f, 4.25, (byte) 5, 'x', (short) -7, true, 9, 10, 11, 12, 13, 14, 15, 16,
                "seventeen", 10));
        System.out.println(even(5001));
    }
}
