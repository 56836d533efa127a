package awesome.conformance.lambdas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Generic functional interfaces, currying, recursion through fields, and methods that return lambdas. */
public final class Generic {
    private static final Map<Long, Long> CACHE = new HashMap<>();
    private static final UnaryOperator<Long> COLLATZ = n -> n == 1 ? 1 : 1
            + Generic.COLLATZ.apply(n % 2 == 0 ? n / 2 : 3 * n + 1);

    private Generic() {}

    private static <A, B, C> Function<A, Function<B, C>> curry(BiFunction<A, B, C> f) {
        return a -> b -> f.apply(a, b);
    }

    private static <T> Function<T, T> compose(List<Function<T, T>> all) {
        Function<T, T> result = Function.identity();
        for (Function<T, T> each : all) {
            result = result.andThen(each);
        }
        return result;
    }

    private static <T> T fold(List<T> all, T start, BinaryOperator<T> f) {
        T result = start;
        for (T each : all) {
            result = f.apply(result, each);
        }
        return result;
    }

    private static long memo(long n) {
        Long known = CACHE.get(n);
        if (known == null) {
            known = n < 2 ? n : memo(n - 1) + memo(n - 2);
            CACHE.put(n, known);
        }
        return known;
    }

    public static void main(String[] arguments) {
        System.out.println(curry((Integer a, String b) -> b.repeat(a)).apply(3).apply("ab"));
        List<Function<Integer, Integer>> steps = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int n = i;
            steps.add(x -> x * n + 1);
        }
        System.out.println(compose(steps).apply(2) + " " + fold(List.of("a", "b", "c"), "", (x, y) -> y + x) + " "
                + fold(List.of(3, 9, 4), Integer.MIN_VALUE, Math::max));
        System.out.println(COLLATZ.apply(27L) + " " + memo(80));
    }
}
