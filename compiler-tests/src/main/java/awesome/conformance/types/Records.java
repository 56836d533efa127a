package awesome.conformance.types;

import java.util.Arrays;
import java.util.List;

/** Records have accessors, equality, hash codes and text by their components. */
public final class Records {
    private Records() {}

    private record Point(int x, int y) {}

    private record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, Object o) {}

    private record Empty() {}

    private record Pair<A, B>(A first, B second) {
        static <T> Pair<T, T> twice(T value) {
            return new Pair<>(value, value);
        }

        Pair<B, A> swap() {
            return new Pair<>(second, first);
        }
    }

    private record Holder(int[] array, Point point) {}

    public static void main(String[] arguments) {
        Point point = new Point(3, -4);
        System.out.println(point + " " + point.x() + " " + point.hashCode() + " " + point.equals(new Point(3, -4)) + " "
                + point.equals(new Point(3, 4)) + " " + point.equals(null));
        All all = new All(true, (byte) 1, '2', (short) 3, 4, 5L, 6f, -0.0, "eight", null);
        All other = new All(true, (byte) 1, '2', (short) 3, 4, 5L, 6f, 0.0, "eight", null);
        System.out.println(all + " " + all.hashCode() + " " + all.equals(other) + " " + other.hashCode());
        System.out.println(new Empty() + " " + new Empty().hashCode() + " " + new Empty().equals(new Empty()));
        System.out.println(Pair.twice("x") + " " + new Pair<>(1, List.of(2)).swap() + " "
                + new Pair<>(null, 1).hashCode());
        int[] array = {1};
        System.out.println(new Holder(array, point).equals(new Holder(array, new Point(3, -4))) + " "
                + new Holder(array, point).equals(new Holder(array.clone(), point)) + " "
                + Arrays.toString(new Holder(array, null).array()));
        System.out.println(new Pair<>(Double.NaN, 0f).equals(new Pair<>(Double.NaN, 0f)) + " "
                + new Pair<>(0f, 0).equals(new Pair<>(-0f, 0)));
    }
}
