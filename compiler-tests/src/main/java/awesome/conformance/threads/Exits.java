package awesome.conformance.threads;

/** {@code System.exit} in any thread ends them all, with its status. */
public final class Exits {
    private Exits() {}

    public static void main(String[] arguments) throws InterruptedException {
        Object lock = new Object();
        Thread waiting = new Thread(() -> {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        waiting.start();
        Thread exiting = new Thread(() -> {
            System.out.println("exits");
            System.exit(7);
        });
        exiting.start();
        exiting.join();
        waiting.join();
        System.out.println("never");
    }
}
