package awesome.conformance.traces;

import java.util.ArrayList;
import java.util.List;

/** Frames of lambdas, constructors, initialisers, inner and anonymous classes, and library code. */
public final class Frames {
    private final int value;

    private Frames(int value) {
        this.value = check(value);
    }

    private static int check(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative");
        }
        return value;
    }

    private static final class Lazy {
        static final int VALUE = check(-1);
    }

    private final class Inner {
        int twice = check(value - 10) * 2;
    }

    private interface Task {
        void run();

        default void runTwice() {
            run();
            run();
        }
    }

    private static String kind(StackTraceElement element) {
        String method = element.getMethodName().startsWith("lambda$") ? "lambda" : element.getMethodName();
        return element.getClassName() + "." + method + ":" + element.getFileName() + ":" + element.getLineNumber();
    }

    private static void attempt(Task task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            System.out.println(e);
            for (StackTraceElement each : e.getStackTrace()) {
                if (each.getClassName().startsWith("awesome")) {
                    System.out.println("  " + kind(each));
                }
            }
            if (e.getCause() != null) {
                System.out.println("  cause " + kind(e.getCause().getStackTrace()[0]));
            }
        }
    }

    public static void main(String[] arguments) {
        attempt(() -> new Frames(-1));
        attempt(() -> System.out.println(Lazy.VALUE));
        attempt(() -> new Frames(1).new Inner());
        attempt(new Task() {
            @Override
            public void run() {
                check(-5);
            }
        });
        Task lambda = () -> check(-6);
        attempt(lambda::runTwice);
        attempt(() -> List.of(1, 2).forEach(each -> check(-each)));
        attempt(() -> new ArrayList<>(List.of(3)).get(7));
        attempt(() -> {
            throw new UnsupportedOperationException(
                    "two lines");
        });
    }
}
