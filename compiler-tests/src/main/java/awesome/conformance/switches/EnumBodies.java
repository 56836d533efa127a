package awesome.conformance.switches;

/** Switches on enums whose constants have bodies, fields and statics, in statements, expressions and nested. */
public final class EnumBodies {
    private EnumBodies() {}

    private enum Operation {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS("-") {
            @Override
            int apply(int a, int b) {
                return a - b;
            }

            @Override
            Operation inverse() {
                return PLUS;
            }
        },
        SHIFT("<<") {
            private int calls;

            @Override
            int apply(int a, int b) {
                calls++;
                return (a << b) + calls;
            }

            @Override
            Operation inverse() {
                return this;
            }
        },
        NONE;

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        Operation() {
            this("?");
        }

        int apply(int a, int b) {
            return 0;
        }

        Operation inverse() {
            return MINUS;
        }
    }

    private static String kind(Operation operation) {
        switch (operation) {
            case PLUS:
            case MINUS:
                return "linear";
            case SHIFT:
                return "binary";
            default:
                return "none";
        }
    }

    private static int weight(Operation a, Operation b) {
        return switch (a) {
            case PLUS -> switch (b) {
                case PLUS -> 1;
                case MINUS -> 2;
                default -> 3;
            };
            case MINUS, NONE -> {
                int result = 10;
                switch (b) {
                    case SHIFT -> result += 1;
                    case NONE -> result += 2;
                    default -> { }
                }
                yield result;
            }
            case SHIFT -> b.ordinal() * 100;
        };
    }

    public static void main(String[] arguments) {
        for (Operation each : Operation.values()) {
            System.out.println(each + " " + each.sign + " " + each.apply(7, 2) + " " + each.inverse() + " " + kind(each) + " "
                    + (each.getClass() == Operation.class) + " " + each.getDeclaringClass().getSimpleName() + " "
                    + each.getClass().getSuperclass().getSimpleName());
            for (Operation other : Operation.values()) {
                System.out.print(weight(each, other) + " ");
            }
            System.out.println();
        }
        System.out.println(Operation.SHIFT.apply(1, 4) + " " + Operation.valueOf("SHIFT").apply(1, 4));
        try {
            System.out.println(weight(null, Operation.PLUS));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        try {
            Operation.valueOf("plus");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
