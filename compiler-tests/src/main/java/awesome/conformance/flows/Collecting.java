package awesome.conformance.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collectors: all of them. */
public final class Collecting {
    private Collecting() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of("pear", "apple", "fig", "banana", "kiwi", "cherry", "date");
        System.out.println(words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new,
                Collectors.toList())) + " "
                + words.stream().collect(Collectors.partitioningBy(each -> each.length() > 4, Collectors.counting()))
                + " "
                + words.stream().collect(Collectors.toMap(each -> each.charAt(0), String::length, Integer::sum,
                TreeMap::new)));
        System.out.println(words.stream().collect(Collectors.joining(", ", "[", "]")) + " "
                + words.stream().collect(Collectors.averagingInt(String::length)) + " "
                + words.stream().collect(Collectors.summarizingInt(String::length)) + " "
                + words.stream().collect(Collectors.mapping(each -> each.charAt(1),
                Collectors.toCollection(TreeSet::new))) + " "
                + words.stream().collect(Collectors.filtering(each -> each.contains("a"),
                Collectors.minBy(Comparator.naturalOrder()))) + " "
                + words.stream().collect(Collectors.flatMapping(each -> each.chars().boxed(),
                Collectors.summingInt(each -> each))) + " "
                + words.stream().collect(Collectors.reducing(0, String::length, Integer::max)) + " "
                + words.stream().collect(Collectors.teeing(Collectors.counting(),
                Collectors.maxBy(Comparator.comparing(String::length)),
                        (count, longest) -> count + longest.get())) + " "
                + words.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size)));
        System.out.println(words.stream().collect(Collectors.toUnmodifiableSet()).size() + " "
                + new TreeMap<>(words.stream().collect(
                Collectors.toUnmodifiableMap(each -> each, String::length))) + " "
                + new TreeMap<>(words.stream().collect(Collectors.groupingByConcurrent(String::length,
                Collectors.counting()))) + " "
                + new TreeMap<>(words.stream().collect(Collectors.toConcurrentMap(each -> each, each -> 1))).keySet());
        System.out.println(Stream.of("a", "b").collect(Collector.of(StringBuilder::new, StringBuilder::append,
                StringBuilder::append,
                StringBuilder::toString)) + " " + Stream.of(1, 2, 3).collect(ArrayList::new, ArrayList::add,
                ArrayList::addAll));
        show(() -> words.stream().collect(Collectors.toMap(String::length, each -> each)));
        show(() -> Stream.of(1, null).collect(Collectors.toUnmodifiableList()));
    }
}
