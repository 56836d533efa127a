package awesome.conformance.threads;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tasks that fork, parallel streams and parallel sorting. */
public final class ForkJoin {
    private ForkJoin() {}

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;

        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            return new Fibonacci(n - 2).compute() + left.join();
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Fibonacci(20).invoke());
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println(pool.invoke(new Fibonacci(18)) + " " + pool.getParallelism());
        pool.shutdown();
        System.out.println(LongStream.rangeClosed(1, 200_000).parallel().filter(n -> n % 3 == 0).sum());
        System.out.println(IntStream.range(0, 20_000).parallel().mapToObj(Integer::toString)
                .collect(Collectors.groupingByConcurrent(String::length, Collectors.counting())));
        System.out.println(IntStream.range(0, 1000).parallel().boxed().map(i -> i * 2)
                .collect(Collectors.toList()).hashCode());
        int[] numbers = new int[50_000];
        int seed = 12345;
        for (int i = 0; i < numbers.length; i++) {
            seed = seed * 1103515245 + 12345;
            numbers[i] = seed >>> 8;
        }
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        Arrays.parallelSort(numbers);
        System.out.println(Arrays.equals(numbers, sorted));
        try {
            IntStream.range(0, 1000).parallel().forEach(i -> {
                if (i == 500) {
                    throw new UnsupportedOperationException();
                }
            });
        } catch (UnsupportedOperationException e) {
            System.out.println("thrown in parallel");
        }
    }
}
