package awesome.conformance.utilities;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.Callable;

/** Collections: wrappers, views and algorithms. */
public final class Wrapped {
    private Wrapped() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<Integer> list = new ArrayList<>(List.of(5, 1, 4, 1, 3));
        List<Integer> fixed = Collections.unmodifiableList(list);
        List<Integer> checked = Collections.checkedList(list, Integer.class);
        List<Integer> shared = Collections.synchronizedList(list);
        show(() -> fixed.add(1));
        show(() -> Collections.emptyList().add(null));
        show(() -> List.of(1, 2).set(0, 3));
        show(() -> List.of(1, null));
        show(() -> Set.of(1, 1));
        show(() -> Map.of("a", 1, "a", 2));
        show(() -> Arrays.asList(1, 2).add(3));
        show(() -> Collections.singletonList(1).remove(0));
        checked.add(9);
        shared.add(8);
        System.out.println(fixed + " " + Collections.frequency(list, 1) + " " + Collections.max(list) + " "
                + Collections.nCopies(3, "x") + " "
                + Collections.disjoint(list, List.of(2, 7)) + " " + Collections.indexOfSubList(list, List.of(4, 1)));
        Collections.sort(list);
        System.out.println(Collections.binarySearch(list, 4) + " " + Collections.binarySearch(list, 6) + " " + list);
        Collections.rotate(list, 2);
        Collections.swap(list, 0, 1);
        Collections.reverse(list.subList(2, 5));
        Collections.replaceAll(list, 1, 0);
        System.out.println(list + " " + Collections.emptyMap() + Collections.singletonMap("k", 1) + " "
                + Collections.list(new Vector<>(list).elements()).size());
        Deque<Integer> deque = new ArrayDeque<>(List.of(1, 2));
        Queue<Integer> stack = Collections.asLifoQueue(deque);
        stack.add(0);
        System.out.println(stack + " " + Collections.newSetFromMap(new LinkedHashMap<String, Boolean>()).add("x")
                + " " + Collections.unmodifiableMap(
                new TreeMap<>(Map.of(1, 2))) + " " + new ArrayList<>(Collections.unmodifiableCollection(list))
                .equals(list));
    }
}
