package awesome.conformance.types;

import java.util.ArrayList;
import java.util.List;

/** Double dispatch over a sealed hierarchy, with generics. */
public final class Visitors {
    private Visitors() {}

    private interface Visitor<R> {
        R number(int value);

        R add(Tree left, Tree right);

        R apply(String name, List<Tree> parts);
    }

    private sealed interface Tree {
        <R> R accept(Visitor<R> visitor);
    }

    private record Num(int value) implements Tree {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(value);
        }
    }

    private record Add(Tree left, Tree right) implements Tree {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.add(left, right);
        }
    }

    private record Apply(String name, List<Tree> parts) implements Tree {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.apply(name, parts);
        }
    }

    private static final class Evaluate implements Visitor<Long> {
        @Override
        public Long number(int value) {
            return (long) value;
        }

        @Override
        public Long add(Tree left, Tree right) {
            return left.accept(this) + right.accept(this);
        }

        @Override
        public Long apply(String name, List<Tree> parts) {
            long result = name.equals("product") ? 1 : 0;
            for (Tree each : parts) {
                long value = each.accept(this);
                result = name.equals("product") ? result * value : Math.max(result, value);
            }
            return result;
        }
    }

    private static final class Show implements Visitor<String> {
        @Override
        public String number(int value) {
            return value < 0 ? "(" + value + ")" : "" + value;
        }

        @Override
        public String add(Tree left, Tree right) {
            return left.accept(this) + "+" + right.accept(this);
        }

        @Override
        public String apply(String name, List<Tree> parts) {
            List<String> shown = new ArrayList<>();
            for (Tree each : parts) {
                shown.add(each.accept(this));
            }
            return name + shown;
        }
    }

    public static void main(String[] arguments) {
        Tree tree = new Add(new Num(-4), new Apply("product", List.of(new Num(3), new Add(new Num(1), new Num(2)),
                new Apply("max", List.of(new Num(7), new Num(9))))));
        System.out.println(tree.accept(new Show()) + " = " + tree.accept(new Evaluate()));
        System.out.println(tree.equals(new Add(new Num(-4), new Num(0))) + " " + tree.hashCode());
    }
}
