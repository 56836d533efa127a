package awesome.conformance.closures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Local and anonymous classes that capture variables, parameters and several enclosing instances. */
public final class InnerCaptures {
    private final String name;
    private int counter;

    private InnerCaptures(String name) {
        this.name = name;
    }

    private class Inner {
        private final int number;

        private Inner(int number) {
            this.number = number + counter++;
        }

        private class Innermost {
            String path() {
                return name + "/" + number + "/" + InnerCaptures.this.counter + Inner.this.number;
            }
        }

        Innermost innermost() {
            return new Innermost();
        }
    }

    private class Heir extends Inner {
        private final String name;

        private Heir(String name) {
            super(name.length());
            this.name = name;
        }

        String both() {
            return name + InnerCaptures.this.name + super.number;
        }
    }

    private static final class Outside extends InnerCaptures.Inner {
        private Outside(InnerCaptures outer) {
            outer.super(50);
        }
    }

    private Supplier<String> local(int a, long b, String... c) {
        double d = a / 4.0;
        class Local implements Supplier<String> {
            private final char own;

            Local(char own) {
                this.own = own;
            }

            Local next() {
                return new Local((char) (own + 1));
            }

            @Override
            public String get() {
                return name + a + b + c.length + d + own + counter++;
            }
        }
        counter += 10;
        return new Local('x').next();
    }

    private static List<IntSupplier> loop() {
        List<IntSupplier> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int square = i * i;
            all.add(new IntSupplier() {
                private int calls = square;

                {
                    calls += 100;
                }

                @Override
                public int getAsInt() {
                    return calls++ + square;
                }
            });
        }
        for (String each : new String[] {"a", "bb"}) {
            all.add(() -> each.length());
        }
        return all;
    }

    private static String recursive(int n) {
        class Step {
            String go(int m) {
                return m == 0 ? "." : m + new Step().go(m - 1) + n;
            }
        }
        return new Step().go(n);
    }

    public static void main(String[] arguments) {
        InnerCaptures outer = new InnerCaptures("outer");
        System.out.println(outer.new Inner(5).innermost().path());
        Inner inner = outer.new Inner(7);
        System.out.println(inner.new Innermost().path() + " " + outer.new Heir("heir").both() + " " + new Outside(outer).innermost().path());
        Supplier<String> local = outer.local(3, 1L << 40, "p", "q");
        System.out.println(local.get() + " " + local.get());
        for (IntSupplier each : loop()) {
            System.out.print(each.getAsInt() + " " + each.getAsInt() + ", ");
        }
        System.out.println(recursive(4));
        try {
            InnerCaptures none = null;
            none.new Inner(1);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
