package awesome.conformance.types;

/** Constants of an enum: names, order, lookup, and the message for a wrong name. */
public final class Enums {
    private Enums() {}

    private enum Planet {
        MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6) {
            @Override
            String note() {
                return "home";
            }
        };

        private final double mass;
        private final double radius;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return 6.67300E-11 * mass / (radius * radius);
        }

        String note() {
            return "far";
        }
    }

    private enum Empty {}

    private enum Operation {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        TIMES("*") {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        private final String symbol;

        Operation(String symbol) {
            this.symbol = symbol;
        }

        abstract int apply(int a, int b);

        @Override
        public String toString() {
            return symbol;
        }
    }

    public static void main(String[] arguments) {
        for (Planet each : Planet.values()) {
            System.out.println(each + " " + each.ordinal() + " " + each.gravity() + " " + each.note() + " "
                    + each.name() + " " + each.getDeclaringClass().getSimpleName() + " "
                    + (each.getClass() == Planet.class));
        }
        for (Operation each : Operation.values()) {
            System.out.println(6 + "" + each + 7 + "=" + each.apply(6, 7) + " " + each.name());
        }
        System.out.println(Planet.valueOf("EARTH").compareTo(Planet.MERCURY) + " " + Empty.values().length + " "
                + (Planet.values() != Planet.values()) + " " + Operation.valueOf("PLUS").equals(Operation.PLUS) + " "
                + Enum.valueOf(Planet.class, "MERCURY"));
        try {
            Planet.valueOf("PLUTO");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
