package awesome.conformance.objects;

/** Classes are initialised once, at first use, superclass first, and constants do not count. */
public final class Initialisation {
    private Initialisation() {}

    private static void note(String text) {
        System.out.println(text);
    }

    private static class Base {
        static {
            note("Base");
        }

        static int inherited = 1;
    }

    private static class Derived extends Base {
        static {
            note("Derived");
        }

        static final int CONSTANT = 42;
        static final Integer BOXED = 43;

        static void touch() {
            note("touched");
        }
    }

    private interface Quiet {
        int VALUE = value("Quiet");
    }

    private interface WithDefault {
        int VALUE = value("WithDefault");

        default void nothing() {}
    }

    private static final class Implementation implements Quiet, WithDefault {
        static {
            note("Implementation");
        }
    }

    private static int value(String text) {
        note(text);
        return text.length();
    }

    private static final class Lazy {
        static final Lazy INSTANCE = new Lazy();
        static int count = 5;
        final int seen = count;
    }

    public static void main(String[] arguments) {
        note("main " + Derived.CONSTANT);
        Derived[] none = new Derived[1];
        note("array " + none.length);
        note("inherited " + Derived.inherited);
        note("boxed " + Derived.BOXED);
        Derived.touch();
        new Implementation();
        note("quiet " + Quiet.VALUE);
        note(Lazy.INSTANCE.seen + " " + Lazy.count);
        note("name " + Unused.class.getSimpleName());
    }

    private static final class Unused {
        static {
            note("Unused");
        }
    }
}
