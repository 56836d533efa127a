package awesome.conformance.bytecode;

/** Assignments used as values: dup, dup_x1, dup_x2, dup2, dup2_x1 and dup2_x2. */
public final class DupForms {
    private int i;
    private long l;
    private double d;
    private Object o;
    private static int staticInt;
    private static long staticLong;

    private DupForms() {}

    private DupForms self() {
        System.out.print("self ");
        return this;
    }

    private static int at(int index) {
        System.out.print("at" + index + " ");
        return index;
    }

    public static void main(String[] arguments) {
        DupForms x = new DupForms();
        int[] ints = new int[3];
        long[] longs = new long[3];
        double[] doubles = new double[2];
        Object[] objects = new Object[2];
        int a = staticInt = 5;
        long b = staticLong = 1L << 40;
        System.out.println(a + " " + b + " " + staticInt + " " + staticLong);
        int c = x.self().i = 7;
        long e = x.self().l = -1L;
        double f = x.self().d = 0.5;
        Object g = x.self().o = "text";
        System.out.println(c + " " + e + " " + f + " " + g);
        int h = ints[at(1)] = 9;
        long j = longs[at(2)] = 1L << 33;
        double k = doubles[at(1)] = -0.0;
        Object m = objects[at(0)] = ints;
        System.out.println(h + " " + j + " " + k + " " + (m == ints));
        int n = x.self().i++;
        int p = ++x.self().i;
        long q = x.self().l--;
        long r = --x.self().l;
        double s = x.self().d++;
        System.out.println(n + " " + p + " " + q + " " + r + " " + s + " " + x.d);
        int t = ints[at(1)]++;
        int u = --ints[at(1)];
        long v = longs[at(2)]++;
        double w = doubles[at(1)]--;
        System.out.println(t + " " + u + " " + v + " " + w + " " + longs[2] + " " + doubles[1]);
        int y = ints[at(0)] = ints[at(1)] = ints[at(2)] = 4;
        long z = longs[at(0)] = longs[at(1)] = x.self().l = staticLong = 77;
        System.out.println(y + ints[0] + ints[1] + ints[2] + " " + z + longs[0] + longs[1] + x.l + staticLong);
        int aa = ints[at(1)] += x.self().i *= 2;
        long bb = longs[at(1)] <<= ints[at(0)] = 3;
        System.out.println(aa + " " + ints[1] + " " + x.i + " " + bb + " " + longs[1]);
    }
}
