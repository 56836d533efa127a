package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changing a collection while it is iterated is found. */
public final class Concurrent {
    private Concurrent() {}

    private static void fill(Map<Integer, String> map) {
        for (int i = 0; i < 5; i++) {
            map.put(i, "v" + i);
        }
    }

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        try {
            for (Integer each : list) {
                if (each == 2) {
                    list.remove(each);
                }
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("list " + e.getMessage() + " " + list);
        }
        for (Iterator<Integer> each = list.iterator(); each.hasNext();) {
            if (each.next() == 3) {
                each.remove();
            }
        }
        System.out.println(list);
        Map<Integer, String> map = new HashMap<>();
        fill(map);
        try {
            for (Integer each : map.keySet()) {
                map.put(each + 100, "new");
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("map " + map.size());
        }
        Map<Integer, String> tree = new TreeMap<>();
        fill(tree);
        try {
            tree.forEach((k, v) -> tree.remove(k));
        } catch (ConcurrentModificationException e) {
            System.out.println("tree " + tree.size());
        }
        tree.values().removeIf(each -> each.compareTo("v2") < 0);
        System.out.println(tree);
        try {
            list.iterator().remove();
        } catch (IllegalStateException e) {
            System.out.println("nothing to remove");
        }
    }
}
