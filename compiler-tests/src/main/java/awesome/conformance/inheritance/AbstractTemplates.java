package awesome.conformance.inheritance;

/** Abstract classes between interfaces and implementations; super calls that skip levels; toString by default. */
public final class AbstractTemplates {
    private AbstractTemplates() {}

    private interface Shape {
        double area();

        default String describe() {
            return "shape of " + area();
        }
    }

    private abstract static class Scaled implements Shape {
        protected double scale = 1;

        protected abstract double unit();

        @Override
        public double area() {
            return unit() * scale * scale;
        }

        Scaled scale(double by) {
            scale *= by;
            return this;
        }
    }

    private abstract static class Regular extends Scaled {
        abstract int corners();

        @Override
        public String describe() {
            return corners() + " corners, " + super.describe();
        }
    }

    private static class Square extends Regular {
        @Override
        protected double unit() {
            return 1;
        }

        @Override
        int corners() {
            return 4;
        }
    }

    private static class Cut extends Square {
        @Override
        int corners() {
            return super.corners() + 1;
        }

        @Override
        protected double unit() {
            return super.unit() - 0.125;
        }

        @Override
        public double area() {
            return super.area() - 0.5;
        }
    }

    private static final class Named extends Scaled {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        @Override
        protected double unit() {
            return name.length();
        }

        @Override
        public String toString() {
            return name + ":" + super.toString().startsWith("awesome.conformance.inheritance.AbstractTemplates$Named@");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name) || super.equals(other);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    public static void main(String[] arguments) {
        Shape[] all = {new Square(), new Cut(), new Square().scale(3), new Cut().scale(2).scale(2), new Named("seven"), () -> 2.5};
        double sum = 0;
        for (Shape each : all) {
            System.out.println(each instanceof Scaled ? each.describe() : "lambda " + each.area());
            sum += each.area();
        }
        System.out.println(sum);
        System.out.println(new Named("a").equals(new Named("a")) + " " + new Named("a").equals(new Named("b")) + " " + new Named("n"));
        System.out.println(new Regular() {
            @Override
            int corners() {
                return 3;
            }

            @Override
            protected double unit() {
                return 0.5;
            }
        }.scale(4).describe());
    }
}
