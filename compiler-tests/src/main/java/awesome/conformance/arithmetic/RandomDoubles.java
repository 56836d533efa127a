package awesome.conformance.arithmetic;

/** Operations and conversions of random double and float numbers. */
public final class RandomDoubles {
    private RandomDoubles() {}

    public static void main(String[] arguments) {
        long seed = 99;
        long digest = 0;
        for (int i = 0; i < 300_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            double a = Double.longBitsToDouble(seed ^ seed >>> 17);
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            double b = i % 3 == 0 ? Double.longBitsToDouble(seed) : a * (seed >> 40) / 1000;
            float x = (float) a;
            float y = Float.intBitsToFloat((int) seed);
            digest = digest * 31 + Double.doubleToLongBits(a + b) + Double.doubleToLongBits(a * b)
                    + Double.doubleToLongBits(a / b);
            digest = digest * 31 + Double.doubleToLongBits(a - b) + Double.doubleToLongBits(a % b)
                    + Double.doubleToLongBits(Math.sqrt(a));
            digest = digest * 31 + Float.floatToIntBits(x + y) + Float.floatToIntBits(x * y)
                    + Float.floatToIntBits(x / y);
            digest = digest * 31 + Float.floatToIntBits(x % y) + (int) a + (long) b + (int) x + (long) y + (short) a
                    + (char) y;
            digest = digest * 31 + (a < b ? 1 : 0) + (x >= y ? 2 : 0) + Double.compare(a, b) + Math.round(b)
                    + Math.round(y);
            digest = digest * 31 + Double.doubleToLongBits(Math.floor(b) + Math.rint(a))
                    + Double.doubleToLongBits((double) (float) b);
        }
        System.out.println(digest);
    }
}
