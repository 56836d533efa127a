package awesome.conformance.control;

/** A method with more than 256 variable slots, and counters that change by large constants. */
public final class WideLocals {
    private WideLocals() {}

    public static void main(String[] arguments) {
        long a0 = 1, a1 = 2, a2 = 3, a3 = 4, a4 = 5, a5 = 6, a6 = 7, a7 = 8, a8 = 9, a9 = 10;
        long b0 = 1, b1 = 2, b2 = 3, b3 = 4, b4 = 5, b5 = 6, b6 = 7, b7 = 8, b8 = 9, b9 = 10;
        long c0 = 1, c1 = 2, c2 = 3, c3 = 4, c4 = 5, c5 = 6, c6 = 7, c7 = 8, c8 = 9, c9 = 10;
        double d0 = 1, d1 = 2, d2 = 3, d3 = 4, d4 = 5, d5 = 6, d6 = 7, d7 = 8, d8 = 9, d9 = 10;
        double e0 = 1, e1 = 2, e2 = 3, e3 = 4, e4 = 5, e5 = 6, e6 = 7, e7 = 8, e8 = 9, e9 = 10;
        long f0 = 1, f1 = 2, f2 = 3, f3 = 4, f4 = 5, f5 = 6, f6 = 7, f7 = 8, f8 = 9, f9 = 10;
        long g0 = 1, g1 = 2, g2 = 3, g3 = 4, g4 = 5, g5 = 6, g6 = 7, g7 = 8, g8 = 9, g9 = 10;
        long h0 = 1, h1 = 2, h2 = 3, h3 = 4, h4 = 5, h5 = 6, h6 = 7, h7 = 8, h8 = 9, h9 = 10;
        long i0 = 1, i1 = 2, i2 = 3, i3 = 4, i4 = 5, i5 = 6, i6 = 7, i7 = 8, i8 = 9, i9 = 10;
        long j0 = 1, j1 = 2, j2 = 3, j3 = 4, j4 = 5, j5 = 6, j6 = 7, j7 = 8, j8 = 9, j9 = 10;
        long k0 = 1, k1 = 2, k2 = 3, k3 = 4, k4 = 5, k5 = 6, k6 = 7, k7 = 8, k8 = 9, k9 = 10;
        long l0 = 1, l1 = 2, l2 = 3, l3 = 4, l4 = 5, l5 = 6, l6 = 7, l7 = 8, l8 = 9, l9 = 10;
        long m0 = 1, m1 = 2, m2 = 3, m3 = 4, m4 = 5, m5 = 6, m6 = 7, m7 = 8, m8 = 9, m9 = 10;
        int counter = arguments.length;
        float real = 2.5f;
        String text = "wide";
        for (int i = 0; i < 10; i++) {
            counter += 1000;
            counter -= 3;
            counter += -20000;
            real += counter;
            text += i;
            m9 += counter;
            j5 ^= m9;
        }
        long sum = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9
                + c0 + c1 + c2;
        sum += c3 + c4 + c5 + c6 + c7 + c8 + c9 + f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8 + f9 + g0 + g1 + g2 + g3
                + g4 + g5;
        sum += g6 + g7 + g8 + g9 + h0 + h1 + h2 + h3 + h4 + h5 + h6 + h7 + h8 + h9 + i0 + i1 + i2 + i3 + i4 + i5 + i6
                + i7 + i8;
        sum += i9 + j0 + j1 + j2 + j3 + j4 + j5 + j6 + j7 + j8 + j9 + k0 + k1 + k2 + k3 + k4 + k5 + k6 + k7 + k8 + k9
                + l0 + l1;
        sum += l2 + l3 + l4 + l5 + l6 + l7 + l8 + l9 + m0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9;
        double reals = d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9 + e0 + e1 + e2 + e3 + e4 + e5 + e6 + e7 + e8
                + e9;
        System.out.println(sum + " " + reals + " " + counter + " " + real + " " + text);
    }
}
