package awesome.conformance.arithmetic;

/** Every pair of bytes through every operator. */
public final class AllBytes {
    private AllBytes() {}

    public static void main(String[] arguments) {
        long digest = 0;
        int exceptions = 0;
        for (int i = -128; i < 128; i++) {
            for (int j = -128; j < 128; j++) {
                byte a = (byte) i;
                byte b = (byte) j;
                digest = digest * 31 + (byte) (a + b) + (byte) (a - b) + (byte) (a * b) + (a << b) + (a >> b)
                        + (a >>> b);
                digest = digest * 31 + (a & b) + (a | b) + (a ^ b) + (a < b ? 1 : 0) + (a == b ? 2 : 0) + ~a - -b;
                try {
                    digest = digest * 31 + a / b + a % b;
                } catch (ArithmeticException e) {
                    exceptions++;
                }
                a += b;
                b *= a;
                a <<= 1;
                b >>>= 2;
                digest = digest * 31 + a + b + (char) a + (short) (b * 300);
            }
        }
        System.out.println(digest + " " + exceptions);
    }
}
