package awesome.conformance.exceptions;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The messages of exceptions that the library throws. */
public final class Messages {
    private Messages() {}

    private interface Action {
        void run() throws Exception;
    }

    private static void attempt(Action action) {
        try {
            action.run();
            System.out.println("nothing");
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        attempt(() -> Objects.requireNonNull(null, "must be there"));
        attempt(() -> Objects.requireNonNull(null, () -> "supplied"));
        attempt(() -> Objects.checkIndex(5, 3));
        attempt(() -> Objects.checkFromToIndex(2, 9, 5));
        attempt(() -> Objects.checkFromIndexSize(2, 9, 5));
        attempt(() -> new ArrayList<>(List.of(1)).listIterator(4));
        attempt(() -> List.of(1, 2).get(2));
        attempt(() -> List.of(1, 2, 3).get(-1));
        attempt(() -> new String(new byte[2], 1, 5));
        attempt(() -> "abc".substring(4));
        attempt(() -> new StringBuilder("abc").replace(5, 6, ""));
        attempt(() -> new StringBuilder(-3));
        attempt(() -> "x".codePointAt(3));
        attempt(() -> Character.toChars(-1));
        attempt(() -> Integer.parseInt("12", 99));
        attempt(() -> ((Object) "text").wait(-1));
        attempt(() -> {
            Iterator<Integer> iterator = new ArrayList<>(List.of(1)).iterator();
            iterator.next();
            iterator.next();
        });
        attempt(() -> Enum.valueOf(Thread.State.class, "NOTHING"));
        attempt(() -> new int[2].clone()[2]++);
        attempt(() -> System.arraycopy(new int[1], 0, new int[1], 0, 2));
    }
}
