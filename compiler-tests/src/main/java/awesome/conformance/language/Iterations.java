package awesome.conformance.language;

import java.math.BigInteger;
import java.util.function.IntUnaryOperator;

/** Fibonacci in ten ways: recursion, loops, arrays, lambdas, streams of state, matrices, closed form. */
public final class Iterations {
    private Iterations() {}

    private static int recursive(int n) {
        return n < 2 ? n : recursive(n - 1) + recursive(n - 2);
    }

    private static long tail(int n, long a, long b) {
        return n == 0 ? a : tail(n - 1, b, a + b);
    }

    private static long memo(int n, long[] known) {
        if (n < 2) {
            return n;
        }
        return known[n] != 0 ? known[n] : (known[n] = memo(n - 1, known) + memo(n - 2, known));
    }

    private static long[][] multiply(long[][] a, long[][] b) {
        long[][] c = new long[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static long matrix(int n) {
        long[][] result = {{1, 0}, {0, 1}};
        long[][] power = {{1, 1}, {1, 0}};
        for (int bits = n; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                result = multiply(result, power);
            }
            power = multiply(power, power);
        }
        return result[0][1];
    }

    private static int even(int n) {
        return n == 0 ? 1 : odd(n - 1);
    }

    private static int odd(int n) {
        return n == 0 ? 0 : even(n - 1);
    }

    public static void main(String[] arguments) {
        IntUnaryOperator[] self = new IntUnaryOperator[1];
        self[0] = n -> n < 2 ? n : self[0].applyAsInt(n - 1) + self[0].applyAsInt(n - 2);
        BigInteger a = BigInteger.ZERO;
        BigInteger b = BigInteger.ONE;
        for (int n = 0; n <= 90; n++) {
            if (n % 15 == 0 || n == 20) {
                double closed = Math.rint(Math.pow((1 + Math.sqrt(5)) / 2, n) / Math.sqrt(5));
                System.out.println(n + ": " + (n <= 20 ? recursive(n) + " " + self[0].applyAsInt(n) + " " : "") + tail(n, 0, 1) + " "
                        + memo(n, new long[n + 1]) + " " + matrix(n) + " " + a + (n < 60 ? " " + (long) closed : ""));
            }
            BigInteger next = a.add(b);
            a = b;
            b = next;
        }
        System.out.println(even(1000) + " " + odd(1001) + " " + even(777));
    }
}
