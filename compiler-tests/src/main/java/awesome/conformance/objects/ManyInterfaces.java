package awesome.conformance.objects;

/** Dispatch through many interfaces, implemented in all combinations. */
public final class ManyInterfaces {
    private ManyInterfaces() {}

    private interface A {
        default String a() { return "a"; }
    }

    private interface B {
        default String b() { return "b"; }
    }

    private interface C {
        default String c() { return "c"; }
    }

    private interface D {
        default String d() { return "d"; }
    }

    private interface E extends A, C {
        default String e() { return "e" + a() + c(); }
    }

    private static class AB implements A, B {
        @Override public String b() { return "AB.b"; }
    }

    private static class BC implements B, C {
        @Override public String c() { return "BC.c"; }
    }

    private static class CD implements C, D {}

    private static class ABCD extends AB implements C, D {
        @Override public String a() { return "ABCD.a"; }
        @Override public String d() { return "ABCD.d"; }
    }

    private static class EBD implements E, B, D {
        @Override public String c() { return "EBD.c"; }
    }

    private static String call(Object o) {
        StringBuilder out = new StringBuilder();
        if (o instanceof A x) {
            out.append(x.a());
        }
        if (o instanceof B x) {
            out.append(x.b());
        }
        if (o instanceof C x) {
            out.append(x.c());
        }
        if (o instanceof D x) {
            out.append(x.d());
        }
        if (o instanceof E x) {
            out.append(x.e());
        }
        return out.toString();
    }

    public static void main(String[] arguments) {
        for (Object each : new Object[] {new AB(), new BC(), new CD(), new ABCD(), new EBD(), "none"}) {
            System.out.println(call(each));
            try {
                System.out.println(((D) each).d());
            } catch (ClassCastException e) {
                System.out.println("no D");
            }
        }
    }
}
