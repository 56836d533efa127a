package awesome.conformance.objects;

/** Interface calls on many classes that implement many interfaces. */
public final class ManyShapes {
    private ManyShapes() {}

    private interface I0 { default int f0() { return 1; } }
    private interface I1 { default int f1() { return 2; } }
    private interface I2 { default int f2() { return 3; } }
    private interface I3 { default int f3() { return 4; } }
    private interface I4 { default int f4() { return 5; } }
    private interface I5 { default int f5() { return 6; } }
    private interface I6 { default int f6() { return 7; } }
    private interface I7 { default int f7() { return 8; } }

    private static class A implements I0, I1, I2, I3 {
        @Override public int f1() { return 11; }
    }

    private static class B implements I2, I3, I4, I5 {
        @Override public int f4() { return 14; }
    }

    private static class C implements I4, I5, I6, I7 {
        @Override public int f7() { return 17; }
    }

    private static class D implements I6, I7, I0, I1 {
        @Override public int f0() { return 20; }
    }

    private static class E extends A implements I5, I7 {
        @Override public int f5() { return 25; }
        @Override public int f2() { return 22; }
    }

    private static class F extends B implements I0, I6 {
        @Override public int f6() { return 36; }
    }

    private static final class G extends E implements I4, I6 {
        @Override public int f1() { return super.f1() + 1000; }
    }

    private static int all(Object o) {
        int sum = 0;
        sum = sum * 31 + (o instanceof I0 i ? i.f0() : 0);
        sum = sum * 31 + (o instanceof I1 i ? i.f1() : 0);
        sum = sum * 31 + (o instanceof I2 i ? i.f2() : 0);
        sum = sum * 31 + (o instanceof I3 i ? i.f3() : 0);
        sum = sum * 31 + (o instanceof I4 i ? i.f4() : 0);
        sum = sum * 31 + (o instanceof I5 i ? i.f5() : 0);
        sum = sum * 31 + (o instanceof I6 i ? i.f6() : 0);
        return sum * 31 + (o instanceof I7 i ? i.f7() : 0);
    }

    public static void main(String[] arguments) {
        Object[] objects = {new A(), new B(), new C(), new D(), new E(), new F(), new G(), "none", new I3[0],
            new I0() { }};
        for (int round = 0; round < 3; round++) {
            for (Object each : objects) {
                System.out.print(all(each) + " ");
            }
            System.out.println();
        }
        I7[] sevens = new E[2];
        sevens[0] = new G();
        try {
            sevens[1] = new C();
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
