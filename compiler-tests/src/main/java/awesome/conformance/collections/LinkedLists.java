package awesome.conformance.collections;

import java.util.LinkedList;
import java.util.ListIterator;
import java.util.NoSuchElementException;

/** LinkedList as list, queue and stack. */
public final class LinkedLists {
    private LinkedLists() {}

    public static void main(String[] arguments) {
        LinkedList<String> list = new LinkedList<>();
        for (String each : "one two three four five".split(" ")) {
            list.add(each);
        }
        list.addFirst("zero");
        list.add(3, "inserted");
        list.removeFirstOccurrence("two");
        System.out.println(list + " " + list.getFirst() + " " + list.getLast() + " " + list.indexOf("four") + " "
                + list.get(4));
        list.push("pushed");
        System.out.println(list.pop() + " " + list.poll() + " " + list.pollLast() + " " + list.peek() + " "
                + list.offer("last"));
        ListIterator<String> iterator = list.listIterator();
        while (iterator.hasNext()) {
            int index = iterator.nextIndex();
            String each = iterator.next();
            if (each.length() == 4) {
                iterator.remove();
            } else {
                iterator.set(index + each);
                iterator.add("+");
            }
        }
        while (iterator.hasPrevious()) {
            System.out.print(iterator.previous() + " ");
        }
        System.out.println(list);
        list.clear();
        try {
            list.removeFirst();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage() + " " + list.pollFirst());
        }
    }
}
