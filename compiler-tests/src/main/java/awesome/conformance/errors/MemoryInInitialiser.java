package awesome.conformance.errors;

import java.util.ArrayList;
import java.util.List;

/** The heap is full in the initialiser of a class, and sizes that no heap has. */
public final class MemoryInInitialiser {
    private MemoryInInitialiser() {}

    private static class Full {
        static final List<Object> ALL = fill();

        private static List<Object> fill() {
            List<Object> all = new ArrayList<>();
            while (true) {
                all.add(new long[1 << 19]);
            }
        }
    }

    private static String attempt(int how) {
        try {
            Object made = switch (how) {
                case 0 -> Full.ALL;
                case 1 -> Full.ALL.size();
                case 2 -> new long[Integer.MAX_VALUE];
                case 3 -> new byte[Integer.MAX_VALUE];
                case 4 -> new Object[1 << 20][1 << 20];
                case 5 -> new int[Integer.MAX_VALUE - 1];
                case 6 -> "x".repeat(Integer.MAX_VALUE);
                case 7 -> "\u20ac".repeat(1 << 30);
                case 8 -> new ArrayList<>(Integer.MAX_VALUE);
                default -> new String[3];
            };
            return "made " + made.getClass().getSimpleName();
        } catch (OutOfMemoryError e) {
            return e.getClass().getSimpleName();
        } catch (NoClassDefFoundError e) {
            return e.getMessage();
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 10; how++) {
            System.out.println(how + " " + attempt(how));
        }
    }
}
