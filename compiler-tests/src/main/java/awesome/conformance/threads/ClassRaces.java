package awesome.conformance.threads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An initialiser runs once, all who use the class wait for it, and a failure reaches everybody. */
public final class ClassRaces {
    private static final int THREADS = 6;
    private static final AtomicInteger RUNS = new AtomicInteger();

    private ClassRaces() {}

    private static int slowly(int value) {
        RUNS.incrementAndGet();
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return value;
    }

    private static final class Slow {
        static final int[] VALUES = {slowly(41), 1};
    }

    private static final class Failing {
        static final int VALUE = Integer.parseInt("x" + slowly(1));
    }

    private static class Parent {
        static int value = slowly(10);
    }

    private static final class Child extends Parent {
        static int own = value + 1;
    }

    public static void main(String[] arguments) throws InterruptedException {
        AtomicInteger sum = new AtomicInteger();
        race(() -> sum.addAndGet(Slow.VALUES[0] + Slow.VALUES[1]));
        System.out.println(sum.get() + " runs " + RUNS.get());
        AtomicInteger first = new AtomicInteger();
        AtomicInteger later = new AtomicInteger();
        race(() -> {
            try {
                sum.addAndGet(Failing.VALUE);
            } catch (ExceptionInInitializerError e) {
                first.incrementAndGet();
            } catch (NoClassDefFoundError e) {
                later.incrementAndGet();
            }
        });
        System.out.println(first.get() + " " + later.get() + " runs " + RUNS.get());
        race(() -> sum.addAndGet(Child.own));
        System.out.println(sum.get() + " runs " + RUNS.get());
    }

    private static void race(Runnable action) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                action.run();
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread each : threads) {
            each.join();
        }
    }
}
