package awesome.conformance.threads;

import java.util.concurrent.ThreadLocalRandom;

/** Thread locals: one value for each thread, made at first use, inherited or not. */
public final class Locals {
    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);
    private static final ThreadLocal<String> NAME = new ThreadLocal<>();
    private static final InheritableThreadLocal<String> FAMILY = new InheritableThreadLocal<>();

    private Locals() {}

    public static void main(String[] arguments) throws InterruptedException {
        NAME.set("main");
        FAMILY.set("parent");
        COUNT.get()[0] = 100;
        String[] seen = new String[3];
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 1000 * (number + 1); k++) {
                    COUNT.get()[0]++;
                }
                seen[number] = COUNT.get()[0] + " " + NAME.get() + " " + FAMILY.get();
                NAME.set("thread");
                FAMILY.set("child");
                NAME.remove();
                boolean below = ThreadLocalRandom.current().nextInt(5) < 5;
                seen[number] += " " + NAME.get() + " " + FAMILY.get() + " " + below;
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        for (String each : seen) {
            System.out.println(each);
        }
        System.out.println(COUNT.get()[0] + " " + NAME.get() + " " + FAMILY.get());
    }
}
