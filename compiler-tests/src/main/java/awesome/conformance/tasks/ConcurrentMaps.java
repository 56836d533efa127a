package awesome.conformance.tasks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** ConcurrentHashMap, skip lists, copy on write: bulk and atomic operations. */
public final class ConcurrentMaps {
    private ConcurrentMaps() {}

    public static void main(String[] arguments) throws Exception {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 5_000; k++) {
                    map.merge(k % 100, 1, Integer::sum);
                }
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(map.size() + " " + map.reduceValues(1, Integer::sum) + " "
                + map.search(10, (key, value) -> key == 42 ? value : null) + " "
                + map.reduce(1, (key, value) -> key, Integer::max) + " " + map.computeIfAbsent(500, each -> each * 2)
                + " " + map.computeIfPresent(500,
                (key, value) -> null) + " " + map.putIfAbsent(1, 7) + " " + map.replace(1, 200, 3) + " "
                + map.mappingCount());
        AtomicLong sum = new AtomicLong();
        map.forEach(1, (key, value) -> sum.addAndGet(value));
        System.out.println(sum + " " + ConcurrentHashMap.newKeySet().add("x") + " " + map.keys().hasMoreElements());
        ConcurrentSkipListMap<String, Integer> sorted = new ConcurrentSkipListMap<>(Map.of("b", 1, "a", 2, "c", 3));
        System.out.println(sorted + " " + sorted.ceilingKey("bb") + " " + sorted.descendingMap() + " "
                + sorted.headMap("c") + " " + sorted.pollFirstEntry());
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (Integer each : list) {
            list.add(each * 10);
        }
        System.out.println(list + " " + list.addIfAbsent(10) + " "
                + new ConcurrentSkipListSet<>(List.of(3, 1)).first() + " " + new ConcurrentLinkedQueue<>(
                List.of(1, 2)).poll() + " " + new ConcurrentLinkedDeque<>(List.of(1, 2)).pollLast());
        try {
            map.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("no null keys");
        }
    }
}
