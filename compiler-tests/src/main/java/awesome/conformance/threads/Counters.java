package awesome.conformance.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Threads count together: no increment is lost. */
public final class Counters {
    private static final int THREADS = 4;
    private static final int TIMES = 50_000;

    private static int inMethod;
    private int inBlock;
    private int underLock;
    private int reentered;
    private final AtomicInteger atomic = new AtomicInteger();
    private final LongAdder adder = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();

    private static synchronized void countInMethod() {
        inMethod++;
    }

    private void count() {
        countInMethod();
        synchronized (this) {
            inBlock++;
            synchronized (this) {
                reentered++;
            }
        }
        lock.lock();
        try {
            underLock++;
        } finally {
            lock.unlock();
        }
        atomic.incrementAndGet();
        adder.increment();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Counters counters = new Counters();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < TIMES; k++) {
                    counters.count();
                }
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(inMethod + " " + counters.inBlock + " " + counters.reentered + " " + counters.underLock + " "
                + counters.atomic.get() + " " + counters.adder.sum());
    }
}
