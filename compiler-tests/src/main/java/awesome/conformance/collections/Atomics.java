package awesome.conformance.collections;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Atomic numbers and references, concurrent maps and lists, used by one thread. */
public final class Atomics {
    private Atomics() {}

    public static void main(String[] arguments) {
        AtomicInteger integer = new AtomicInteger(5);
        System.out.println(integer.incrementAndGet() + " " + integer.getAndAdd(10) + " " + integer.compareAndSet(16, 1)
                + " " + integer.compareAndSet(99, 2) + " " + integer.updateAndGet(x -> x * 7) + " "
                + integer.accumulateAndGet(3, Math::max));
        AtomicLong number = new AtomicLong(1L << 40);
        AtomicReference<String> reference = new AtomicReference<>("a");
        String old = reference.get();
        System.out.println(number.decrementAndGet() + " " + reference.compareAndSet(old, "b") + " "
                + reference.getAndSet("c") + " " + reference.getAndUpdate(s -> s + s) + " " + reference + " "
                + new AtomicBoolean(true).getAndSet(false));
        AtomicIntegerArray array = new AtomicIntegerArray(3);
        array.addAndGet(1, 4);
        LongAdder adder = new LongAdder();
        adder.add(40);
        adder.increment();
        System.out.println(array + " " + adder);
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        for (int i = 0; i < 1000; i++) {
            map.merge("k" + i % 100, i, Integer::sum);
        }
        map.computeIfAbsent("new", String::length);
        map.remove("k5");
        System.out.println(map.size() + " " + map.get("k7") + " " + map.reduceValues(1000, Integer::sum) + " "
                + map.containsKey("k5"));
        ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 100; i++) {
            skip.put(i * 37 % 101, "s" + i);
        }
        System.out.println(skip.firstKey() + " " + skip.ceilingKey(50) + " " + skip.headMap(10).size());
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(new Integer[] {1, 2, 3});
        for (int each : list) {
            list.add(each * 10);
        }
        ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
        queue.add("x");
        queue.add("y");
        System.out.println(list + " " + queue.poll() + queue.peek() + queue.size());
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        lock.lock();
        System.out.println(lock.getHoldCount() + " " + lock.isHeldByCurrentThread() + " " + lock.tryLock());
        lock.unlock();
        lock.unlock();
        lock.unlock();
        System.out.println(lock.isLocked());
    }
}
