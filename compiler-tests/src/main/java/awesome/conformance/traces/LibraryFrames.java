package awesome.conformance.traces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;

/** Whole traces of exceptions that the library throws, with frames of methods that are native there. */
public final class LibraryFrames {
    private LibraryFrames() {}

    private interface Action {
        void run() throws Exception;
    }

    private static void show(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            e.printStackTrace(System.out);
        }
    }

    private static int[] none() {
        return null;
    }

    public static void main(String[] arguments) {
        show(() -> System.arraycopy(new int[2], 0, new int[1], 0, 2));
        show(() -> System.arraycopy(none(), 0, new int[1], 0, 0));
        show(() -> System.arraycopy(new int[1], 0, none(), 0, 0));
        show(() -> System.arraycopy(new Object[] {"x"}, 0, new Integer[1], 0, 1));
        show(() -> "x".wait());
        show(() -> "x".notify());
        show(() -> "x".notifyAll());
        show(() -> "abc".charAt(5));
        show(() -> "abc\u20ac".charAt(-1));
        show(() -> new StringBuilder("x").charAt(3));
        show(() -> "abc".substring(2, 1));
        show(() -> "abc".codePointAt(7));
        show(() -> "abc".repeat(-1));
        Thread.currentThread().interrupt();
        show(() -> Thread.sleep(10));
        Thread.currentThread().interrupt();
        show(() -> {
            synchronized (arguments) {
                arguments.wait(10);
            }
        });
        show(() -> new ArrayList<>(List.of(1)).get(3));
        show(() -> Objects.checkIndex(3, 2));
        show(() -> Arrays.copyOf(new Object[] {"x"}, 2, Integer[].class));
        show(() -> Integer.parseInt("x1"));
        show(() -> java.lang.reflect.Array.get(new int[1], 2));
        show(() -> java.lang.reflect.Array.getLength(null));
        show(() -> java.lang.reflect.Array.newInstance(int.class, -2));
        show(() -> String.class.cast(3));
        show(() -> new Scanner("x").nextInt());
        show(() -> Enum.valueOf(Thread.State.class, "X"));
        show(() -> new Object[1].clone()[1].hashCode());
        show(() -> List.of(1).add(2));
        show(() -> new ArrayList<Integer>().iterator().next());
    }
}
