package awesome.conformance.objects;

/** An object with more fields than a word has bits. */
public final class ManyFields {
    private ManyFields() {}

    private static class Wide {
        long l0 = 1, l1 = 2, l2 = 3, l3 = 4, l4 = 5, l5 = 6, l6 = 7, l7 = 8, l8 = 9, l9 = 10;
        String s0 = "a", s1 = "b", s2 = "c", s3 = "d", s4 = "e", s5 = "f", s6 = "g", s7 = "h", s8 = "i", s9 = "j";
        int i0 = 1, i1 = 2, i2 = 3, i3 = 4, i4 = 5, i5 = 6, i6 = 7, i7 = 8, i8 = 9, i9 = 10;
        Object o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9;
        Object q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, r0, r1, r2, r3, r4, r5, r6, r7, r8, r9;
    }

    private static final class Wider extends Wide {
        Object last = new StringBuilder("last");
        byte b = 3;
        String[] more = {"x", "y"};
    }

    public static void main(String[] arguments) {
        Wider[] all = new Wider[200];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Wider();
            all[i].r9 = "r" + i;
            all[i].o5 = i > 0 ? all[i - 1] : null;
            all[i].more[1] += i;
        }
        System.gc();
        StringBuilder churn = new StringBuilder();
        for (int i = 0; i < 20000; i++) {
            churn = new StringBuilder("churn").append(i);
        }
        System.gc();
        Wider end = all[199];
        System.out.println(end.l9 + end.s9 + end.i9 + end.last + end.b + end.r9 + end.more[1] + churn);
        System.out.println(((Wider) end.o5).r9 + " " + ((Wider) ((Wider) end.o5).o5).last + " " + end.q4);
    }
}
