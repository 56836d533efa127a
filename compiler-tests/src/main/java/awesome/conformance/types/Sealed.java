package awesome.conformance.types;

/** Sealed types and patterns of instanceof. */
public final class Sealed {
    private Sealed() {}

    private sealed interface Expression permits Number, Sum, Product, Negation {}

    private record Number(int value) implements Expression {}

    private record Sum(Expression left, Expression right) implements Expression {}

    private record Product(Expression left, Expression right) implements Expression {}

    private static final class Negation implements Expression {
        final Expression inner;

        Negation(Expression inner) {
            this.inner = inner;
        }
    }

    private static int evaluate(Expression e) {
        if (e instanceof Number n) {
            return n.value();
        } else if (e instanceof Sum s) {
            return evaluate(s.left()) + evaluate(s.right());
        } else if (e instanceof Product p && p.left() instanceof Number n && n.value() == 0) {
            return 0;
        } else if (e instanceof Product p) {
            return evaluate(p.left()) * evaluate(p.right());
        }
        return e instanceof Negation n ? -evaluate(n.inner) : 0;
    }

    private static String describe(Object o) {
        if (!(o instanceof String s)) {
            return o instanceof Integer i && i > 10 ? "large " + i : "other";
        }
        return s.isEmpty() ? "empty" : "string " + s.length();
    }

    public static void main(String[] arguments) {
        Expression e = new Sum(new Number(2), new Product(new Negation(new Number(3)), new Number(4)));
        System.out.println(evaluate(e) + " " + evaluate(new Product(new Number(0), e)) + " "
                + new Sum(new Number(1), new Number(2)));
        System.out.println(describe("abc") + " " + describe("") + " " + describe(5) + " " + describe(50) + " "
                + describe(null));
    }
}
