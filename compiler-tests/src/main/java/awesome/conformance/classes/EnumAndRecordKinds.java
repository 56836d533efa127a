package awesome.conformance.classes;

import java.util.Arrays;

/** What classes of enums, records and sealed interfaces say about themselves. */
public final class EnumAndRecordKinds {
    private EnumAndRecordKinds() {}

    private enum Plain { A, B, C }

    private enum Bodied {
        X {
            @Override
            int value() {
                return 1;
            }
        },
        Y {
            @Override
            int value() {
                return 2;
            }
        };

        abstract int value();
    }

    private enum Empty {}

    private record Point(int x, int y) {}

    private record Nothing() {}

    private sealed interface Tree permits Leaf, Node {}

    private record Leaf(int value) implements Tree {}

    private record Node(Tree left, Tree right) implements Tree {}

    private static <E extends Enum<E>> void list(Class<E> type) {
        System.out.println(Arrays.toString(type.getEnumConstants()) + " " + type.isEnum());
    }

    private static int sum(Tree tree) {
        if (tree instanceof Leaf leaf) {
            return leaf.value();
        }
        Node node = (Node) tree;
        return sum(node.left()) + sum(node.right());
    }

    public static void main(String[] arguments) {
        list(Plain.class);
        list(Bodied.class);
        list(Empty.class);
        System.out.println(Bodied.X.getClass().isEnum() + " " + Bodied.X.getClass().getEnumConstants() + " "
                + (Bodied.X.getDeclaringClass() == Bodied.class) + " " + Plain.A.getClass().isEnum());
        System.out.println(Point.class.isRecord() + " " + Nothing.class.isRecord() + " " + Tree.class.isRecord() + " "
                + Record.class.isRecord() + " " + Leaf.class.getSuperclass());
        System.out.println(Point.class.getEnumConstants() == null);
        System.out.println(sum(new Node(new Leaf(1), new Node(new Leaf(2), new Leaf(3)))));
        System.out.println(new Node(new Leaf(1), null) + " " + new Nothing() + " " + new Nothing().equals(new Nothing()));
        System.out.println(Plain.valueOf("B").compareTo(Plain.C) + " " + (Plain.B.hashCode() == Plain.valueOf("B").hashCode()) + " "
                + Plain.valueOf("C").name() + " " + Enum.valueOf(Bodied.class, "Y").value());
        Plain[] once = Plain.values();
        once[0] = null;
        System.out.println(Plain.values()[0] + " " + (Plain.values() == Plain.values()));
    }
}
