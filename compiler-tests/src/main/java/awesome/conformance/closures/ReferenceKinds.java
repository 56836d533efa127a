package awesome.conformance.closures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Every kind of method reference, with boxing, widening, varargs and results that are dropped. */
public final class ReferenceKinds {
    private final String name;

    private ReferenceKinds(String name) {
        this.name = name;
    }

    private ReferenceKinds() {
        this("default");
    }

    private String join(Object other) {
        return name + "&" + other;
    }

    @Override
    public String toString() {
        return "RK(" + name + ")";
    }

    private static int count(Object... all) {
        return all.length;
    }

    private static long widen(long x) {
        return x * 2;
    }

    private static class Parent {
        String hello(String to) {
            return "parent " + to;
        }
    }

    private static final class Child extends Parent {
        @Override
        String hello(String to) {
            return "child " + to;
        }

        List<UnaryOperator<String>> all() {
            return List.of(this::hello, super::hello, Child.this::hello);
        }
    }

    private final class Inner {
        private final int n;

        private Inner(int n) {
            this.n = n;
        }

        @Override
        public String toString() {
            return name + n;
        }
    }

    private IntFunction<Inner> maker() {
        return Inner::new;
    }

    private interface Thrower {
        void run() throws Exception;
    }

    private static Supplier<ReferenceKinds> evaluated(int[] calls) {
        calls[0]++;
        return () -> new ReferenceKinds("made " + calls[0]);
    }

    public static void main(String[] arguments) throws Exception {
        ReferenceKinds one = new ReferenceKinds("one");
        Function<Object, String> bound = one::join;
        BiFunction<ReferenceKinds, Object, String> unbound = ReferenceKinds::join;
        Function<String, ReferenceKinds> constructor = ReferenceKinds::new;
        Supplier<ReferenceKinds> plain = ReferenceKinds::new;
        System.out.println(bound.apply(1) + " " + unbound.apply(one, 2) + " " + constructor.apply("three") + " " + plain.get());
        IntFunction<int[]> array = int[]::new;
        Function<Integer, List<?>[][]> arrays = List[][]::new;
        System.out.println(array.apply(3).length + " " + arrays.apply(2).getClass().getSimpleName());
        BinaryOperator<Integer> max = Math::max;
        Function<Integer, Long> widened = Long::valueOf;
        ToLongFunction<Integer> alsoWidened = ReferenceKinds::widen;
        System.out.println(max.apply(3, 4) + " " + widened.apply(5) + " " + alsoWidened.applyAsLong(21));
        Function<Object[], Integer> exact = ReferenceKinds::count;
        BiFunction<Object, Object, Integer> spread = ReferenceKinds::count;
        Supplier<Integer> none = ReferenceKinds::count;
        System.out.println(exact.apply(new Object[5]) + " " + spread.apply(1, 2) + " " + none.get());
        for (UnaryOperator<String> each : new Child().all()) {
            System.out.print(each.apply("x") + ", ");
        }
        System.out.println(one.maker().apply(9));
        List<String> target = new ArrayList<>();
        Consumer<String> dropped = target::add;
        Arrays.asList("b", "a").forEach(dropped);
        target.sort(String::compareTo);
        Function<String, Integer> length = String::length;
        System.out.println(target + " " + length.andThen(Integer::toBinaryString).apply("seventeen"));
        int[] calls = new int[1];
        Supplier<ReferenceKinds> once = evaluated(calls)::get;
        System.out.println(once.get() + " " + once.get() + " " + calls[0]);
        Thrower thrower = "abc"::wait;
        try {
            thrower.run();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        }
        Function<int[], Object> cloned = int[]::clone;
        int[] original = {1};
        System.out.println(cloned.apply(original) != original);
        try {
            ReferenceKinds missing = null;
            Supplier<String> never = missing::toString;
            System.out.println(never);
        } catch (NullPointerException e) {
            System.out.println("evaluated when made");
        }
    }
}
