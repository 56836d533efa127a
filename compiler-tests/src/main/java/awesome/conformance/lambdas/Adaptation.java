package awesome.conformance.lambdas;

import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Lambdas whose types are boxed, widened and cast on the way. */
public final class Adaptation {
    private Adaptation() {}

    private static long widen(int x) {
        return x;
    }

    private static Integer box(long x) {
        return (int) x + 1;
    }

    private static void ignore(StringBuilder out) {
        out.append("ignored ");
    }

    private interface Sink {
        void accept(StringBuilder out);
    }

    private interface Generic<T extends Number> {
        double apply(T value);
    }

    public static void main(String[] arguments) {
        ToLongFunction<Integer> unboxAndWiden = Helper::tenfold;
        Function<Integer, Long> boxResult = Adaptation::widen;
        LongFunction<Object> upcast = Adaptation::box;
        ToDoubleFunction<Byte> byteToDouble = Byte::intValue;
        Supplier<Number> covariant = () -> 'a' + 1;
        BiFunction<Object, Object, Boolean> equal = Object::equals;
        Generic<Integer> generic = Integer::doubleValue;
        DoubleUnaryOperator half = x -> x / 2;
        System.out.println(unboxAndWiden.applyAsLong(7) + " " + boxResult.apply(8) + " " + upcast.apply(9) + " "
                + byteToDouble.applyAsDouble((byte) -3) + " " + covariant.get() + " " + equal.apply("a", "a") + " "
                + generic.apply(4) + " " + half.applyAsDouble(5));
        StringBuilder out = new StringBuilder();
        Sink drop = StringBuilder::toString;
        Sink call = Adaptation::ignore;
        drop.accept(out);
        call.accept(out);
        System.out.println(out);
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().or(s -> s == null).and(s -> s.length() > 1).test("xy") + " "
                + Predicate.not(empty).test("") + " " + Predicate.isEqual("q").test("q"));
        Comparator<String> byLength = Comparator.comparingInt(String::length);
        Comparator<String> order = byLength.reversed().thenComparing(Comparator.naturalOrder());
        System.out.println(order.compare("aa", "b") + " " + order.compare("b", "a") + " " + order.compare("a", "a"));
    }

    private static final class Helper {
        static long tenfold(int x) {
            return x * 10L;
        }
    }
}
