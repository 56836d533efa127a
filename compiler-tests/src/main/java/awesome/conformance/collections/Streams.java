package awesome.conformance.collections;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Streams of objects and numbers, with the usual steps and collectors. */
public final class Streams {
    private Streams() {}

    public static void main(String[] arguments) {
        List<String> words = List.of("delta", "alpha", "charlie", "bravo", "echo", "alpha");
        System.out.println(words.stream().filter(s -> s.length() == 5).map(String::toUpperCase).sorted().toList());
        System.out.println(words.stream().distinct().collect(Collectors.joining(", ", "[", "]")) + " "
                + words.stream().count() + " " + words.stream().anyMatch("echo"::equals) + " "
                + words.stream().max(Comparator.naturalOrder()).get());
        Map<Integer, Long> counts = words.stream()
                .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
        Map<Character, Integer> lengths = words.stream()
                .collect(Collectors.toMap(s -> s.charAt(0), String::length, Integer::sum, TreeMap::new));
        System.out.println(counts + " " + lengths);
        System.out.println(IntStream.rangeClosed(1, 10).filter(i -> i % 2 == 1).mapToObj(i -> "n" + i).reduce("",
                String::concat) + " " + IntStream.of(3, 1, 2).sorted().boxed().toList() + " "
                + IntStream.range(0, 100).sum() + " " + IntStream.range(0, 5).average().getAsDouble() + " "
                + IntStream.range(0, 5).summaryStatistics());
        System.out.println(Stream.iterate(1, i -> i * 3).limit(6).skip(1).toList() + " "
                + Stream.of(List.of(1, 2), List.of(3)).flatMap(List::stream).mapToInt(i -> i).sum() + " "
                + Arrays.stream(new double[] {1.5, 2.5}).map(d -> d * 2).sum());
        words.stream()
                .peek(s -> System.out.print(s.charAt(0)))
                .takeWhile(s -> !s.startsWith("c"))
                .forEach(s -> System.out.print("!"));
        System.out.println();
        System.out.println(words.stream().collect(Collectors.partitioningBy(s -> s.contains("l"))));
    }
}
