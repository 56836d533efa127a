package awesome.conformance.inheritance;

/** What is not overridden: private and static methods, fields, and methods of the same name in nested classes. */
public final class PrivateAndStatic {
    private PrivateAndStatic() {}

    private static class Base {
        String field = "Base.field";
        static String shared = "Base.shared";

        private String hidden() {
            return "Base.hidden";
        }

        static String fixed() {
            return "Base.fixed";
        }

        String callHidden() {
            return hidden() + "," + this.hidden() + "," + field + "," + fixed();
        }

        String of(Base other) {
            return other.hidden();
        }
    }

    private static class Derived extends Base {
        String field = "Derived.field";
        static String shared = "Derived.shared";

        private String hidden() {
            return "Derived.hidden";
        }

        static String fixed() {
            return "Derived.fixed";
        }

        String all() {
            return field + " " + super.field + " " + ((Base) this).field + " " + this.field + " " + hidden() + " " + shared + " "
                    + Base.shared + " " + ((Base) this).hidden();
        }

        final class Inner extends Derived {
            String field = "Inner.field";

            String outer() {
                return Derived.this.field + " " + field + " " + super.field + " " + Derived.super.callHidden();
            }
        }
    }

    private static class Public {
        public final String last() {
            return "Public.last " + middle();
        }

        protected String middle() {
            return "Public.middle";
        }
    }

    private static class More extends Public {
        @Override
        public String middle() {
            return "More.middle " + super.middle();
        }

        public String last(int more) {
            return last() + more;
        }
    }

    private interface Private {
        private String secret() {
            return "secret of " + name();
        }

        private static String shared(Private of) {
            return of.secret() + "!";
        }

        String name();

        default String tell() {
            return secret() + " " + shared(this);
        }
    }

    public static void main(String[] arguments) {
        Base base = new Derived();
        Derived derived = new Derived();
        System.out.println(base.field + " " + derived.field + " " + ((Base) derived).field);
        System.out.println(base.callHidden() + " " + base.hidden() + " " + derived.hidden() + " " + base.of(derived));
        System.out.println(derived.all());
        System.out.println(derived.new Inner().outer());
        System.out.println(Base.fixed() + " " + Derived.fixed() + " " + Base.shared + " " + Derived.shared);
        System.out.println(new More().last() + " " + new More().last(1));
        Private named = () -> "lambda";
        System.out.println(named.tell());
        base.field = "changed";
        System.out.println(base.field + " " + ((Derived) base).field);
    }
}
