package awesome.bench.programs;

import java.util.Arrays;

/** The spectral norm of an infinite matrix, by the power method: loops over arrays of double. */
final class SpectralNorm {
    private static final int ROUNDS = 10;

    private SpectralNorm() {}

    /** The upper left part of the matrix with {@code size} rows. */
    static long run(int size) {
        double[] u = new double[size];
        double[] v = new double[size];
        double[] helper = new double[size];
        Arrays.fill(u, 1);
        for (int i = 0; i < ROUNDS; i++) {
            timesSymmetric(u, v, helper);
            timesSymmetric(v, u, helper);
        }
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < size; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        return Double.doubleToRawLongBits(Math.sqrt(uv / vv));
    }

    private static double element(int row, int column) {
        return 1.0 / ((row + column) * (row + column + 1) / 2 + row + 1);
    }

    private static void timesSymmetric(double[] vector, double[] result, double[] helper) {
        times(vector, helper);
        timesTransposed(helper, result);
    }

    private static void times(double[] vector, double[] result) {
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(i, j) * vector[j];
            }
            result[i] = sum;
        }
    }

    private static void timesTransposed(double[] vector, double[] result) {
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(j, i) * vector[j];
            }
            result[i] = sum;
        }
    }
}
