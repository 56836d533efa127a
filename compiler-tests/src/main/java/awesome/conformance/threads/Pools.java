package awesome.conformance.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Executors, latches, barriers and semaphores. */
public final class Pools {
    private Pools() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            tasks.add(() -> number * number);
        }
        int sum = 0;
        for (Future<Integer> each : pool.invokeAll(tasks)) {
            sum += each.get();
        }
        System.out.println(sum);
        Future<String> failing = pool.submit(() -> {
            throw new IllegalArgumentException("no");
        });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getMessage() + " " + e.getCause());
        }
        CountDownLatch latch = new CountDownLatch(3);
        CyclicBarrier barrier = new CyclicBarrier(3, () -> System.out.println("all at the barrier"));
        AtomicInteger after = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> {
                try {
                    barrier.await();
                    after.incrementAndGet();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                latch.countDown();
            });
        }
        latch.await();
        System.out.println("after " + after.get());
        Semaphore semaphore = new Semaphore(0);
        pool.execute(() -> semaphore.release(2));
        System.out.println(semaphore.tryAcquire(2, 10, TimeUnit.SECONDS) + " " + semaphore.tryAcquire());
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isTerminated());
        try {
            pool.execute(() -> System.out.println("late"));
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        System.out.println(clock.schedule(() -> "later", 5, TimeUnit.MILLISECONDS).get());
        CountDownLatch ticks = new CountDownLatch(3);
        clock.scheduleAtFixedRate(ticks::countDown, 0, 1, TimeUnit.MILLISECONDS);
        ticks.await();
        clock.shutdownNow();
        System.out.println("ticked " + clock.awaitTermination(10, TimeUnit.SECONDS));
    }
}
