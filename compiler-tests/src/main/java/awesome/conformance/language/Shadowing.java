package awesome.conformance.language;

/** Names that hide others: locals, fields, parameters, inner classes, inherited members. */
public final class Shadowing {
    private Shadowing() {}

    private static String name = "static field";

    private static class Base {
        String name = "base field";
        static String kind = "base kind";

        String name() {
            return "base " + name;
        }
    }

    private static class Derived extends Base {
        String name = "derived field";
        static int kind = 7;

        @Override
        String name() {
            String name = "local";
            return name + "/" + this.name + "/" + super.name + "/" + ((Base) this).name + "/" + super.name() + "/" + Shadowing.name;
        }

        class Name {
            String name = "inner";

            String all(String name) {
                class Local {
                    String name = "local class";

                    String all() {
                        return name + "," + this.name + "," + Name.this.name + "," + Derived.this.name + "," + kind + "," + Base.kind;
                    }
                }
                return new Local().all() + "," + name;
            }
        }
    }

    private static int length(String length) {
        return length.length();
    }

    public static void main(String[] arguments) {
        System.out.println(new Derived().name());
        System.out.println(new Derived().new Name().all("parameter"));
        Base base = new Derived();
        System.out.println(base.name + " " + ((Derived) base).name + " " + base.name().length());
        int name = 5;
        for (int i = 0; i < 1; i++) {
            int inside = name + i;
            System.out.println(inside + Shadowing.name);
        }
        Runnable lambda = () -> {
            String hidden = "lambda " + name;
            System.out.println(hidden + Shadowing.name);
        };
        lambda.run();
        String length = "length";
        System.out.println(length(length) + length.length() + Derived.kind + Base.kind);
        String String = "a variable called String";
        System.out.println(String);
    }
}
