package awesome.conformance.lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** References to static, bound, unbound and interface methods, constructors and array constructors. */
public final class MethodReferences {
    private final String prefix;

    private MethodReferences(String prefix) {
        this.prefix = prefix;
    }

    private String join(Object other) {
        return prefix + other;
    }

    private static String twice(String s) {
        return s + s;
    }

    private static int sum(int... all) {
        int sum = 0;
        for (int each : all) {
            sum += each;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        Function<String, String> isStatic = MethodReferences::twice;
        Function<Object, String> bound = new MethodReferences("<")::join;
        BiFunction<MethodReferences, Object, String> unbound = MethodReferences::join;
        Function<String, MethodReferences> constructor = MethodReferences::new;
        IntFunction<String[]> array = String[]::new;
        ToIntFunction<CharSequence> interfaceMethod = CharSequence::length;
        IntBinaryOperator varargs = MethodReferences::sum;
        Supplier<List<String>> list = ArrayList::new;
        Function<Integer, int[][]> deep = int[][]::new;
        IntBinaryOperator max = Math::max;
        System.out.println(isStatic.apply("ab") + bound.apply(5) + unbound.apply(new MethodReferences(">"), 'c')
                + constructor.apply("made").join(1) + array.apply(3).length + interfaceMethod.applyAsInt("four")
                + varargs.applyAsInt(20, 22) + list.get() + deep.apply(2).length + max.applyAsInt(3, 9));
        Function<String, Integer> parse = Integer::parseInt;
        Function<Integer, Integer> increment = x -> x + 1;
        System.out.println(parse.andThen(increment).compose((Object o) -> o + "0").apply(7) + " "
                + Function.<String>identity().apply("id"));
        List<Integer> numbers = new ArrayList<>(List.of(3, 1, 2));
        numbers.sort(Integer::compare);
        numbers.forEach(System.out::print);
        System.out.println();
        MethodReferences none = arguments.length > 100 ? new MethodReferences("") : null;
        try {
            Function<Object, String> broken = none::join;
            System.out.println(broken.apply(1));
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }
    }
}
