package awesome.conformance.objects;

/** Synchronised methods and blocks, nested and left by exceptions. */
public final class Monitors {
    private Monitors() {}

    private int count;

    private synchronized void add(int n) {
        if (n > 0) {
            count++;
            add(n - 1);
        }
    }

    private static synchronized int twice(int n) {
        synchronized (Monitors.class) {
            return 2 * n;
        }
    }

    private synchronized void fail() {
        throw new IllegalStateException("failed " + Thread.holdsLock(this));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Monitors monitors = new Monitors();
        monitors.add(400);
        System.out.println(monitors.count + " " + twice(21) + " " + Thread.holdsLock(monitors));
        try {
            monitors.fail();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + Thread.holdsLock(monitors));
        }
        synchronized (monitors) {
            synchronized (monitors.getClass()) {
                System.out.println(Thread.holdsLock(monitors) + " " + Thread.holdsLock(Monitors.class));
            }
            monitors.notifyAll();
        }
        try {
            monitors.notify();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        }
        Object none = arguments.length > 100 ? monitors : null;
        try {
            synchronized (none) {
                System.out.println("entered");
            }
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
