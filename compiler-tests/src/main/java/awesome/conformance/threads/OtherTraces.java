package awesome.conformance.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The stack traces of threads that wait, sleep, are blocked, run, ended or never started. */
public final class OtherTraces {
    private static final Object LOCK = new Object();
    private static volatile boolean done;
    private static volatile int spins;

    private OtherTraces() {}

    private static void deeper(int n, Runnable action) {
        if (n > 0) {
            deeper(n - 1, action);
        } else {
            action.run();
        }
    }

    private static void waits() {
        synchronized (OtherTraces.class) {
            while (!done) {
                try {
                    OtherTraces.class.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private static void sleeps() {
        try {
            Thread.sleep(100_000);
        } catch (InterruptedException e) {
            // That is its end.
        }
    }

    private static void parks() {
        while (!done) {
            LockSupport.park();
        }
    }

    private static void blocked() {
        synchronized (LOCK) {
            spins++;
        }
    }

    private static void spins() {
        while (!done) {
            spins++;
        }
    }

    private static Thread start(Runnable action, Thread.State wanted) throws InterruptedException {
        Thread thread = new Thread(() -> deeper(2, action));
        System.out.println(thread.getStackTrace().length);
        thread.start();
        while (thread.getState() != wanted) {
            Thread.sleep(1);
        }
        Thread.sleep(20);
        return thread;
    }

    /** Without classes of lambdas, which traces of other threads show, and versions of modules. */
    private static List<String> frames(Thread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement each : thread.getStackTrace()) {
            if (!each.getClassName().contains("$$Lambda$")) {
                frames.add(each.getClassName() + "." + each.getMethodName() + ":" + each.getFileName() + ":" + each.getLineNumber());
            }
        }
        return frames;
    }

    private static void show(Thread thread) {
        frames(thread).forEach(System.out::println);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread waiting = start(OtherTraces::waits, Thread.State.WAITING);
        Thread sleeping = start(OtherTraces::sleeps, Thread.State.TIMED_WAITING);
        Thread parked = start(OtherTraces::parks, Thread.State.WAITING);
        Thread running = start(OtherTraces::spins, Thread.State.RUNNABLE);
        synchronized (LOCK) {
            Thread blocked = start(OtherTraces::blocked, Thread.State.BLOCKED);
            show(waiting);
            show(sleeping);
            show(parked);
            // HotSpot says the line after that of the statement.
            List<String> frames = frames(blocked);
            System.out.println(frames.size() + " " + frames.get(0).split(":")[0] + " " + frames.get(1));
        }
        List<String> trace = frames(running);
        System.out.println(trace.size() + " " + trace.get(1) + " " + trace.get(trace.size() - 1));
        System.out.println(Thread.currentThread().getStackTrace()[1].getMethodName());
        done = true;
        synchronized (OtherTraces.class) {
            OtherTraces.class.notifyAll();
        }
        sleeping.interrupt();
        LockSupport.unpark(parked);
        for (Thread each : new Thread[] {waiting, sleeping, parked, running}) {
            each.join();
            System.out.println(each.getStackTrace().length);
        }
    }
}
