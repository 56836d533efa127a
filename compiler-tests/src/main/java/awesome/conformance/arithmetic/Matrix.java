package awesome.conformance.arithmetic;

/** Multiplication of matrices of double and long, and sums whose order matters. */
public final class Matrix {
    private Matrix() {}

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                double sum = 0;
                for (int k = 0; k < b.length; k++) {
                    sum += a[i][k] * b[k][j];
                }
                result[i][j] = sum;
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        int n = 60;
        double[][] a = new double[n][n];
        double[][] b = new double[n][n];
        long[][] whole = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = 1.0 / (i + j + 1);
                b[i][j] = (i * 7 + j * 13) % 11 - 5.5;
                whole[i][j] = (long) i * j * 1_000_003 - j;
            }
        }
        double[][] c = multiply(multiply(a, b), a);
        double trace = 0;
        float narrow = 0;
        long folded = 0;
        for (int i = 0; i < n; i++) {
            trace += c[i][i];
            for (int j = 0; j < n; j++) {
                narrow += (float) c[i][j];
                folded = folded * 31 + whole[i][j] * whole[j][i];
            }
        }
        System.out.println(trace + " " + narrow + " " + folded + " " + c[n - 1][0]);
        double kahan = 0;
        double lost = 0;
        for (int i = 1; i < 100_000; i++) {
            double term = 1.0 / i / i - lost;
            double sum = kahan + term;
            lost = sum - kahan - term;
            kahan = sum;
        }
        System.out.println(kahan + " " + lost);
    }
}
