package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collections of List.of, Set.of, Map.of and copies of others cannot be changed. */
public final class Immutable {
    private Immutable() {}

    private static void attempt(Runnable action) {
        try {
            action.run();
            System.out.println("done");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        List<String> list = List.of("a", "b", "c");
        Set<Integer> set = Set.of(3, 1, 2);
        Map<String, Integer> map = Map.of("x", 1, "y", 2, "z", 3);
        System.out.println(list + " " + new TreeSet<>(set) + " " + new TreeMap<>(map) + " " + map.get("y") + " "
                + set.contains(4) + " " + list.indexOf("c") + " " + List.of().isEmpty() + " " + Map.entry("k", 'v')
                + " " + list.hashCode() + " " + map.equals(new TreeMap<>(map)) + " "
                + List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).get(11));
        List<String> source = new ArrayList<>(list);
        List<String> view = Collections.unmodifiableList(source);
        List<String> copy = List.copyOf(source);
        source.set(0, "changed");
        System.out.println(view + " " + copy + " " + (List.copyOf(copy) == copy));
        attempt(() -> list.add("d"));
        attempt(() -> set.remove(1));
        attempt(() -> map.put("q", 4));
        attempt(() -> view.set(0, "x"));
        attempt(() -> Collections.emptyList().add(null));
        attempt(() -> List.of(1, null));
        attempt(() -> Set.of(1, 1));
        attempt(() -> Map.of("k", 1, "k", 2));
        attempt(() -> list.contains(null));
        attempt(() -> list.iterator().remove());
        attempt(() -> Map.entry("a", 1).setValue(2));
    }
}
