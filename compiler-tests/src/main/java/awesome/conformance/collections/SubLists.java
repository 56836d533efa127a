package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.ListIterator;

/** Views of parts of lists, and list iterators that change them. */
public final class SubLists {
    private SubLists() {}

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            list.add(i);
        }
        List<Integer> part = list.subList(5, 15);
        List<Integer> inner = part.subList(2, 6);
        inner.set(0, 100);
        inner.add(200);
        part.remove(0);
        Collections.reverse(part);
        System.out.println(list + " " + part.size() + " " + part.indexOf(100) + " " + part.contains(200));
        ListIterator<Integer> iterator = part.listIterator(part.size());
        while (iterator.hasPrevious()) {
            int each = iterator.previous();
            if (each % 2 == 0) {
                iterator.remove();
            } else {
                iterator.set(-each);
            }
        }
        part.sort(null);
        System.out.println(list + " " + part.hashCode() + " " + part.equals(new ArrayList<>(part)));
        list.add(7);
        try {
            System.out.println(part.size());
        } catch (ConcurrentModificationException e) {
            System.out.println("changed below");
        }
        List<String> fixed = Arrays.asList("d", "b", "c", "a").subList(1, 4);
        Collections.sort(fixed);
        System.out.println(fixed + " " + fixed.subList(1, 2) + " " + List.of(1, 2, 3, 4).subList(1, 3));
    }
}
