package awesome.conformance.process;

/** Shutdown hooks run after the last thread, and when main throws. */
public final class HookAfterMain {
    private HookAfterMain() {}

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook in "
                + Thread.currentThread().getName()), "hooking"));

        Thread last = new Thread(() -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            System.out.println("last thread");
        });
        last.start();
        throw new IllegalStateException("main ends");
    }
}
