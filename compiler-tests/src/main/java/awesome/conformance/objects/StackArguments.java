package awesome.conformance.objects;

/** Calls with many arguments through interfaces, lambdas, constructors and superclasses. */
public final class StackArguments {
    private StackArguments() {}

    private interface Wide {
        String call(int a, long b, double c, float d, String e, byte f, char g, short h, boolean i, long j, double k,
                Object l, int m);
    }

    private static class Base {
        final String text;

        Base(long a, double b, int c, String d, float e, double f, double g, double h, double i, double j, double k,
                double l, int m) {
            text = a + " " + b + c + d + e + f + g + h + i + j + k + l + m;
        }

        String join(Object... all) {
            StringBuilder out = new StringBuilder(text);
            for (Object each : all) {
                out.append(each).append(',');
            }
            return out.toString();
        }
    }

    private static final class Derived extends Base implements Wide {
        Derived(int x) {
            super(x, x + 0.5, x * 2, "d" + x, x / 4f, 1, 2, 3, 4, 5, 6, 7.25, -x);
        }

        @Override
        public String call(int a, long b, double c, float d, String e, byte f, char g, short h, boolean i, long j,
                double k, Object l,
                int m) {
            return join(a, b, c, d, e, f, g, h, i, j, k, l, m);
        }
    }

    public static void main(String[] arguments) {
        Wide[] all = {new Derived(3), (a, b, c, d, e, f, g, h, i, j, k, l, m) -> "" + m + l + k + j + i + h + g + f + e
            + d + c + b + a, new Derived(-8)::call};
        for (Wide each : all) {
            System.out.println(each.call(1, -2L, 3.5, 4.25f, "five", (byte) -6, '7', (short) 800, true, 1L << 40, -0.0,
                    null, 13));
        }
    }
}
