package awesome.conformance.objects;

/** Which method runs: overridden, overloaded, private, static, and of super. */
public final class Overriding {
    private Overriding() {}

    private static class Base {
        private String hidden() {
            return "Base.hidden";
        }

        static String fixed() {
            return "Base.fixed";
        }

        String name() {
            return "Base.name";
        }

        String all() {
            return hidden() + " " + name() + " " + fixed();
        }

        String take(Object o) {
            return "Base.Object";
        }

        String take(String s) {
            return "Base.String";
        }
    }

    private static class Middle extends Base {
        String hidden() {
            return "Middle.hidden";
        }

        static String fixed() {
            return "Middle.fixed";
        }

        @Override
        String name() {
            return "Middle(" + super.name() + ")";
        }
    }

    private static final class Leaf extends Middle {
        @Override
        String name() {
            return "Leaf(" + super.name() + ")";
        }

        @Override
        String all() {
            return "Leaf: " + super.all();
        }

        @Override
        String take(Object o) {
            return "Leaf.Object";
        }

        String take(Integer i) {
            return "Leaf.Integer";
        }
    }

    private static String pick(long x) {
        return "long";
    }

    private static String pick(Integer x) {
        return "Integer";
    }

    private static String pick(int... x) {
        return "varargs" + x.length;
    }

    public static void main(String[] arguments) {
        Base[] all = {new Base(), new Middle(), new Leaf()};
        for (Base each : all) {
            System.out.println(each.all() + " " + each.take("s") + " " + each.take((Object) "s") + " " + each.take(5));
        }
        System.out.println(new Leaf().take(5) + " " + new Middle().hidden() + " " + Middle.fixed() + " "
                + Leaf.fixed());
        System.out.println(pick(1) + " " + pick((short) 1) + " " + pick(1, 2) + " " + pick() + " "
                + pick(Integer.valueOf(3)));
    }
}
