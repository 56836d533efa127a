package awesome.conformance.lambdas;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** References to super, to inner constructors, to array clones, and through type variables. */
public final class MoreReferences {
    private MoreReferences() {}

    private static class Parent {
        String name() {
            return "parent";
        }
    }

    private static final class Child extends Parent {
        @Override
        String name() {
            return "child";
        }

        Supplier<String> upper() {
            return super::name;
        }

        Supplier<String> own() {
            return this::name;
        }

        private final class Room {
            final int number;

            Room(int number) {
                this.number = number + name().length();
            }
        }

        IntFunction<Room> rooms() {
            return Room::new;
        }
    }

    private static <T extends Comparable<T> & java.io.Serializable> Function<T, Integer> compareWith(T other) {
        return other::compareTo;
    }

    private static <T> Supplier<T> constant(T value) {
        return () -> value;
    }

    public static void main(String[] arguments) {
        Child child = new Child();
        System.out.println(child.upper().get() + " " + child.own().get() + " " + child.rooms().apply(10).number);
        UnaryOperator<int[]> copy = int[]::clone;
        int[] original = {1, 2};
        int[] copied = copy.apply(original);
        copied[0] = 9;
        System.out.println(original[0] + " " + copied[0] + " " + compareWith("m").apply("k") + " "
                + compareWith(3).apply(5) + " " + constant(constant("deep")).get().get());
        Function<Object, String> text = Object::toString;
        Function<Integer, String> narrowed = text::apply;
        Function<Integer, Object> widened = narrowed::apply;
        System.out.println(widened.apply(77) + " " + ((Supplier<String>) "bound"::toUpperCase).get());
    }
}
