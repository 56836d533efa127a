package awesome.conformance.initialisation;

/** Superinterfaces with default methods are initialised before a class, in the order of the implements clause. */
public final class InterfaceOrder {
    private InterfaceOrder() {}

    private static String note(String text) {
        System.out.println("  init " + text);
        return text;
    }

    private interface Root {
        String NAME = note("Root");

        default String root() {
            return "root";
        }
    }

    private interface NoDefault extends Root {
        String NAME = note("NoDefault");
    }

    private interface First extends NoDefault {
        String NAME = note("First");

        default String first() {
            return "first";
        }
    }

    private interface Second {
        String NAME = note("Second");

        default String second() {
            return "second";
        }
    }

    private interface OnlyStatic {
        String NAME = note("OnlyStatic");

        static String help() {
            return "helped";
        }
    }

    private interface OnlyPrivate {
        String NAME = note("OnlyPrivate");

        private String hidden() {
            return "hidden";
        }

        static String reveal(OnlyPrivate from) {
            return from.hidden();
        }
    }

    private static class Base implements Second {
        static {
            note("Base");
        }
    }

    private static class Derived extends Base implements First, OnlyStatic, OnlyPrivate {
        static {
            note("Derived");
        }
    }

    public static void main(String[] arguments) {
        System.out.println("an instance");
        Derived derived = new Derived();
        System.out.println(derived.root() + derived.first() + derived.second());
        System.out.println("a static method");
        System.out.println(OnlyStatic.help());
        System.out.println("a private method");
        System.out.println(OnlyPrivate.reveal(derived));
        System.out.println("a field");
        System.out.println(NoDefault.NAME);
        System.out.println("an array, a lambda");
        Lambda[] lambdas = {() -> "called"};
        System.out.println(lambdas[0].call() + lambdas[0].twice());
    }

    private interface Lambda {
        String NAME = note("Lambda");

        String call();

        default String twice() {
            return call() + call();
        }
    }
}
