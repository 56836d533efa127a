package awesome.conformance.process;

import java.util.concurrent.Callable;

/** Shutdown hooks run at the end, also after exit; their exit status stays. */
public final class Hooks {
    private Hooks() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Runtime runtime = Runtime.getRuntime();
        Thread removed = new Thread(() -> System.out.println("removed"));
        runtime.addShutdownHook(removed);
        runtime.addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.out.println(runtime.removeShutdownHook(removed) + " " + runtime.removeShutdownHook(removed));
        Thread twice = new Thread(() -> System.out.print(""));
        runtime.addShutdownHook(twice);
        show(() -> {
            runtime.addShutdownHook(twice);
            return null;
        });
        System.out.println((runtime.availableProcessors() > 0) + " " + (runtime.maxMemory() >= runtime.totalMemory())
                + " "
                + (runtime.totalMemory() >= runtime.freeMemory()));
        System.exit(5);
    }
}
