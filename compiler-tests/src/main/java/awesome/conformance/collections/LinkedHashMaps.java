package awesome.conformance.collections;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** LinkedHashMap keeps the order of insertion or of access, and can drop the eldest. */
public final class LinkedHashMaps {
    private LinkedHashMaps() {}

    public static void main(String[] arguments) {
        Map<String, Integer> inserted = new LinkedHashMap<>();
        Map<String, Integer> accessed = new LinkedHashMap<>(16, 0.75f, true);
        Map<String, Integer> bounded = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > 3;
            }
        };
        for (String each : List.of("d", "a", "c", "b", "e")) {
            inserted.put(each, each.hashCode());
            accessed.put(each, each.hashCode());
            bounded.put(each, each.hashCode());
        }
        inserted.put("d", 0);
        inserted.remove("a");
        inserted.put("a", 1);
        accessed.get("c");
        accessed.getOrDefault("d", 0);
        System.out.println(inserted + " " + accessed + " " + bounded);
        System.out.println(inserted.keySet() + " " + inserted.values() + " " + inserted.entrySet());
        Set<Integer> set = new LinkedHashSet<>(List.of(5, 3, 9));
        set.add(1);
        set.add(3);
        set.remove(5);
        System.out.println(set + " " + set.contains(9) + " " + set.equals(Set.of(1, 3, 9)));
    }
}
