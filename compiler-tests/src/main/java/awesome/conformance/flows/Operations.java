package awesome.conformance.flows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stream operations: laziness, order, short circuits, flattening, errors. */
public final class Operations {
    private Operations() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(Stream.iterate(1, each -> each * 3).peek(each -> System.out.print("<" + each
                + ">")).filter(each -> each % 2 == 1)
                .skip(1).limit(3).map(String::valueOf).collect(Collectors.toList()));
        System.out.println(Stream.of(5, 3, 9, 3, 1).distinct().sorted(Comparator.reverseOrder()).toList() + " "
                + Stream.of(1, 2, 3, 4, 1).takeWhile(each -> each < 4).toList() + " "
                + Stream.of(1, 2, 3, 4, 1).dropWhile(each -> each < 3).toList()
                + " " + Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).reduce(0,
                Integer::sum) + " "
                + Stream.of(1, 2, 3).<Object>mapMulti((each, out) -> {
                    out.accept(each);
                    out.accept("x" + each);
                }).toList());
        System.out.println(Stream.of(1, 2).anyMatch(each -> each > 1) + " "
                + Stream.of(1, 2).allMatch(each -> each > 1) + " "
                + Stream.empty().noneMatch(each -> true) + " " + Stream.of(4, 2).min(Integer::compare) + " "
                + Stream.of(4, 2).findFirst()
                + " " + Stream.empty().findAny() + " " + Stream.of(1, 2, 3).reduce((a, b) -> a * 10 + b) + " "
                + Stream.concat(Stream.of("a"), Stream.of("b")).count() + " " + Stream.ofNullable(null).count() + " "
                + Stream.iterate(1, each -> each < 50, each -> each * 2).toList() + " "
                + Stream.generate(() -> "g").limit(2).toList());
        Stream<Integer> used = Stream.of(1);
        used.count();
        show(used::count);
        show(() -> Stream.of(1, 0).map(each -> 1 / each).toList());
        show(() -> Stream.of("x", 1).sorted().toList());
        show(() -> Stream.of(1).toList().add(2));
        StringBuilder closed = new StringBuilder();
        try (Stream<String> stream = Stream.of("a").onClose(() -> closed.append("one ")).onClose(() ->
                closed.append("two"))) {
            stream.forEach(each -> closed.append(each));
        }
        System.out.println(closed + " " + Arrays.toString(Stream.of("b", "a").sorted().toArray(String[]::new)));
    }
}
