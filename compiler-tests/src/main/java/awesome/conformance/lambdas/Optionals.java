package awesome.conformance.lambdas;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** Optional and its methods. */
public final class Optionals {
    private Optionals() {}

    public static void main(String[] arguments) {
        Optional<String> some = Optional.of("value");
        Optional<String> none = Optional.ofNullable(null);
        System.out.println(some + " " + none + " " + some.map(String::length) + " " + none.map(String::length) + " "
                + some.filter(s -> s.isEmpty()).isPresent() + " " + some.flatMap(s -> Optional.of(s + s)).get() + " "
                + none.orElse("else") + " " + none.orElseGet(() -> "got") + " " + none.or(() -> some).get() + " "
                + none.isEmpty());
        some.ifPresent(System.out::println);
        none.ifPresentOrElse(System.out::println, () -> System.out.println("absent"));
        try {
            none.get();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            none.orElseThrow(() -> new IllegalStateException("mine"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(OptionalInt.of(3) + " " + OptionalInt.empty() + " " + some.equals(Optional.of("value")) + " "
                + some.hashCode());
    }
}
