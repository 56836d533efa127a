package awesome.conformance.objects;

import java.util.ArrayList;
import java.util.List;

/** Bridge methods, bounded types, and casts that the compiler adds. */
public final class Generics {
    private Generics() {}

    private static class Node<T extends Comparable<T>> implements Comparable<Node<T>> {
        T value;

        Node(T value) {
            this.value = value;
        }

        T get() {
            return value;
        }

        void set(T value) {
            this.value = value;
        }

        @Override
        public int compareTo(Node<T> other) {
            return value.compareTo(other.value);
        }
    }

    private static final class IntNode extends Node<Integer> {
        IntNode(int value) {
            super(value);
        }

        @Override
        Integer get() {
            return super.get() + 1000;
        }

        @Override
        void set(Integer value) {
            super.set(value * 2);
        }
    }

    private static <T extends Comparable<? super T>> T max(List<? extends T> all) {
        T best = all.get(0);
        for (T each : all) {
            best = each.compareTo(best) > 0 ? each : best;
        }
        return best;
    }

    @SafeVarargs
    private static <T> List<T> listOf(T... all) {
        List<T> list = new ArrayList<>();
        for (T each : all) {
            list.add(each);
        }
        return list;
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) {
        Node<Integer> node = new IntNode(5);
        node.set(21);
        System.out.println(node.get() + " " + node.value + " " + node.compareTo(new Node<>(43)));
        System.out.println(max(listOf(3, 9, 4)) + " " + max(listOf("pear", "apple")) + " "
                + max(listOf(node, new Node<>(7))).value);
        List<String> strings = new ArrayList<>();
        ((List<Object>) (List<?>) strings).add(42);
        try {
            String text = strings.get(0);
            System.out.println(text);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        try {
            ((Node<Integer>) (Node<?>) new Node<>("text")).set(1);
            ((Comparable<Object>) (Comparable<?>) node).compareTo("text");
        } catch (ClassCastException e) {
            System.out.println("bridge: " + e.getMessage());
        }
    }
}
