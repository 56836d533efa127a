package awesome.conformance.inheritance;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;

/** Bridge methods: generic parameters and covariant results overridden over several levels and interfaces. */
public final class Bridges {
    private Bridges() {}

    private abstract static class Node<T extends Comparable<T>> {
        T value;

        abstract Node<T> with(T value);

        void set(T value) {
            this.value = value;
        }

        Object get() {
            return value;
        }
    }

    private static class Text extends Node<String> {
        @Override
        Text with(String value) {
            Text text = new Text();
            text.set(value + ".");
            return text;
        }

        @Override
        void set(String value) {
            super.set("<" + value + ">");
        }

        @Override
        String get() {
            return value;
        }
    }

    private static final class Loud extends Text {
        @Override
        Loud with(String value) {
            Loud loud = new Loud();
            loud.set(value.toUpperCase());
            return loud;
        }
    }

    private interface Source<T> extends Supplier<T> {
        @Override
        T get();

        default Source<T> self() {
            return this;
        }
    }

    private static final class Numbers implements Source<Integer>, Iterator<Integer>, Comparable<Numbers>, Comparator<Integer> {
        private int next;

        @Override
        public Integer get() {
            return next++;
        }

        @Override
        public boolean hasNext() {
            return next < 3;
        }

        @Override
        public Integer next() {
            return get();
        }

        @Override
        public int compareTo(Numbers other) {
            return next - other.next;
        }

        @Override
        public int compare(Integer a, Integer b) {
            return b - a;
        }

        @Override
        public Numbers self() {
            return this;
        }
    }

    private abstract static class Visitor<R, A> {
        R visit(A argument) {
            return null;
        }

        <X extends A> R all(Iterable<X> several) {
            R last = null;
            for (X each : several) {
                last = visit(each);
            }
            return last;
        }
    }

    private static void raw(Object node, Object value) {
        @SuppressWarnings("unchecked")
        Node<String> unchecked = (Node<String>) node;
        try {
            @SuppressWarnings("unchecked")
            Function<Object, Object> setter = (Function<Object, Object>) (Object) (Function<String, Object>) unchecked::with;
            System.out.println(((Node<?>) setter.apply(value)).get());
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        Node<String> node = new Text();
        node.set("a");
        System.out.println(node.get() + " " + node.with("b").get() + " " + new Loud().with("c").get() + " " + node.value);
        node = new Loud();
        node.set("d");
        System.out.println(node.with("e").with("f").get() + " " + node.get());
        Numbers numbers = new Numbers();
        Supplier<Integer> supplier = numbers.self();
        Iterator<? extends Number> iterator = numbers;
        Comparable<Numbers> comparable = numbers;
        Comparator<Integer> comparator = numbers.reversed();
        System.out.println(supplier.get() + " " + iterator.next() + " " + iterator.hasNext() + " " + comparable.compareTo(new Numbers())
                + " " + comparator.compare(1, 2) + " " + numbers.compare(1, 2));
        Visitor<Integer, CharSequence> visitor = new Visitor<>() {
            private int sum;

            @Override
            Integer visit(CharSequence text) {
                return sum += text.length();
            }
        };
        System.out.println(visitor.all(java.util.List.of("one", "three")) + " " + visitor.visit(new StringBuilder("x")));
        raw(new Text(), "fine");
        raw(new Text(), 5);
    }
}
