package awesome.conformance.bytecode;

/** Values of two slots between values of one: as arguments, locals, on the operand stack and in conditions. */
public final class LongDoubleSlots {
    private LongDoubleSlots() {}

    private static String mix(int a, long b, float c, double d, Object e, long f, byte g, double h, char i, boolean j) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j;
    }

    private static long last(long... all) {
        return all[all.length - 1];
    }

    private static double pick(boolean which, long a, double b) {
        return which ? a : b;
    }

    private double chain(long a, double b) {
        return a > b ? chain(a - 2, b + 1) : a - b;
    }

    public static void main(String[] arguments) {
        System.out.println(mix(1, 2L, 3f, 4d, "five", 6L, (byte) 7, 8d, '9', true));
        long x = 10;
        double y = 0.25;
        System.out.println(mix((int) (x += 1), x *= 2, (float) (y += 1), y /= 2, x++ + y, --x, (byte) x, -y, (char) (x + 50), x > y));
        System.out.println(last(1, 2, last(3, last(4, 5), 6), last(7)));
        System.out.println(pick(true, 3, 0.5) + " " + pick(false, 3, 0.5));
        System.out.println(new LongDoubleSlots().chain(100, 0.5));
        long a = 1;
        {
            long b = 2;
            double c = 3;
            a += b + (long) c;
        }
        {
            double b = 4;
            long c = 5;
            a += (long) b + c;
        }
        {
            int b = 6;
            long c = 7;
            int d = 8;
            a += b + c + d;
        }
        System.out.println(a);
        long sum = 0;
        for (long i = 0, j = 10; i < j; i++, j--) {
            sum = sum * 3 + (i & 1) == 0 ? sum + i : sum - j;
        }
        System.out.println(sum);
        double total = 0;
        for (double step = 1; step > 1e-3; step /= 3) {
            long scaled = (long) (step * 1000);
            total += scaled % 2 == 0 ? scaled : step;
        }
        System.out.println(total);
    }
}
