package awesome.conformance.language;

/** Final fields, parameters and locals, set on every path, and constants that are not constant expressions. */
public final class Immutables {
    private Immutables() {}

    private static final int CONSTANT = 10;
    private static final Integer BOXED = 10;
    private static final int COMPUTED;
    private static final int[] ARRAY = {CONSTANT, 2};
    private static final String TEXT = "text".concat("");

    static {
        int value = 0;
        for (int i = 0; i < CONSTANT; i++) {
            value += i;
        }
        COMPUTED = value > 40 ? value : -value;
    }

    private static final class Point {
        private final int x;
        private final int y;
        private final Object lazy;

        Point(int x, boolean swap) {
            if (swap) {
                this.y = x;
                this.x = -x;
            } else {
                this.x = x;
                this.y = 0;
            }
            lazy = describe();
        }

        private String describe() {
            return x + ":" + y + ":" + lazy;
        }
    }

    private static int definite(final int n) {
        final int result;
        if (n > 0) {
            result = n;
        } else if (n < 0) {
            result = -n;
        } else {
            return 100;
        }
        final int twice = result * 2;
        switch (twice) {
            case CONSTANT:
                return -1;
            case CONSTANT * 2:
                return -2;
            default:
                final int other;
                try {
                    other = ARRAY[n % 3];
                } catch (ArrayIndexOutOfBoundsException e) {
                    return twice;
                }
                return other;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(COMPUTED + " " + BOXED + " " + (TEXT == "text") + " " + TEXT.equals("text"));
        System.out.println(new Point(3, true).lazy + " " + new Point(4, false).describe());
        for (int n = -3; n < 12; n += 3) {
            System.out.print(definite(n) + " " + definite(n + 2) + " ");
        }
        System.out.println();
        final StringBuilder builder = new StringBuilder("still ");
        Runnable append = () -> builder.append("changes ");
        append.run();
        append.run();
        ARRAY[1]++;
        System.out.println(builder.append(ARRAY[1]));
    }
}
