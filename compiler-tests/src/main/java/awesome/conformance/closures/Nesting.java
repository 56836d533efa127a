package awesome.conformance.closures;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lambdas in lambdas, recursion through fields, currying, intersection casts, and lambdas with default methods. */
public final class Nesting {
    private static IntBinaryOperator ackermann;
    private final int base;

    private Nesting(int base) {
        this.base = base;
    }

    private Function<Integer, Function<Integer, Supplier<Integer>>> curried(int more) {
        return a -> {
            int here = a + base;
            return b -> () -> {
                Supplier<Integer> deeper = () -> here * b + more + this.base;
                return deeper.get();
            };
        };
    }

    private interface Marked {
        default String mark() {
            return "marked";
        }
    }

    private interface Rule<T> {
        boolean test(T value);

        default Rule<T> and(Rule<? super T> other) {
            return value -> test(value) && other.test(value);
        }

        default Rule<T> not() {
            return value -> !test(value);
        }

        static <T> Rule<T> of(Predicate<T> predicate) {
            return predicate::test;
        }
    }

    private static <T, R> Function<T, R> fix(Function<Function<T, R>, Function<T, R>> f) {
        return x -> f.apply(fix(f)).apply(x);
    }

    private static String call(Callable<String> callable) throws Exception {
        return "callable " + callable.call();
    }

    private static String call(Runnable runnable) {
        runnable.run();
        return "runnable";
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(new Nesting(1).curried(100).apply(2).apply(3).get());
        ackermann = (m, n) -> m == 0 ? n + 1
                : n == 0 ? ackermann.applyAsInt(m - 1, 1) : ackermann.applyAsInt(m - 1, ackermann.applyAsInt(m, n - 1));
        System.out.println(ackermann.applyAsInt(2, 3));
        System.out.println(Nesting.<Integer, Integer>fix(self -> n -> n < 2 ? n : self.apply(n - 1) + self.apply(n - 2)).apply(15));
        Runnable marked = (Runnable & Marked) () -> System.out.println("runs");
        marked.run();
        System.out.println(((Marked) marked).mark() + " " + (marked instanceof Marked));
        Rule<String> rule = Rule.<String>of(s -> s.length() > 2).and((Object o) -> o.hashCode() % 2 == 0).not();
        System.out.println(rule.test("ab") + " " + rule.test("abc") + " " + rule.not().test("abcd"));
        System.out.println(call(() -> "x") + " " + call(() -> {}));
    }

    static {
        Comparator<String> byLength = Comparator.comparing(s -> s.length());
        System.out.println(byLength.thenComparing(Comparator.<String>naturalOrder().reversed()).compare("ab", "cd"));
    }
}
