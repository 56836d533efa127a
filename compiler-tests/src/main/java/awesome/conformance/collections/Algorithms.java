package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The algorithms of Collections. */
public final class Algorithms {
    private Algorithms() {}

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            list.add(i * 7 % 20);
        }
        Collections.sort(list);
        System.out.println(list + " " + Collections.binarySearch(list, 13) + " " + Collections.binarySearch(list, 99));
        Collections.reverse(list);
        Collections.swap(list, 0, 5);
        Collections.rotate(list, 3);
        System.out.println(list + " " + Collections.max(list) + " " + Collections.min(list,
                Collections.reverseOrder()));
        Collections.shuffle(list, new Random(42));
        System.out.println(list);
        System.out.println(Collections.frequency(List.of(1, 2, 1), 1) + " " + Collections.nCopies(3, "x") + " "
                + Collections.singletonList(5) + " " + Collections.disjoint(List.of(1), List.of(2)) + " "
                + Collections.emptyMap() + " " + Collections.indexOfSubList(List.of(1, 2, 3), List.of(2, 3)));
        Collections.fill(list.subList(0, 5), 0);
        Collections.addAll(list, 100, 200);
        System.out.println(list);
        List<String> fixed = Arrays.asList("c", "a", "b");
        Collections.sort(fixed, Collections.reverseOrder());
        System.out.println(fixed + " " + Collections.unmodifiableCollection(fixed) + " "
                + Collections.synchronizedList(fixed));
        try {
            fixed.add("d");
        } catch (UnsupportedOperationException e) {
            System.out.println("fixed size " + e.getMessage());
        }
    }
}
