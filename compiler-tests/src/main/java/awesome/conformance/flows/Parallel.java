package awesome.conformance.flows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parallel streams give what sequential ones give. */
public final class Parallel {
    private Parallel() {}

    public static void main(String[] arguments) throws Exception {
        List<Integer> numbers = IntStream.range(0, 10_000).boxed().collect(Collectors.toList());
        System.out.println(numbers.parallelStream().mapToLong(each -> (long) each * each).sum() + " "
                + numbers.parallelStream().filter(each -> each % 3 == 0).map(String::valueOf)
                .collect(Collectors.joining()).hashCode() + " "
                + new TreeMap<>(numbers.parallelStream().collect(Collectors.groupingBy(each -> each % 7,
                Collectors.counting()))) + " "
                + new TreeMap<>(numbers.parallelStream().collect(Collectors.groupingByConcurrent(each -> each % 5,
                Collectors.summingInt(
                        each -> each % 10)))) + " " + numbers.parallelStream().sorted(Comparator.reverseOrder())
                        .limit(3).toList() + " "
                + numbers.parallelStream().skip(9_990).toList() + " " + numbers.parallelStream().distinct().count()
                + " "
                + numbers.parallelStream().reduce(0, Integer::sum, Integer::sum) + " "
                + numbers.parallelStream().anyMatch(each -> each == 77));
        int[] array = new Random(1).ints(50_000).toArray();
        int[] copy = array.clone();
        Arrays.parallelSort(array);
        Arrays.sort(copy);
        long[] prefix = new long[1_000];
        Arrays.parallelSetAll(prefix, each -> each);
        Arrays.parallelPrefix(prefix, Long::sum);
        System.out.println(Arrays.equals(array, copy) + " " + prefix[999] + " " + Arrays.hashCode(array));
        AtomicInteger sum = new AtomicInteger();
        IntStream.range(0, 10_000).parallel().forEach(sum::addAndGet);
        StringBuilder ordered = new StringBuilder();
        IntStream.range(0, 20).parallel().forEachOrdered(ordered::append);
        System.out.println(sum + " " + ordered);
        try {
            IntStream.range(0, 1000).parallel().map(each -> 10 / (each - 500)).sum();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
