package awesome.conformance.tasks;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Fork-join pools: recursive tasks, own pools, exceptions. */
public final class ForkedTasks {
    private ForkedTasks() {}

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int number;

        Fibonacci(int number) {
            this.number = number;
        }

        @Override
        protected Integer compute() {
            if (number < 2) {
                return number;
            }
            Fibonacci left = new Fibonacci(number - 1);
            left.fork();
            return new Fibonacci(number - 2).compute() + left.join();
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(ForkJoinPool.commonPool().invoke(new Fibonacci(20)) + " "
                + new ForkJoinPool(3).submit(() -> IntStream.range(0, 1000).parallel()
                .sum()).get());
        ForkJoinPool pool = new ForkJoinPool(2);
        try {
            pool.invoke(new RecursiveTask<Integer>() {
                private static final long serialVersionUID = 1;

                @Override
                protected Integer compute() {
                    throw new IllegalStateException("inside");
                }
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage().endsWith("inside"));
        }
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.getParallelism());
    }
}
