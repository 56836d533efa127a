package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.Pauses;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the kernel stands still for its collector while 64 MiB live: nanoseconds, which are instructions where QEMU
 * counts those. {@code bench/} has it measured so.
 */
final class PauseTest {
    private static final long LIVE = 64 << 20;
    private static final int LISTS = 1 << 16;
    private static final int CONTENT = 32;
    /** Bytes of a node and its content. */
    private static final int NODE_BYTES = 64;
    private static final int MAPPED = 100_000;
    private static final int COLLECTIONS = 4;
    /** Nanoseconds. */
    private static final int SHORTEST_SLEEP = 20_000;
    private static final int SLEEPS = 9_973;

    /** Part of a list. */
    private static final class Node {
        final Node next;
        final byte[] content = new byte[CONTENT];

        Node(Node next) {
            this.next = next;
        }
    }

    private final Node[] lists = new Node[LISTS];
    private final Map<Integer, Node> map = new HashMap<>(2 * MAPPED);
    private int state = 1;
    private volatile boolean asks;

    /** What happened, for people and {@code bench/}. */
    String run() {
        int nodes = (int) (LIVE / NODE_BYTES);
        for (int i = 0; i < nodes; i++) {
            lists[i % LISTS] = new Node(lists[i % LISTS]);
        }
        Heap heap = Heap.current();
        heap.collect(false);
        long live = heap.liveBytes();
        heap.setMeasuring(true);
        replaceUntilCollected(heap);
        heap.setMeasuring(false);
        long late = latestTimer(heap);
        Pauses pauses = heap.pauses();
        return "longest " + pauses.longest() + " ns of " + pauses.count() + ", all " + pauses.total() / COLLECTIONS
                + " ns for a collection, " + live / 1024 + " KiB alive in " + heap.committedBytes() / 1024 + " KiB, timers "
                + late + " ns late";
    }

    /** How late timers came at most while a thread had many, and others collected. */
    private long latestTimer(Heap heap) {
        asks = true;
        Thread thread = new Thread(this::sleepBriefly, "timers");
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        Pc.SCHEDULER.takeLatestTimer();
        replaceUntilCollected(heap);
        asks = false;
        return Pc.SCHEDULER.takeLatestTimer();
    }

    /** Each time a bit longer, so that timers come at all moments of what others do. */
    private void sleepBriefly() {
        try {
            for (int i = 0; asks; i++) {
                Thread.sleep(0, SHORTEST_SLEEP + i % SLEEPS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes garbage of what it replaces, for {@link #COLLECTIONS} collections. */
    private void replaceUntilCollected(Heap heap) {
        int last = heap.collections() + COLLECTIONS;
        while (heap.collections() < last) {
            replace();
        }
    }

    /** Cuts a list, and makes it as long again. */
    private void replace() {
        state = state * 1_103_515_245 + 12_345;
        int number = state >>> 8;
        Node first = lists[number % LISTS];
        lists[number % LISTS] = new Node(first.next);
        if (number % 16 == 0) {
            map.put(number % MAPPED, first);
        }
    }
}
