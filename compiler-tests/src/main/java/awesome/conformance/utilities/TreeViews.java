package awesome.conformance.utilities;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** TreeMap and TreeSet: views, bounds, navigation, changes through views. */
public final class TreeViews {
    private TreeViews() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 20; i += 2) {
            map.put(i, "v" + i);
        }
        NavigableMap<Integer, String> part = map.subMap(4, false, 12, true);
        System.out.println(part + " " + part.descendingMap() + " " + map.headMap(6) + " " + map.tailMap(15, true)
                + " " + part.firstKey() + " "
                + map.floorEntry(5) + " " + map.ceilingKey(5) + " " + map.lowerKey(0) + " " + map.higherEntry(18)
                + " " + part.pollFirstEntry());
        part.put(7, "new");
        part.keySet().removeIf(each -> each > 9);
        map.descendingMap().remove(0);
        System.out.println(map + " " + part.size() + " " + map.navigableKeySet().subSet(2, 8) + " "
                + map.descendingKeySet().headSet(14));
        show(() -> part.put(4, "outside"));
        show(() -> map.subMap(5, 3));
        show(() -> new TreeMap<Integer, String>().firstKey());
        show(() -> new TreeMap<Integer, String>().put(null, ""));
        show(() -> {
            for (Integer each : map.keySet()) {
                map.remove(each);
            }
            return null;
        });
        TreeSet<String> set = new TreeSet<>(Comparator.comparing(String::length));
        System.out.println(set.add("aa") + " " + set.add("bb") + " " + set.add("ccc") + " " + set + " "
                + set.contains("xx") + " " + set.descendingSet() + " "
                + set.tailSet("dd", false) + " " + set.comparator().compare("a", "b"));
    }
}
