package awesome.conformance.types;

/** Compact and further constructors, static members, interfaces and nested records. */
public final class RecordConstructors {
    private RecordConstructors() {}

    private interface Shape {
        double area();
    }

    private record Rectangle(double width, double height) implements Shape {
        static int made;

        Rectangle {
            if (width < 0 || height < 0) {
                throw new IllegalArgumentException("negative: " + width + " x " + height);
            }
            width = Math.max(width, 1);
            made++;
        }

        Rectangle(double side) {
            this(side, side);
        }

        @Override
        public double area() {
            return width * height;
        }

        @Override
        public String toString() {
            return "[" + width + " by " + height() + "]";
        }
    }

    private record Circle(double radius) implements Shape {
        @Override
        public double area() {
            return 3 * radius * radius;
        }

        @Override
        public double radius() {
            return radius + 0.5;
        }
    }

    private record Group(Shape... shapes) {}

    public static void main(String[] arguments) {
        Group group = new Group(new Rectangle(0.25, 4), new Rectangle(3), new Circle(2));
        for (Shape each : group.shapes()) {
            System.out.println(each + " " + each.area());
        }
        System.out.println(Rectangle.made + " " + new Circle(1).radius() + " " + new Circle(1).equals(new Circle(1)));
        try {
            new Rectangle(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
