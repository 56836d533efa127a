package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** ArrayList: growth, insertion, removal, search, and the messages of wrong indexes. */
public final class ArrayLists {
    private ArrayLists() {}

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            list.add(i * i % 17);
        }
        list.add(3, 100);
        list.remove(0);
        list.remove(Integer.valueOf(16));
        list.set(5, -1);
        list.addAll(2, List.of(7, 7, 7));
        System.out.println(list + " " + list.size() + " " + list.indexOf(7) + " " + list.lastIndexOf(7) + " "
                + list.contains(99));
        list.removeIf(each -> each > 8);
        list.replaceAll(each -> each * 2);
        list.subList(1, 4).clear();
        System.out.println(list + " " + list.hashCode() + " " + list.equals(new ArrayList<>(list)) + " "
                + list.subList(2, 5));
        Integer[] array = list.toArray(new Integer[0]);
        System.out.println(array.length + " " + Arrays.toString(list.toArray()).length());
        list.retainAll(List.of(14, 2, 0));
        System.out.println(list);
        attempt(() -> list.get(1000));
        attempt(() -> list.get(-1));
        attempt(() -> list.set(500, 1));
        attempt(() -> list.add(77, 1));
        attempt(() -> list.remove(100));
        attempt(() -> list.subList(3, 1));
        attempt(() -> new ArrayList<>(-1));
        attempt(() -> new ArrayList<String>().iterator().next());
    }
}
