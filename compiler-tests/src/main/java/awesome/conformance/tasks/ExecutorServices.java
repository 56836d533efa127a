package awesome.conformance.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Executors: fixed and cached pools, results, failures, shutdown, rejection. */
public final class ExecutorServices {
    private ExecutorServices() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            futures.add(pool.submit(() -> number * number));
        }
        int sum = 0;
        for (Future<Integer> each : futures) {
            sum += each.get();
        }
        System.out.println(sum + " " + pool.invokeAll(List.of(() -> "a", () -> "b")).stream().map(Future::isDone)
                .toList() + " " + pool.invokeAny(List.of(
                () -> "only")));
        Future<?> failing = pool.submit(() -> {
            throw new IllegalArgumentException("in the task");
        });
        show(failing::get);
        CountDownLatch never = new CountDownLatch(1);
        Future<?> waiting = pool.submit(() -> {
            never.await();
            return 1;
        });
        System.out.println(waiting.cancel(true) + " " + waiting.isCancelled());
        show(waiting::get);
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isShutdown() + " "
                + pool.isTerminated());
        try {
            pool.submit(() -> 1);
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        CountDownLatch ticks = new CountDownLatch(3);
        ScheduledFuture<?> repeated = timer.scheduleAtFixedRate(ticks::countDown, 1, 2, TimeUnit.MILLISECONDS);
        System.out.println(ticks.await(10, TimeUnit.SECONDS) + " " + repeated.cancel(false) + " "
                + timer.schedule(() -> "late", 2, TimeUnit.MILLISECONDS).get());
        System.out.println(timer.shutdownNow().size());
        ExecutorService single = Executors.newSingleThreadExecutor();
        System.out.println(single.submit(() -> Thread.currentThread().isDaemon()).get() + " " + single.shutdownNow());
    }
}
