package awesome.conformance.collections;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** An Iterable of our own in a for loop, and an AbstractList and AbstractMap of our own. */
public final class OwnIterators {
    private OwnIterators() {}

    private record Range(int from, int to) implements Iterable<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next < to;
                }

                @Override
                public Integer next() {
                    if (next >= to) {
                        throw new NoSuchElementException("after " + to);
                    }
                    return next++;
                }
            };
        }
    }

    private static final class Squares extends AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            return index * index;
        }

        @Override
        public int size() {
            return 10;
        }
    }

    private static final class One extends AbstractMap<String, Integer> {
        @Override
        public Set<Map.Entry<String, Integer>> entrySet() {
            return Set.of(Map.entry("one", 1));
        }
    }

    public static void main(String[] arguments) {
        int sum = 0;
        for (int each : new Range(3, 8)) {
            sum = sum * 10 + each;
        }
        System.out.println(sum);
        new Range(0, 3).forEach(each -> System.out.print(each + ";"));
        Iterator<Integer> iterator = new Range(0, 1).iterator();
        iterator.next();
        try {
            iterator.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            iterator.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        Squares squares = new Squares();
        System.out.println(squares + " " + squares.contains(49) + " " + squares.subList(2, 5) + " "
                + squares.indexOf(81) + " " + squares.hashCode());
        System.out.println(new One() + " " + new One().get("one") + " " + new One().containsValue(2) + " "
                + new One().hashCode());
    }
}
