package awesome.conformance.exceptions;

/** A stack overflow and exceptions leave monitors as they were. */
public final class Monitors {
    private static int depth;

    private Monitors() {}

    private static synchronized void endless() {
        depth++;
        synchronized (Monitors.class) {
            endless();
        }
    }

    private synchronized int once(boolean fails) {
        if (fails) {
            throw new IllegalStateException();
        }
        return 1;
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 3; i++) {
            try {
                endless();
            } catch (StackOverflowError e) {
                System.out.println((depth > 100) + " " + Thread.holdsLock(Monitors.class));
            }
        }
        Monitors object = new Monitors();
        int caught = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                object.once(i % 2 == 0);
            } catch (IllegalStateException e) {
                caught++;
            }
        }
        System.out.println(caught + " " + Thread.holdsLock(object));
    }
}
