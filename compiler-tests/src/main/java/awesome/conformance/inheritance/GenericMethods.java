package awesome.conformance.inheritance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Generic methods with wildcards, captures, bounds, recursion, intersection types and heap pollution. */
public final class GenericMethods {
    private GenericMethods() {}

    private static void swap(List<?> list) {
        swapCaptured(list);
    }

    private static <T> void swapCaptured(List<T> list) {
        T first = list.get(0);
        list.set(0, list.get(list.size() - 1));
        list.set(list.size() - 1, first);
    }

    private static <T extends Object & Comparable<? super T>> T largest(Collection<? extends T> all) {
        T best = null;
        for (T each : all) {
            best = best == null || each.compareTo(best) > 0 ? each : best;
        }
        return best;
    }

    private static double sum(Collection<? extends Number> numbers) {
        double sum = 0;
        for (Number each : numbers) {
            sum += each.doubleValue();
        }
        return sum;
    }

    private static void fill(List<? super Integer> list) {
        for (int i = 0; i < 3; i++) {
            list.add(i * i);
        }
    }

    @SafeVarargs
    private static <T> List<T> list(T... all) {
        List<T> list = new ArrayList<>();
        for (T each : all) {
            list.add(each);
        }
        return list;
    }

    private static <A, B, C> Function<A, C> then(Function<? super A, ? extends B> f, Function<? super B, ? extends C> g) {
        return a -> g.apply(f.apply(a));
    }

    private static <T extends CharSequence & Comparable<T>> String both(T a, T b) {
        return a.length() + ":" + a.compareTo(b) + ":" + a.charAt(0);
    }

    private static <K, V extends Comparable<V>> K keyOfLargest(Map<K, V> map) {
        Map.Entry<K, V> best = null;
        for (Map.Entry<K, V> each : map.entrySet()) {
            if (best == null || each.getValue().compareTo(best.getValue()) > 0) {
                best = each;
            }
        }
        return best == null ? null : best.getKey();
    }

    private static final class Pair<A, B> {
        private final A a;
        private final B b;

        private <X extends A> Pair(X a, B b) {
            this.a = a;
            this.b = b;
        }

        <C> Pair<C, B> first(C c) {
            return new Pair<>(c, b);
        }

        <R> R fold(BiFunction<? super A, ? super B, ? extends R> f) {
            return f.apply(a, b);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T pretend(Object o) {
        return (T) o;
    }

    public static void main(String[] arguments) {
        List<String> words = list("pear", "apple", "fig");
        swap(words);
        System.out.println(words + " " + largest(words) + " " + largest(List.of(3, 9, 2)) + " " + largest(Collections.<Integer>emptyList()));
        List<Number> numbers = list(1, 2.5, 3L);
        fill(numbers);
        System.out.println(sum(numbers) + " " + numbers);
        System.out.println(then((String s) -> s.length(), n -> n * 2.5).apply("four") + " " + both("abc", "abd"));
        System.out.println(keyOfLargest(Map.of("a", 1, "b", 7, "c", 3)));
        Pair<CharSequence, Integer> pair = new Pair<>("text", 4);
        System.out.println(pair.first(2.0).<String>fold((x, y) -> x + "/" + y) + " " + pair.fold((x, y) -> x.length() == y));
        try {
            Integer wrong = GenericMethods.<Integer>pretend("text");
            System.out.println(wrong);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        Object unharmed = GenericMethods.<Integer>pretend("unharmed");
        System.out.println(unharmed);
        List<Integer> polluted = pretend(list("x", "y"));
        System.out.println(polluted.size() + " " + polluted);
        try {
            int sum = 0;
            for (int each : polluted) {
                sum += each;
            }
            System.out.println(sum);
        } catch (ClassCastException e) {
            System.out.println("polluted: " + e.getMessage());
        }
        try {
            String[] array = GenericMethods.<String[]>pretend(new Object[] {"x"});
            System.out.println(array.length);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}
