package awesome.conformance.utilities;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.Callable;

/** PriorityQueue, ArrayDeque, Stack, Vector, Hashtable: order and errors. */
public final class Queues {
    private Queues() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length)
                .thenComparing(Comparator.reverseOrder()));
        queue.addAll(List.of("ccc", "a", "bb", "dddd", "b"));
        StringBuilder order = new StringBuilder();
        queue.remove("bb");
        while (!queue.isEmpty()) {
            order.append(queue.peek()).append(queue.poll()).append(' ');
        }
        System.out.println(order + "" + queue.poll());
        ArrayDeque<Integer> deque = new ArrayDeque<>();
        for (int i = 0; i < 40; i++) {
            deque.addFirst(i);
            deque.offerLast(-i);
            if (i % 3 == 0) {
                deque.pollLast();
            }
        }
        System.out.println(deque.size() + " " + deque.peekFirst() + " " + deque.peekLast() + " "
                + deque.removeFirstOccurrence(5) + " " + deque.contains(-4)
                + " " + deque.stream().mapToInt(each -> each).sum() + " " + deque.descendingIterator().next());
        Stack<Integer> stack = new Stack<>();
        stack.push(1);
        stack.push(2);
        System.out.println(stack.search(1) + " " + stack.pop() + stack.peek() + " "
                + new Vector<>(List.of(1, 2)).elementAt(1) + " " + new Hashtable<>(Map.of(1,
                2)));
        show(() -> deque.offer(null));
        show(() -> new ArrayDeque<>().pop());
        show(() -> new Stack<>().pop());
        show(() -> new PriorityQueue<>(List.of(1)).remove() + " " + new PriorityQueue<>().element());
        show(() -> new Hashtable<>().put("k", null));
        show(() -> new PriorityQueue<Object>().addAll(List.of(1, "x")));
    }
}
