package awesome.conformance.lambdas;

import java.io.IOException;

/** Functional interfaces with default methods, generics and exceptions; a lambda in a field. */
public final class Interfaces {
    private Interfaces() {}

    private interface Step<T> {
        T next(T value) throws IOException;

        default Step<T> then(Step<T> other) {
            return value -> other.next(next(value));
        }

        static <T> Step<T> repeat(Step<T> step, int times) {
            return times == 0 ? value -> value : step.then(repeat(step, times - 1));
        }
    }

    private static final Step<String> ADD = value -> value + "+";
    private static final Step<Integer> FAIL = value -> {
        if (value > 2) {
            throw new IOException("too large: " + value);
        }
        return value + 1;
    };

    private static long fibonacci(int n) {
        java.util.function.IntToLongFunction[] self = new java.util.function.IntToLongFunction[1];
        self[0] = k -> k < 2 ? k : self[0].applyAsLong(k - 1) + self[0].applyAsLong(k - 2);
        return self[0].applyAsLong(n);
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println(Step.repeat(ADD, 5).next("x") + " " + ADD.then(ADD).next("y"));
        try {
            Step.repeat(FAIL, 10).next(0);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(fibonacci(20));
        Runnable r = (Runnable & java.io.Serializable) () -> System.out.println("serializable");
        r.run();
        System.out.println((r instanceof java.io.Serializable) + " " + (ADD == Interfaces.ADD));
    }
}
