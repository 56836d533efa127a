package awesome.conformance.objects;

/** What Object gives to every class: equals, hashCode, toString, getClass. */
public final class ObjectMethods {
    private ObjectMethods() {}

    private static class Plain {}

    private static final class Point implements Cloneable {
        int x;
        int[] shared = {1};

        @Override
        public boolean equals(Object other) {
            return other instanceof Point p && p.x == x;
        }

        @Override
        public int hashCode() {
            return 31 + x;
        }

        @Override
        public Point clone() throws CloneNotSupportedException {
            return (Point) super.clone();
        }
    }

    private static final class Sealed {
        Object copy() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    public static void main(String[] arguments) throws CloneNotSupportedException {
        Plain plain = new Plain();
        int hash = plain.hashCode();
        System.out.println((hash == plain.hashCode()) + " " + (hash == System.identityHashCode(plain)) + " "
                + plain.toString().equals(plain.getClass().getName() + "@" + Integer.toHexString(hash)) + " "
                + plain.equals(plain) + " " + plain.equals(new Plain()));
        Point point = new Point();
        point.x = 8;
        Point copy = point.clone();
        copy.shared[0] = 5;
        System.out.println(point.equals(copy) + " " + (point == copy) + " " + point.shared[0] + " " + copy + " "
                + point.hashCode());
        System.out.println((System.identityHashCode(point) == System.identityHashCode(point)) + " "
                + System.identityHashCode(null));
        try {
            new Sealed().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(point.getClass() == copy.getClass());
        System.out.println(Point.class + " " + Runnable.class + " " + int.class + " " + Point.class.getSimpleName());
    }
}
