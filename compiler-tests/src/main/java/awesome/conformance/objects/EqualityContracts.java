package awesome.conformance.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** equals and hashCode of our own in collections, with subclasses and mutable keys. */
public final class EqualityContracts {
    private EqualityContracts() {}

    private static class Point {
        int x;
        int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other != null && other.getClass() == getClass() && ((Point) other).x == x && ((Point) other).y == y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }
    }

    private static final class Named extends Point {
        final String name;

        Named(int x, int y, String name) {
            super(x, y);
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && Objects.equals(name, ((Named) other).name);
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + Objects.hashCode(name);
        }
    }

    public static void main(String[] arguments) {
        Set<Point> set = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            set.add(new Point(i % 10, i % 7));
            set.add(new Named(i % 5, i % 3, i % 2 == 0 ? null : "n"));
        }
        System.out.println(set.size() + " " + set.contains(new Point(3, 3)) + " " + set.contains(new Named(3, 2, "n"))
                + " " + set.contains(new Named(3, 2, "m")) + " " + new Point(1, 2).equals(new Named(1, 2, null)));
        Point moved = new Point(50, 50);
        Map<Point, String> map = new HashMap<>(Map.of(moved, "here"));
        moved.x = 51;
        System.out.println(map.get(moved) + " " + map.get(new Point(50, 50)) + " " + map.size() + " "
                + map.containsValue("here"));
        List<Point> list = new ArrayList<>(List.of(new Point(1, 1), new Named(1, 1, "a")));
        System.out.println(list.indexOf(new Named(1, 1, "a")) + " " + list.remove(new Point(1, 1)) + " " + list.size());
    }
}
