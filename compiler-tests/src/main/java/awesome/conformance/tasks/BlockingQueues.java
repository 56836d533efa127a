package awesome.conformance.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Blocking queues: order, capacity, waiting, delay, priority, hand-over. */
public final class BlockingQueues {
    private BlockingQueues() {}

    public static void main(String[] arguments) throws Exception {
        ArrayBlockingQueue<Integer> bounded = new ArrayBlockingQueue<>(2);
        System.out.println(bounded.offer(1) + " " + bounded.offer(2) + " " + bounded.offer(3) + " "
                + bounded.remainingCapacity() + " " + bounded.offer(4, 1,
                TimeUnit.MILLISECONDS) + " " + bounded.poll() + " " + bounded);
        try {
            bounded.add(5);
            bounded.add(6);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        LinkedBlockingQueue<Integer> numbers = new LinkedBlockingQueue<>(5);
        Thread producer = new Thread(() -> {
            try {
                for (int i = 0; i < 1_000; i++) {
                    numbers.put(i);
                }
                numbers.put(-1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        producer.start();
        long sum = 0;
        for (int each = numbers.take(); each >= 0; each = numbers.take()) {
            sum += each;
        }
        producer.join();
        System.out.println(sum + " " + numbers.poll(1, TimeUnit.MILLISECONDS));
        PriorityBlockingQueue<String> priority = new PriorityBlockingQueue<>(4, Comparator.comparing(String::length));
        priority.addAll(List.of("ccc", "a", "bb"));
        List<String> drained = new ArrayList<>();
        System.out.println(priority.drainTo(drained, 2) + " " + drained + " " + priority);
        SynchronousQueue<String> hand = new SynchronousQueue<>();
        Thread giver = new Thread(() -> {
            try {
                hand.put("handed over");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        giver.start();
        System.out.println(hand.take() + " " + hand.offer("nobody"));
        giver.join();
        LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>(3);
        deque.putFirst(1);
        deque.putLast(2);
        System.out.println(deque.takeLast() + " " + deque.pollFirst() + " " + deque.pollFirst() + " "
                + new LinkedTransferQueue<>(List.of(1)).tryTransfer(2));
    }
}
