package awesome.conformance.collections;

import java.util.HashMap;
import java.util.Map;

/** HashMap: all operations, null, many entries, keys whose hash codes collide. */
public final class HashMaps {
    private HashMaps() {}

    private record Key(int value) {
        @Override
        public int hashCode() {
            return value % 3;
        }
    }

    private record Ordered(int value) implements Comparable<Ordered> {
        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public int compareTo(Ordered other) {
            return Integer.compare(value, other.value);
        }
    }

    public static void main(String[] arguments) {
        Map<String, Integer> map = new HashMap<>();
        map.put("one", 1);
        map.put("two", 2);
        map.put(null, 0);
        System.out.println(map.put("one", 11) + " " + map.putIfAbsent("two", 22) + " " + map.putIfAbsent("three", 3)
                + " " + map.get(null) + " " + map.get("none") + " " + map.getOrDefault("none", -1) + " "
                + map.containsKey("two") + " " + map.containsValue(3) + " " + map.remove("two") + " "
                + map.remove("one", 5) + " " + map.replace("one", 12));
        map.merge("one", 5, Integer::sum);
        map.merge("new", 5, Integer::sum);
        map.merge("three", 0, (a, b) -> null);
        map.compute("computed", (k, v) -> v == null ? k.length() : v + 1);
        map.computeIfAbsent("absent", String::length);
        map.computeIfPresent("absent", (k, v) -> v * 100);
        System.out.println(map + " " + map.size() + " " + map.hashCode() + " " + map.keySet().size() + " "
                + map.equals(new HashMap<>(map)));
        Map<Key, Integer> colliding = new HashMap<>();
        Map<Ordered, Integer> tree = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            colliding.put(new Key(i), i);
            tree.put(new Ordered(i * 7 % 500), i);
        }
        int sum = 0;
        for (int i = 0; i < 500; i += 3) {
            sum += colliding.remove(new Key(i)) + tree.remove(new Ordered(i));
        }
        System.out.println(sum + " " + colliding.size() + " " + tree.size() + " " + tree.get(new Ordered(4)) + " "
                + colliding.get(new Key(3)));
        Map<Integer, Integer> large = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            large.merge(i * 31 % 10_007, i, Integer::sum);
        }
        long total = 0;
        for (Map.Entry<Integer, Integer> each : large.entrySet()) {
            total = total * 31 + each.getKey() + each.getValue();
        }
        System.out.println(large.size() + " " + total);
    }
}
