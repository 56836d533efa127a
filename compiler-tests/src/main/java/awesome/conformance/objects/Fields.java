package awesome.conformance.objects;

/** Fields of every type keep their values apart and start with zero. */
public final class Fields {
    private Fields() {}

    private static class All {
        boolean z;
        byte b;
        char c;
        short s;
        int i;
        long l;
        float f;
        double d;
        Object o;
        int[] a;
        volatile long v;
        final int constant = 7;

        String text() {
            return z + " " + b + " " + (int) c + " " + s + " " + i + " " + l + " " + f + " " + d + " " + o + " "
                    + (a == null ? -1 : a.length) + " " + v + " " + constant;
        }
    }

    private static final class More extends All {
        byte b = 5;
        int extra = super.b + b;
        Object o = "mine";
    }

    public static void main(String[] arguments) {
        All all = new All();
        System.out.println(all.text());
        all.z = true;
        all.b = -128;
        all.c = 65535;
        all.s = -32768;
        all.i = Integer.MAX_VALUE;
        all.l = Long.MIN_VALUE;
        all.f = Float.MAX_VALUE;
        all.d = -1e-300;
        all.o = all.getClass().getSimpleName();
        all.a = new int[3];
        all.v--;
        System.out.println(all.text());
        More more = new More();
        more.b += 1;
        ((All) more).b = 100;
        System.out.println(more.text() + " " + more.b + " " + ((All) more).b + " " + more.extra + " " + more.o + " "
                + ((All) more).o);
    }
}
