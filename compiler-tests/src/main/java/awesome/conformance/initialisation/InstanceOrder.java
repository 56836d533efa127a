package awesome.conformance.initialisation;

/** Field initialisers, instance initialisers and constructors, with calls of overridden methods before they ran. */
public final class InstanceOrder {
    private InstanceOrder() {}

    private static int note(String text) {
        System.out.println("  " + text);
        return text.length();
    }

    private static class Base {
        private final int a = note("Base.a");

        {
            note("Base initialiser");
        }

        protected final String described;

        Base() {
            this(note("Base argument"));
            note("Base()");
        }

        Base(int n) {
            note("Base(int) " + n);
            described = describe();
        }

        String describe() {
            return "base " + a;
        }
    }

    private static class Derived extends Base {
        private int b = note("Derived.b");
        private final int constant = 5;
        private final Integer boxed = 6;
        private String late = "late";

        {
            b += 100;
            note("Derived initialiser " + b);
        }

        Derived() {
            note("Derived() " + described);
        }

        Derived(String text) {
            super(note(text));
            note("Derived(String) " + described);
        }

        @Override
        String describe() {
            return "derived " + b + " " + constant + " " + boxed + " " + late;
        }
    }

    private static final class Last extends Derived {
        private int c;
        private int d = 4;

        Last() {
            super("from last");
            note("Last() " + c + " " + d);
        }

        @Override
        String describe() {
            c = 9;
            d = 9;
            return "last " + super.describe();
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Base().describe());
        System.out.println(new Derived().describe());
        System.out.println(new Derived("argument").describe());
        Last last = new Last();
        System.out.println(last.c + " " + last.d + " " + last.described);
        System.out.println(new Object() {
            private int x = note("anonymous field");

            {
                x++;
            }

            @Override
            public String toString() {
                return "anonymous " + x;
            }
        });
    }
}
