package awesome.conformance.language;

import java.util.Iterator;
import java.util.function.Function;

/** Generic classes with inner classes, iterators, static nested builders and recursive bounds. */
public final class InnerGenerics {
    private InnerGenerics() {}

    private static final class Chain<T> implements Iterable<T> {
        private Link first;
        private int size;

        private final class Link {
            private final T value;
            private final Link next;

            Link(T value, Link next) {
                this.value = value;
                this.next = next;
                size++;
            }
        }

        Chain<T> push(T value) {
            first = new Link(value, first);
            return this;
        }

        <R> Chain<R> map(Function<? super T, ? extends R> function) {
            Chain<R> result = new Chain<>();
            for (T each : this) {
                result.push(function.apply(each));
            }
            return result;
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<>() {
                private Link at = first;

                @Override
                public boolean hasNext() {
                    return at != null;
                }

                @Override
                public T next() {
                    T value = at.value;
                    at = at.next;
                    return value;
                }
            };
        }
    }

    private abstract static class Builder<B extends Builder<B>> {
        protected final StringBuilder text = new StringBuilder();

        abstract B self();

        B add(String part) {
            text.append(part);
            return self();
        }
    }

    private static final class Loud extends Builder<Loud> {
        @Override
        Loud self() {
            return this;
        }

        Loud shout() {
            text.append('!');
            return this;
        }
    }

    private static <T extends Comparable<? super T>> T best(Iterable<? extends T> all) {
        T best = null;
        for (T each : all) {
            if (best == null || best.compareTo(each) < 0) {
                best = each;
            }
        }
        return best;
    }

    public static void main(String[] arguments) {
        Chain<String> chain = new Chain<String>().push("one").push("three").push("seven");
        StringBuilder out = new StringBuilder();
        for (String each : chain) {
            out.append(each).append(' ');
        }
        System.out.println(out + " " + chain.size + " " + chain.first.next.value);
        Chain<Integer> lengths = chain.map(String::length);
        System.out.println(best(lengths) + " " + best(chain) + " " + lengths.first.value.getClass().getSimpleName());
        System.out.println(new Loud().add("a").shout().add("b").shout().text);
        Chain<Chain<Integer>> nested = new Chain<Chain<Integer>>().push(lengths).push(new Chain<>());
        int count = 0;
        for (Chain<Integer> outer : nested) {
            for (int each : outer) {
                count += each;
            }
        }
        System.out.println(count);
    }
}
