package awesome.conformance.arithmetic;

/** The exact methods of Math throw where int or long overflow. */
public final class ExactMethods {
    private ExactMethods() {}

    private interface Computation {
        long compute();
    }

    private static void attempt(String name, Computation computation) {
        try {
            System.out.println(name + ": " + computation.compute());
        } catch (ArithmeticException e) {
            System.out.println(name + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        int large = Integer.MAX_VALUE;
        long huge = Long.MAX_VALUE;
        attempt("add", () -> Math.addExact(large, 1));
        attempt("add", () -> Math.addExact(large, -1));
        attempt("subtract", () -> Math.subtractExact(-large, 2));
        attempt("multiply", () -> Math.multiplyExact(large, 2));
        attempt("long add", () -> Math.addExact(huge, 1L));
        attempt("long subtract", () -> Math.subtractExact(-huge, 2L));
        attempt("long multiply", () -> Math.multiplyExact(huge, 2L));
        attempt("long multiply", () -> Math.multiplyExact(1L << 31, 1L << 31));
        attempt("negate", () -> Math.negateExact(Integer.MIN_VALUE));
        attempt("increment", () -> Math.incrementExact(large));
        attempt("decrement", () -> Math.decrementExact(Long.MIN_VALUE));
        attempt("to int", () -> Math.toIntExact(1L << 31));
        attempt("to int", () -> Math.toIntExact(-1L << 31));
    }
}
