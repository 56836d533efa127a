package awesome.conformance.switches;

/** Switch expressions as arguments, operands and conditions, with exceptions and loops inside. */
public final class YieldForms {
    private YieldForms() {}

    private static int inner(int n) {
        return n + switch (n % 4) {
            case 0 -> {
                int sum = 0;
                for (int i = 0; i < 5; i++) {
                    if (i == 3) {
                        break;
                    }
                    sum += i;
                }
                yield sum;
            }
            case 1 -> {
                try {
                    yield 10 / (n - 1);
                } catch (ArithmeticException e) {
                    yield -1;
                } finally {
                    System.out.print("f");
                }
            }
            case 2 -> throw new IllegalStateException("two " + n);
            default -> n > 5 ? 1 : switch (n) {
                case 3:
                    yield 33;
                default:
                    int k = n;
                    yield k * 2;
            };
        } * 2;
    }

    private static String mixed(Object a, int b, long c, double d) {
        return a + "," + b + "," + c + "," + d;
    }

    private static String types(int n) {
        return mixed(switch (n) {
            case 0 -> 'c';
            case 1 -> "s";
            default -> 2.5;
        }, n, switch (n) {
            case 0 -> 1;
            case 1 -> 2L;
            default -> 'a';
        }, switch (n) {
            case 0 -> 1;
            case 1 -> 1.5f;
            default -> 3L;
        });
    }

    private static boolean is(int n) {
        return switch (n) {
            case 1, 3, 5 -> true;
            default -> n > 6;
        };
    }

    private static Object boxed(int n) {
        return switch (n) {
            case 0 -> 1;
            case 1 -> 2.0;
            default -> (short) 3;
        };
    }

    public static void main(String[] arguments) {
        for (int n = 0; n < 8; n++) {
            try {
                System.out.print(inner(n) + " ");
            } catch (IllegalStateException e) {
                System.out.print(e.getMessage() + " ");
            }
            if (switch (n) {
                case 2 -> true;
                default -> is(n);
            } && !is(n + 1)) {
                System.out.print("yes ");
            }
            int[] array = {switch (n) {
                case 4 -> 4;
                default -> -n;
            }};
            array[switch (n) {
                default -> 0;
            }] += n;
            System.out.println(types(n) + " " + array[0] + " " + boxed(n) + " " + boxed(n).getClass().getName());
        }
    }
}
