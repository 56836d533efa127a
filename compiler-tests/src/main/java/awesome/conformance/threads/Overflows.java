package awesome.conformance.threads;

import java.util.concurrent.atomic.AtomicInteger;

/** Every thread has a stack of its own that may end, and goes on after that. */
public final class Overflows {
    private static final AtomicInteger CAUGHT = new AtomicInteger();

    private Overflows() {}

    private static int down(int depth) {
        return down(depth + 1) + 1;
    }

    private static synchronized int downSynchronized(int depth) {
        return downSynchronized(depth + 1) + 1;
    }

    private static void overflow() {
        for (int i = 0; i < 5; i++) {
            try {
                down(0);
            } catch (StackOverflowError e) {
                CAUGHT.incrementAndGet();
            }
            try {
                downSynchronized(0);
            } catch (StackOverflowError e) {
                CAUGHT.incrementAndGet();
            }
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = {new Thread(Overflows::overflow), new Thread(Overflows::overflow),
            new Thread(null, Overflows::overflow, "large", 4 << 20)};
        for (Thread each : threads) {
            each.start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(CAUGHT.get());
        Thread ends = new Thread(() -> down(0));
        ends.setUncaughtExceptionHandler((thread, exception) -> System.out.println(exception.getClass().getName()));
        ends.start();
        ends.join();
    }
}
