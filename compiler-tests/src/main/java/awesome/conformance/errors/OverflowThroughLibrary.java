package awesome.conformance.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recursion without end that goes through collections, comparators and string building. */
public final class OverflowThroughLibrary {
    private OverflowThroughLibrary() {}

    private static final class Key implements Comparable<Key> {
        private final Map<Key, String> map;

        private Key(Map<Key, String> map) {
            this.map = map;
        }

        @Override
        public int compareTo(Key other) {
            return map.containsKey(other) ? 1 : -1;
        }

        @Override
        public int hashCode() {
            return map.hashCode() + 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    private static void attempt(String name, Runnable action) {
        for (int i = 0; i < 2; i++) {
            try {
                action.run();
                System.out.println(name + " ended");
            } catch (StackOverflowError e) {
                System.out.println(name + " overflowed");
            }
        }
    }

    public static void main(String[] arguments) {
        List<Object> self = new ArrayList<>();
        self.add(self);
        self.add(new ArrayList<>(List.of(self)));
        attempt("toString", () -> System.out.println(self.toString().length()));
        attempt("hashCode", () -> System.out.println(self.hashCode()));
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>();
        first.add(second);
        second.add(first);
        attempt("equals", () -> System.out.println(first.equals(new ArrayList<>(List.of(first)))));
        Map<Key, String> tree = new TreeMap<>();
        tree.put(new Key(new HashMap<>()), "first");
        attempt("compareTo", () -> tree.get(new Key(tree)));
        Map<Key, String> hash = new HashMap<>();
        attempt("hash of itself", () -> hash.put(new Key(hash), "x"));
        System.out.println(hash.size());
        Comparator<Integer>[] comparator = comparators();
        comparator[0] = (a, b) -> List.of(1, 2).equals(List.of(a, b)) ? comparator[0].compare(a, b) : comparator[0].compare(b, a);
        attempt("comparator", () -> new ArrayList<>(List.of(2, 1)).sort(comparator[0]));
        StringBuilder out = new StringBuilder();
        attempt("appending", new Runnable() {
            @Override
            public void run() {
                out.append(1);
                run();
            }
        });
        System.out.println(out.length() > 100);
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Integer>[] comparators() {
        return (Comparator<Integer>[]) new Comparator<?>[1];
    }
}
