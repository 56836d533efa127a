package awesome.conformance.utilities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.concurrent.Callable;

/** Objects, Optional, StringJoiner, Iterator defaults, Comparators. */
public final class Defaults {
    private Defaults() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(Objects.equals(null, null) + " " + Objects.hash(1, "a", null) + " "
                + Objects.toString(null, "none") + " "
                + Objects.requireNonNullElse(null, 5) + " " + Objects.compare("a", "b", Comparator.reverseOrder())
                + " " + Objects.deepEquals(
                new int[][] {{1}}, new int[][] {{1}}) + " " + Objects.checkIndex(2, 3) + " " + Objects.isNull(1) + " "
                + Objects.hashCode(null));
        show(() -> Objects.requireNonNull(null, "must be there"));
        show(() -> Objects.requireNonNull(null, () -> "made late"));
        show(() -> Objects.checkIndex(3, 3));
        show(() -> Objects.checkFromToIndex(2, 1, 3));
        show(() -> Objects.checkFromIndexSize(1, 3, 3));
        show(() -> Objects.requireNonNullElseGet(null, () -> null));
        System.out.println(Optional.of(3).map(each -> each * 2).filter(each -> each > 5).or(() -> Optional.of(1))
                + " " + Optional.empty().isPresent() + " "
                + Optional.ofNullable((String) null).map(String::length).orElse(-1) + " "
                + Optional.of("x").stream().count() + " "
                + Optional.of(1).flatMap(each -> Optional.empty()) + " " + OptionalInt.of(4) + " "
                + OptionalDouble.empty() + " " + Optional.of("x").hashCode());
        show(() -> Optional.empty().get());
        show(() -> Optional.empty().orElseThrow(() -> new IllegalStateException("own")));
        show(() -> Optional.of(null));
        Optional.of(1).ifPresentOrElse(each -> System.out.print("there "), () -> System.out.print("not "));
        StringJoiner joiner = new StringJoiner(", ", "{", "}").setEmptyValue("nothing");
        System.out.print(joiner + " " + joiner.length() + " ");
        System.out.println(joiner.add("a").add("b").merge(new StringJoiner("+").add("c").add("d")) + " "
                + joiner.length());
        List<String> names = new ArrayList<>(List.of("bob", "Al", "carl", "al", "Dave"));
        names.sort(Comparator.comparing(String::length).thenComparing(String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.reverseOrder()));
        System.out.println(names);
        names.add(null);
        names.sort(Comparator.nullsFirst(Comparator.comparing(each -> each.charAt(each.length() - 1))));
        System.out.println(names + " " + Collections.max(List.of(3, 9, 4), Comparator.comparingInt(each -> -each)));
    }
}
