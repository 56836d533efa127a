package awesome.conformance.collections;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** ArrayDeque from both ends, wrapping around and growing. */
public final class Deques {
    private Deques() {}

    public static void main(String[] arguments) {
        Deque<Integer> deque = new ArrayDeque<>(4);
        long hash = 0;
        for (int i = 0; i < 1000; i++) {
            if (i % 3 == 0) {
                deque.addFirst(i);
            } else {
                deque.addLast(i);
            }
            if (i % 5 == 0) {
                hash = hash * 31 + deque.pollFirst();
            }
            if (i % 7 == 0 && !deque.isEmpty()) {
                hash = hash * 31 + deque.removeLast();
            }
        }
        System.out.println(deque.size() + " " + hash + " " + deque.peekFirst() + " " + deque.peekLast());
        deque.removeIf(each -> each % 2 == 0);
        for (Iterator<Integer> each = deque.descendingIterator(); each.hasNext();) {
            if (each.next() % 3 == 0) {
                each.remove();
            }
        }
        int sum = 0;
        for (int each : deque) {
            sum = sum * 7 + each;
        }
        System.out.println(deque.size() + " " + sum + " " + deque.contains(5));
        deque.clear();
        deque.push(1);
        deque.push(2);
        System.out.println(deque + " " + deque.pop() + deque.pop() + deque.poll() + deque.peek());
        try {
            deque.getFirst();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            deque.add(null);
        } catch (NullPointerException e) {
            System.out.println("no null");
        }
    }
}
