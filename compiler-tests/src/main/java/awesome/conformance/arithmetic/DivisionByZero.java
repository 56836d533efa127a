package awesome.conformance.arithmetic;

/** Dividing by zero throws for integers, in every form, and not for double. */
public final class DivisionByZero {
    private DivisionByZero() {}

    private static int zero(int times) {
        return times * 0;
    }

    private static void attempt(int form, int zero) {
        try {
            long result = switch (form) {
                case 0 -> 1 / zero;
                case 1 -> 1 % zero;
                case 2 -> 1L / zero;
                case 3 -> 1L % zero;
                case 4 -> Integer.divideUnsigned(1, zero);
                default -> Math.floorMod(1, zero);
            };
            System.out.println(form + " gives " + result);
        } catch (ArithmeticException e) {
            System.out.println(form + " throws " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (int form = 0; form < 6; form++) {
            attempt(form, zero(form));
        }
        double zero = zero(1);
        System.out.println(1 / zero + " " + -1 / zero + " " + 0 / zero + " " + 1 % zero);
    }
}
