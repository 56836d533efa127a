package awesome.bench.programs;

/** The Mandelbrot set as a bitmap: double arithmetic in registers, one long loop. */
final class Mandelbrot {
    private static final int ROUNDS = 50;

    private Mandelbrot() {}

    /** Draws a bitmap of {@code size} by {@code size}, a multiple of 8. */
    static long run(int size) {
        byte[] bitmap = new byte[size / 8 * size];
        int at = 0;
        for (int row = 0; row < size; row++) {
            double imaginary = 2.0 * row / size - 1;
            for (int column = 0; column < size; column += 8) {
                int bits = 0;
                for (int bit = 0; bit < 8; bit++) {
                    bits = bits << 1 | inside(2.0 * (column + bit) / size - 1.5, imaginary);
                }
                bitmap[at++] = (byte) bits;
            }
        }
        long sum = 0;
        for (byte each : bitmap) {
            sum = sum * 31 + each;
        }
        return sum;
    }

    /** 1 if the point stays near zero, else 0. */
    private static int inside(double real, double imaginary) {
        double a = real;
        double b = imaginary;
        for (int i = 0; i < ROUNDS; i++) {
            double aa = a * a;
            double bb = b * b;
            if (aa + bb > 4) {
                return 0;
            }
            b = 2 * a * b + imaginary;
            a = aa - bb + real;
        }
        return 1;
    }
}
