package awesome.conformance.nulls;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Exceptions that are made by hand, in native methods or behind method references, and those whose trace was filled in again. */
public final class NoMessages {
    private NoMessages() {}

    private static void show(Runnable action) {
        try {
            action.run();
            System.out.println("nothing");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage() + " | " + e.getLocalizedMessage() + " | " + e);
        }
    }

    private static final class Own extends NullPointerException {
        Own(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return "own: " + super.getMessage();
        }
    }

    public static void main(String[] arguments) {
        show(() -> {
            throw new NullPointerException();
        });
        show(() -> {
            throw new NullPointerException("text");
        });
        show(() -> {
            throw new Own(null);
        });
        show(() -> Objects.requireNonNull(null));
        show(() -> new ArrayDeque<String>().add(null));
        show(() -> new TreeMap<String, String>().put(null, ""));
        show(() -> System.arraycopy(null, 0, new int[1], 0, 1));
        Function<String, Integer> length = String::length;
        show(() -> length.apply(null));
        show(() -> {
            String none = null;
            Supplier<Integer> never = none::length;
            System.out.println(never);
        });
        show(() -> {
            try {
                Object none = null;
                none.hashCode();
            } catch (NullPointerException e) {
                e.fillInStackTrace();
                System.out.println(e.getMessage());
                e.fillInStackTrace();
                System.out.println(e.getMessage());
                throw e;
            }
        });
        show(() -> {
            try {
                Object none = null;
                none.hashCode();
            } catch (NullPointerException e) {
                e.setStackTrace(new StackTraceElement[0]);
                System.out.println(e.getMessage() + " " + (e.getMessage() == e.getMessage()));
                throw new NullPointerException(e.getMessage());
            }
        });
        try {
            Object none = null;
            synchronized (none) {
                none.hashCode();
            }
        } catch (NullPointerException e) {
            e.printStackTrace(System.out);
        }
    }
}
