package awesome.conformance.language;

/** Monitors are given back by returns, breaks and exceptions, from blocks and methods, and may be entered again. */
public final class SynchronizedForms {
    private SynchronizedForms() {}

    private static final Object LOCK = new Object();
    private int depth;

    private synchronized int nested(int n) {
        depth++;
        synchronized (this) {
            if (n == 0) {
                throw new IllegalStateException(depth + " " + Thread.holdsLock(this));
            }
            return nested(n - 1) + 1;
        }
    }

    private static synchronized boolean held() {
        return Thread.holdsLock(SynchronizedForms.class);
    }

    private static int leave(int how) {
        int result = 0;
        for (int i = 0; i < 3; i++) {
            synchronized (LOCK) {
                result += 10;
                if (how == 0) {
                    break;
                }
                if (how == 1) {
                    continue;
                }
                if (how == 2) {
                    return result + (Thread.holdsLock(LOCK) ? 1 : 0);
                }
                synchronized (SynchronizedForms.class) {
                    result++;
                    if (how == 3) {
                        throw new IllegalArgumentException("three");
                    }
                }
            }
            if (Thread.holdsLock(LOCK) || Thread.holdsLock(SynchronizedForms.class)) {
                result += 1000;
            }
        }
        return result;
    }

    private static Object evaluated(StringBuilder log) {
        log.append("evaluated ");
        return LOCK;
    }

    public static void main(String[] arguments) {
        SynchronizedForms object = new SynchronizedForms();
        try {
            object.nested(5);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + Thread.holdsLock(object));
        }
        System.out.println(held() + " " + Thread.holdsLock(SynchronizedForms.class));
        for (int how = 0; how < 5; how++) {
            try {
                System.out.println(how + " " + leave(how));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage() + " " + Thread.holdsLock(LOCK) + Thread.holdsLock(SynchronizedForms.class));
            }
        }
        StringBuilder log = new StringBuilder();
        synchronized (evaluated(log)) {
            log.append(Thread.holdsLock(LOCK));
        }
        System.out.println(log);
        try {
            synchronized ((Object) null) {
                System.out.println("never");
            }
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        try {
            LOCK.notify();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        }
        int[] array = {1};
        synchronized (array) {
            array[0]++;
            array.notifyAll();
        }
        synchronized ("a literal") {
            System.out.println(array[0]);
        }
    }
}
