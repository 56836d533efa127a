package awesome.conformance.errors;

/** A stack overflow while finally blocks, synchronized methods and handlers are on the stack. */
public final class OverflowInFinally {
    private static int finallyRuns;
    private static int caught;
    private static int depth;

    private OverflowInFinally() {}

    private static void inFinally(int n) {
        try {
            depth++;
            inFinally(n + 1);
        } finally {
            finallyRuns++;
        }
    }

    private synchronized int locked(int n) {
        depth++;
        return locked(n + 1) + 1;
    }

    private int blocks(int n) {
        synchronized (this) {
            depth++;
            return n < 0 ? 0 : blocks(n + 1) - 1;
        }
    }

    private static int rethrowing(int n) {
        try {
            return rethrowing(n + 1) + 1;
        } catch (StackOverflowError e) {
            caught++;
            throw e;
        }
    }

    private static int recovering(int n) {
        try {
            return recovering(n + 1) + 1;
        } catch (StackOverflowError e) {
            return 0;
        }
    }

    private static long callsInFinally(int n) {
        long sum = 0;
        try {
            sum = callsInFinally(n + 1);
        } finally {
            sum += Math.max(n, finallyRuns) > 0 ? 1 : 2;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 3; i++) {
            depth = 0;
            finallyRuns = 0;
            try {
                inFinally(0);
            } catch (StackOverflowError e) {
                System.out.println("finally " + (depth - finallyRuns <= 1 && finallyRuns > 500));
            }
            OverflowInFinally object = new OverflowInFinally();
            depth = 0;
            try {
                object.locked(0);
            } catch (StackOverflowError e) {
                System.out.println("locked " + (depth > 300) + " " + Thread.holdsLock(object));
            }
            try {
                object.blocks(0);
            } catch (StackOverflowError e) {
                System.out.println("blocks " + Thread.holdsLock(object));
            }
            caught = 0;
            try {
                rethrowing(0);
            } catch (StackOverflowError e) {
                System.out.println("rethrown " + (caught > 300));
            }
            System.out.println("recovered " + (recovering(0) > 300));
            try {
                callsInFinally(0);
            } catch (StackOverflowError e) {
                System.out.println("calls in finally");
            }
            synchronized (object) {
                System.out.println("still usable");
            }
        }
    }
}
