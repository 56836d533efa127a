package awesome.conformance.closures;

import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Lambdas and anonymous classes in constructors, initialisers, arguments of this() and super(), and static initialisers. */
public final class InConstructors {
    private static final Supplier<String> STATIC = () -> "static " + InConstructors.late;
    private static String late = "early";

    static {
        late = "late";
    }

    private InConstructors() {}

    private static class Base {
        final String made;
        final Supplier<String> kept;

        Base(Supplier<String> supplier) {
            made = supplier.get();
            kept = supplier;
        }

        Base(Function<String, String> function, String argument) {
            this(() -> function.apply(argument) + "!");
        }

        String hook() {
            return "base";
        }
    }

    private static final class Derived extends Base {
        private int count = 1;
        private final IntUnaryOperator operator = n -> n + count++;
        private final Supplier<Supplier<String>> nested = () -> () -> "nested " + this.count + hook();
        private final String text;

        {
            Runnable initialiser = () -> count += 10;
            initialiser.run();
        }

        Derived(String argument) {
            super(s -> s + s.length(), argument);
            text = new Object() {
                private final String within = argument + count;

                String get() {
                    return within + Derived.this.count + hook();
                }
            }.get();
        }

        Derived(int n) {
            super(new Supplier<>() {
                private int calls;

                @Override
                public String get() {
                    return "anonymous " + n + ++calls;
                }
            });
            int doubled = n * 2;
            Supplier<String> local = () -> text() + doubled + n;
            text = local.get();
        }

        private String text() {
            return "before " + count;
        }

        @Override
        String hook() {
            return "derived" + (operator == null) + count;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(STATIC.get());
        Derived a = new Derived("arg");
        System.out.println(a.made + " " + a.kept.get() + " " + a.text + " " + a.operator.applyAsInt(5) + a.operator.applyAsInt(5) + " "
                + a.nested.get().get());
        Derived b = new Derived(7);
        System.out.println(b.made + " " + b.kept.get() + " " + b.text + " " + b.nested.get().get());
    }
}
