package awesome.conformance.lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Lambdas that capture variables of every type, this, and other lambdas. */
public final class Captures {
    private Captures() {}

    private int field = 5;

    private Supplier<String> capture(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t,
            int[] a) {
        return () -> z + " " + b + " " + c + " " + s + " " + i + " " + l + " " + f + " " + d + " " + t + " " + a[0]
                + " " + field++;
    }

    private IntUnaryOperator compose(IntUnaryOperator first, IntUnaryOperator second) {
        return x -> second.applyAsInt(first.applyAsInt(x)) + field;
    }

    public static void main(String[] arguments) {
        Captures captures = new Captures();
        int[] array = {1};
        Supplier<String> supplier = captures.capture(true, (byte) 2, '3', (short) 4, 5, 6L, 7f, 8.0, "nine", array);
        array[0] = 10;
        System.out.println(supplier.get());
        System.out.println(supplier.get() + " " + captures.field);
        System.out.println(captures.compose(x -> x + 1, x -> x * 2).applyAsInt(20));
        List<Supplier<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int square = i * i;
            all.add(() -> square + array[0]++);
        }
        for (Supplier<Integer> each : all) {
            System.out.print(each.get() + " ");
        }
        System.out.println();
        Supplier<Supplier<Supplier<String>>> nested = () -> () -> () -> "deep " + array[0];
        System.out.println(nested.get().get().get());
        Runnable nothing = () -> {};
        nothing.run();
    }
}
