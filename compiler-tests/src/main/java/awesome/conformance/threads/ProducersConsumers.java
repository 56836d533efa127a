package awesome.conformance.threads;

import java.util.ArrayDeque;
import java.util.Deque;

/** A bounded buffer with {@code wait} and {@code notifyAll}, three threads at each end. */
public final class ProducersConsumers {
    private static final int EACH = 5_000;
    private static final int SIDES = 3;
    private static final int CAPACITY = 4;

    private final Deque<Integer> buffer = new ArrayDeque<>();
    private int most;

    private synchronized void put(int value) throws InterruptedException {
        while (buffer.size() == CAPACITY) {
            wait();
        }
        buffer.add(value);
        most = Math.max(most, buffer.size());
        notifyAll();
    }

    private synchronized int take() throws InterruptedException {
        while (buffer.isEmpty()) {
            wait();
        }
        int value = buffer.remove();
        notifyAll();
        return value;
    }

    public static void main(String[] arguments) throws InterruptedException {
        ProducersConsumers buffer = new ProducersConsumers();
        long[] sums = new long[SIDES];
        Thread[] threads = new Thread[2 * SIDES];
        for (int i = 0; i < SIDES; i++) {
            int number = i;
            threads[i] = new Thread(() -> produce(buffer, number));
            threads[SIDES + i] = new Thread(() -> sums[number] = consume(buffer));
        }
        for (Thread each : threads) {
            each.start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(sums[0] + sums[1] + sums[2] + " " + buffer.buffer.size() + " " + (buffer.most <= CAPACITY));
    }

    private static void produce(ProducersConsumers buffer, int number) {
        try {
            for (int i = 0; i < EACH; i++) {
                buffer.put(number * EACH + i);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long consume(ProducersConsumers buffer) {
        long sum = 0;
        try {
            for (int i = 0; i < EACH; i++) {
                sum += buffer.take();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return sum;
    }
}
