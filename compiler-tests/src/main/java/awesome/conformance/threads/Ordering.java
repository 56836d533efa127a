package awesome.conformance.threads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Philosophers who lock in order never starve; queues hand on in order; maps lose nothing. */
public final class Ordering {
    private Ordering() {}

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread each : threads) {
            each.start();
        }
        for (Thread each : threads) {
            each.join();
        }
    }

    private static void philosophers() throws InterruptedException {
        Object[] forks = {new Object(), new Object(), new Object(), new Object(), new Object()};
        int[] meals = new int[forks.length];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < forks.length; i++) {
            int number = i;
            Object lower = forks[Math.min(i, (i + 1) % forks.length)];
            Object higher = forks[Math.max(i, (i + 1) % forks.length)];
            threads.add(new Thread(() -> {
                for (int k = 0; k < 2000; k++) {
                    synchronized (lower) {
                        synchronized (higher) {
                            meals[number]++;
                        }
                    }
                }
            }));
        }
        join(threads);
        System.out.println(meals[0] + meals[1] + meals[2] + meals[3] + meals[4]);
    }

    private static void queue(BlockingQueue<Integer> queue) throws InterruptedException {
        List<Integer> got = new ArrayList<>();
        Thread taker = new Thread(() -> {
            try {
                for (int i = 0; i < 1000; i++) {
                    got.add(queue.take());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        taker.start();
        for (int i = 0; i < 1000; i++) {
            queue.put(i);
        }
        taker.join();
        List<Integer> sorted = new ArrayList<>(got);
        Collections.sort(sorted);
        System.out.println(got.size() + " " + got.equals(sorted));
    }

    private static void maps() throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int k = 0; k < 20_000; k++) {
                    map.merge(k & 511, 1, Integer::sum);
                    queue.add(k);
                    if ((k & 3) == 3) {
                        queue.poll();
                    }
                }
            }));
        }
        join(threads);
        int sum = 0;
        for (int each : map.values()) {
            sum += each;
        }
        System.out.println(map.size() + " " + sum + " " + queue.size());
    }

    private static void locks() throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        int[] pair = new int[2];
        int[] torn = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean writes = i == 0;
            threads.add(new Thread(() -> {
                for (int k = 0; k < 2000; k++) {
                    (writes ? lock.writeLock() : lock.readLock()).lock();
                    if (writes) {
                        pair[0]++;
                        pair[1]--;
                    } else if (pair[0] + pair[1] != 0) {
                        torn[0]++;
                    }
                    (writes ? lock.writeLock() : lock.readLock()).unlock();
                }
            }));
        }
        join(threads);
        System.out.println(pair[0] + " " + pair[1] + " " + torn[0]);
    }

    private static void conditions() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        Condition turn = lock.newCondition();
        int[] next = new int[1];
        StringBuilder order = new StringBuilder();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                for (int k = 0; k < 4; k++) {
                    lock.lock();
                    while (next[0] % 3 != number) {
                        turn.awaitUninterruptibly();
                    }
                    next[0]++;
                    order.append(number);
                    turn.signalAll();
                    lock.unlock();
                }
            }));
        }
        join(threads);
        System.out.println(order);
    }

    private static void exchange() throws InterruptedException {
        Exchanger<String> exchanger = new Exchanger<>();
        String[] got = new String[2];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    got[number] = exchanger.exchange("from " + number);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        join(threads);
        System.out.println(got[0] + " " + got[1]);
    }

    public static void main(String[] arguments) throws InterruptedException {
        philosophers();
        queue(new ArrayBlockingQueue<>(3));
        queue(new LinkedBlockingQueue<>());
        queue(new SynchronousQueue<>());
        maps();
        locks();
        conditions();
        exchange();
    }
}
