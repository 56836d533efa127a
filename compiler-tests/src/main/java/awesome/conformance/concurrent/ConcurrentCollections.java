package awesome.conformance.concurrent;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collections for threads, used by one. */
public final class ConcurrentCollections {
    private ConcurrentCollections() {}

    public static void main(String[] arguments) {
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>();
        ConcurrentSkipListMap<Integer, String> sorted = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 10; i++) {
            queue.add(i);
            deque.addFirst(i);
            sorted.put(i * 3 % 10, "v" + i);
        }
        System.out.println(queue.poll() + " " + queue + " " + deque.pollLast() + " " + deque);
        System.out.println(sorted + " " + sorted.floorKey(4) + " " + sorted.headMap(3));
        CopyOnWriteArrayList<String> copied = new CopyOnWriteArrayList<>(new String[] {"a"});
        copied.add("b");
        copied.addIfAbsent("a");
        System.out.println(copied);
        ConcurrentHashMap<String, Integer> sums = new ConcurrentHashMap<>();
        for (int i = 0; i < 1000; i++) {
            sums.merge("k" + i % 7, i, Integer::sum);
        }
        System.out.println(sums + " " + sums.reduceValues(Long.MAX_VALUE, Integer::sum));
        ArrayBlockingQueue<Integer> bounded = new ArrayBlockingQueue<>(2);
        System.out.println(bounded.offer(1) + " " + bounded.offer(2) + " " + bounded.offer(3) + " " + bounded.poll());
    }
}
