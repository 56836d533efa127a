package awesome.conformance.closures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Closures that share what they captured, keep it alive, and are made by one another. */
public final class Counters {
    private Counters() {}

    private interface Counter {
        int next();

        default Counter twice() {
            return () -> next() + next();
        }
    }

    private static Counter counter(int start) {
        int[] state = {start};
        return () -> state[0]++;
    }

    private static IntFunction<IntSupplier> adders(int... all) {
        return n -> {
            int base = all[n % all.length];
            return () -> all[n % all.length] += base;
        };
    }

    public static void main(String[] arguments) {
        Counter a = counter(1);
        Counter b = counter(100);
        Counter both = () -> a.next() + b.next();
        System.out.println(a.next() + " " + both.next() + " " + both.twice().next() + " " + a.twice().twice().next() + " " + b.next());
        IntFunction<IntSupplier> make = adders(1, 10);
        IntSupplier first = make.apply(0);
        IntSupplier again = make.apply(2);
        System.out.println(first.getAsInt() + " " + again.getAsInt() + " " + first.getAsInt() + " " + make.apply(1).getAsInt());
        List<Supplier<String>> later = new ArrayList<>();
        for (String each : new String[] {"x", "y"}) {
            for (int i = 0; i < 2; i++) {
                int copy = i;
                later.add(() -> each + copy + later.size());
            }
        }
        later.forEach(each -> System.out.print(each.get() + " "));
        System.out.println();
    }
}
