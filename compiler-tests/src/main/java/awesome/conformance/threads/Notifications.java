package awesome.conformance.threads;

import java.util.ArrayList;
import java.util.List;

/** {@code notify} wakes one thread, {@code notifyAll} all, time ends a wait, and all that only with the monitor. */
public final class Notifications {
    private static final int THREADS = 5;

    private final List<Integer> woken = new ArrayList<>();
    private int waiting;

    private Notifications() {}

    private synchronized void waitOnce(int number) {
        waiting++;
        try {
            wait();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        woken.add(number);
    }

    private synchronized int waiting() {
        return waiting;
    }

    private synchronized int woken() {
        return woken.size();
    }

    private void awaitWoken(int count) throws InterruptedException {
        while (woken() < count) {
            Thread.sleep(1);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Notifications all = new Notifications();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> all.waitOnce(number));
            threads[i].start();
        }
        while (all.waiting() < THREADS) {
            Thread.sleep(1);
        }
        synchronized (all) {
            all.notify();
            System.out.println("while held " + all.woken.size());
        }
        all.awaitWoken(1);
        Thread.sleep(20);
        System.out.println("notify " + all.woken());
        synchronized (all) {
            all.notifyAll();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println("notifyAll " + all.woken.size());

        long start = System.nanoTime();
        synchronized (all) {
            all.wait(30);
        }
        System.out.println("time " + (System.nanoTime() - start >= 29_000_000));
        refused(all::notify);
        refused(all::notifyAll);
        refused(() -> {
            try {
                all.wait();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Thread other = new Thread(() -> refused(all::notify));
        synchronized (all) {
            other.start();
            other.join();
            System.out.println(Thread.holdsLock(all));
        }
        System.out.println(Thread.holdsLock(all));
    }

    private static void refused(Runnable action) {
        try {
            action.run();
            System.out.println("not refused");
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
