package awesome.conformance.threads;

/** Exceptions that nobody catches end their thread and reach the handler of the thread, then that of all. */
public final class Uncaught {
    private Uncaught() {}

    private static void fail() {
        throw new IllegalStateException("in " + Thread.currentThread().getName());
    }

    private static void run(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
        System.out.println(thread.getState());
    }

    public static void main(String[] arguments) throws InterruptedException {
        run(new Thread(Uncaught::fail, "first"));
        Thread handled = new Thread(Uncaught::fail, "second");
        handled.setUncaughtExceptionHandler((thread, e) -> System.out.println("own " + thread.getName() + " " + e));
        run(handled);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                System.out.println("default " + thread.getName() + " " + e));
        run(new Thread(Uncaught::fail, "third"));
        Thread broken = new Thread(Uncaught::fail, "fourth");
        Thread.setDefaultUncaughtExceptionHandler(null);
        run(broken);
        Thread after = new Thread(() -> System.out.println("others go on"));
        after.start();
        after.join();
        fail();
    }
}
