package awesome.conformance.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Threads allocate, keep, share and drop objects of many sizes while others block, and collections happen. */
public final class Garbage {
    private static final int THREADS = 4;
    private static final int ROUNDS = 300;

    private static final Object LOCK = new Object();
    private static final Map<Integer, List<String>> SHARED = new HashMap<>();
    private static boolean finished;

    private record Node(int value, Node next) {}

    private Garbage() {}

    private static long work(int number) {
        long sum = 0;
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Node list = null;
            for (int k = 0; k < 50; k++) {
                list = new Node(k, list);
            }
            byte[] large = new byte[number == 0 && i % 50 == 0 ? 100_000 : 10 * i + 1];
            large[large.length / 2] = (byte) i;
            kept.add(i % 3 == 0 ? list : new int[] {i, number});
            if (i % 10 == 0) {
                synchronized (LOCK) {
                    SHARED.computeIfAbsent(i, ignored -> new ArrayList<>()).add("thread " + (i + number));
                }
            }
            if (i % 100 == 0 && number == 0) {
                System.gc();
            }
            sum += large[large.length / 2];
            for (Node each = list; each != null; each = each.next()) {
                sum += each.value();
            }
        }
        for (Object each : kept) {
            sum += each instanceof Node node ? node.value() : ((int[]) each)[0];
        }
        return sum;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread blocked = new Thread(() -> {
            Object onlyHere = new int[] {1, 2, 3};
            synchronized (LOCK) {
                while (!finished) {
                    try {
                        LOCK.wait();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            System.out.println(((int[]) onlyHere)[2]);
        });
        blocked.start();
        long[] sums = new long[THREADS];
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> sums[number] = work(number));
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        for (long each : sums) {
            System.out.println(each);
        }
        int entries = 0;
        for (List<String> each : SHARED.values()) {
            entries += each.size();
        }
        System.out.println(SHARED.size() + " " + entries);
        synchronized (LOCK) {
            finished = true;
            LOCK.notifyAll();
        }
        blocked.join();
    }
}
