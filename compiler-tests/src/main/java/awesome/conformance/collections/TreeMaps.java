package awesome.conformance.collections;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** TreeMap: order, neighbours, views of ranges, and removal in any order. */
public final class TreeMaps {
    private TreeMaps() {}

    public static void main(String[] arguments) {
        NavigableMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            map.put(i * 37 % 199, "v" + i);
        }
        for (int i = 0; i < 200; i += 2) {
            map.remove(i * 11 % 199);
        }
        System.out.println(map.size() + " " + map.firstKey() + " " + map.lastEntry() + " " + map.floorKey(100) + " "
                + map.ceilingEntry(100) + " " + map.lowerKey(map.firstKey()) + " " + map.higherKey(50));
        System.out.println(map.headMap(30) + " " + map.tailMap(180, false).size() + " "
                + map.subMap(50, true, 60, true));
        System.out.println(map.descendingMap().firstKey() + " " + map.pollFirstEntry() + " " + map.pollLastEntry() + " "
                + map.descendingKeySet().first());
        map.subMap(0, 100).clear();
        int sum = 0;
        for (Map.Entry<Integer, String> each : map.entrySet()) {
            sum = sum * 3 + each.getKey() + each.getValue().length();
        }
        System.out.println(map.size() + " " + sum);
        Comparator<String> byLength = Comparator.comparing(String::length);
        TreeMap<String, Integer> words = new TreeMap<>(byLength.thenComparing(Comparator.reverseOrder()));
        for (String each : "the quick brown fox jumps over the lazy dog".split(" ")) {
            words.merge(each, 1, Integer::sum);
        }
        System.out.println(words);
        try {
            map.put(null, "x");
        } catch (NullPointerException e) {
            System.out.println("no null");
        }
        try {
            map.subMap(5, 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
