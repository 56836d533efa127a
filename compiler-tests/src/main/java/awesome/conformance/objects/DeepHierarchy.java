package awesome.conformance.objects;

/** Calls through a long chain of classes and super. */
public final class DeepHierarchy {
    private DeepHierarchy() {}

    private static class C0 {
        int f = 1;

        long sum(int x) {
            return f + x;
        }

        String id() {
            return "0";
        }
    }

    private static class C1 extends C0 {
        int g = 20;

        @Override
        long sum(int x) {
            return g + super.sum(x);
        }
    }

    private static class C2 extends C1 {
        @Override
        String id() {
            return super.id() + "2";
        }
    }

    private static class C3 extends C2 {
        long g = 300L;

        @Override
        long sum(int x) {
            return g + super.sum(x + 1);
        }
    }

    private static class C4 extends C3 {
        @Override
        String id() {
            return super.id() + "4";
        }
    }

    private static final class C5 extends C4 {
        double g = 0.5;

        @Override
        long sum(int x) {
            return (long) (g * 4000) + super.sum(x);
        }
    }

    public static void main(String[] arguments) {
        C0[] all = {new C0(), new C1(), new C2(), new C3(), new C4(), new C5()};
        for (C0 each : all) {
            System.out.println(each.id() + " " + each.sum(5) + " " + each.getClass().getSimpleName() + " "
                    + each.getClass().getSuperclass().getSimpleName());
        }
        System.out.println(((C1) all[5]).g + " " + ((C3) all[5]).g);
    }
}
