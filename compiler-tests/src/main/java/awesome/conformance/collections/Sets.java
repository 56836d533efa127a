package awesome.conformance.collections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** HashSet and TreeSet: set algebra and order. */
public final class Sets {
    private Sets() {}

    public static void main(String[] arguments) {
        Set<String> a = new HashSet<>(List.of("x", "y", "z"));
        Set<String> b = new TreeSet<>(List.of("z", "w", "y"));
        Set<String> union = new TreeSet<>(a);
        union.addAll(b);
        Set<String> both = new TreeSet<>(a);
        both.retainAll(b);
        Set<String> difference = new TreeSet<>(a);
        difference.removeAll(b);
        System.out.println(union + " " + both + " " + difference + " " + a.containsAll(both) + " " + a.add("x") + " "
                + a.add("q") + " " + a.remove("none") + " " + a.size() + " " + b.equals(Set.of("w", "y", "z")) + " "
                + b.hashCode());
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            numbers.add(i * i % 101);
        }
        System.out.println(numbers.size() + " " + numbers.first() + " " + numbers.floor(50) + " " + numbers.higher(90)
                + " " + numbers.headSet(10) + " " + numbers.descendingSet().first() + " " + numbers.pollFirst());
        Set<List<Integer>> nested = new HashSet<>();
        nested.add(List.of(1, 2));
        nested.add(List.of(1, 2));
        nested.add(List.of(2, 1));
        System.out.println(nested.size());
    }
}
