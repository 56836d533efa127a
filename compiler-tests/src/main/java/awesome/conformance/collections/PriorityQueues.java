package awesome.conformance.collections;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** PriorityQueue gives its elements in order. */
public final class PriorityQueues {
    private PriorityQueues() {}

    private record Task(String name, int priority) {}

    public static void main(String[] arguments) {
        PriorityQueue<Integer> queue = new PriorityQueue<>(List.of(5, 1, 4, 1, 3));
        queue.add(2);
        queue.remove(4);
        StringBuilder out = new StringBuilder();
        while (!queue.isEmpty()) {
            out.append(queue.poll()).append(' ');
        }
        System.out.println(out + "" + queue.poll());
        Comparator<Task> order = Comparator.comparingInt(Task::priority).reversed();
        PriorityQueue<Task> tasks = new PriorityQueue<>(order.thenComparing(Task::name));
        for (int i = 0; i < 50; i++) {
            tasks.offer(new Task("t" + i, i * 13 % 7));
        }
        System.out.println(tasks.peek() + " " + tasks.size());
        long hash = 0;
        while (tasks.size() > 3) {
            hash = hash * 31 + tasks.poll().hashCode();
        }
        System.out.println(hash + " " + tasks);
    }
}
