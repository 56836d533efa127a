package awesome.conformance.language;

/** Sealed interfaces and classes: every permitted kind, told apart by instanceof and by visitors. */
public final class SealedHierarchies {
    private SealedHierarchies() {}

    private sealed interface Expression permits Constant, Sum, Product, Negation {}

    private record Constant(double value) implements Expression {}

    private record Sum(Expression left, Expression right) implements Expression {}

    private static final class Product implements Expression {
        private final Expression[] factors;

        Product(Expression... factors) {
            this.factors = factors;
        }
    }

    private abstract static sealed class Negation implements Expression {
        abstract Expression inner();
    }

    private static final class Plain extends Negation {
        private final Expression inner;

        Plain(Expression inner) {
            this.inner = inner;
        }

        @Override
        Expression inner() {
            return inner;
        }
    }

    private static non-sealed class Open extends Negation {
        @Override
        Expression inner() {
            return new Constant(1);
        }
    }

    private static double evaluate(Expression e) {
        if (e instanceof Constant c) {
            return c.value();
        } else if (e instanceof Sum s) {
            return evaluate(s.left()) + evaluate(s.right());
        } else if (e instanceof Product p) {
            double product = 1;
            for (Expression each : p.factors) {
                product *= evaluate(each);
            }
            return product;
        } else if (e instanceof Negation n) {
            return -evaluate(n.inner());
        }
        throw new IncompatibleClassChangeError();
    }

    private static String show(Expression e) {
        return e instanceof Sum s ? "(" + show(s.left()) + "+" + show(s.right()) + ")"
                : e instanceof Product p && p.factors.length > 0 ? show(p.factors[0]) + "*..." + p.factors.length
                : e instanceof Negation && !(e instanceof Open) ? "-" + show(((Negation) e).inner())
                : e.getClass().getSimpleName();
    }

    public static void main(String[] arguments) {
        Expression[] all = {new Constant(2.5), new Sum(new Constant(1), new Plain(new Constant(3))), new Product(), new Open(),
            new Product(new Constant(2), new Sum(new Constant(3), new Open()), new Constant(4)), new Plain(new Open() {
                @Override
                Expression inner() {
                    return new Constant(7);
                }
            })};
        for (Expression each : all) {
            System.out.println(show(each) + " = " + evaluate(each) + " " + (each instanceof Record) + (each instanceof Negation));
        }
    }
}
