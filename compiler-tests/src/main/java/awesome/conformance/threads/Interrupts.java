package awesome.conformance.threads;

import java.util.concurrent.locks.LockSupport;

/** Interrupts end sleeping, waiting, joining and parking, before and meanwhile. */
public final class Interrupts {
    private static final Object LOCK = new Object();

    private interface Blocking {
        void run() throws InterruptedException;
    }

    private Interrupts() {}

    private static void interrupted(String name, Thread.State state, Blocking blocking) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                blocking.run();
                System.out.println(name + " returned, interrupted " + Thread.currentThread().isInterrupted());
            } catch (InterruptedException e) {
                System.out.println(name + " " + e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        while (thread.getState() != state) {
            Thread.yield();
        }
        thread.interrupt();
        thread.join();
        System.out.println(thread.getState() + " " + thread.isInterrupted());
    }

    private static void forever() throws InterruptedException {
        synchronized (LOCK) {
            LOCK.wait();
        }
    }

    private static void aWhile() throws InterruptedException {
        synchronized (LOCK) {
            LOCK.wait(100_000);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        interrupted("sleep", Thread.State.TIMED_WAITING, () -> Thread.sleep(100_000));
        interrupted("wait", Thread.State.WAITING, Interrupts::forever);
        interrupted("timed wait", Thread.State.TIMED_WAITING, Interrupts::aWhile);
        Thread main = Thread.currentThread();
        interrupted("join", Thread.State.WAITING, main::join);
        interrupted("park", Thread.State.WAITING, LockSupport::park);
        interrupted("parkNanos", Thread.State.TIMED_WAITING, () -> LockSupport.parkNanos(100_000_000_000L));

        main.interrupt();
        try {
            Thread.sleep(100_000);
        } catch (InterruptedException e) {
            System.out.println("at once " + Thread.interrupted());
        }
        main.interrupt();
        try {
            forever();
        } catch (InterruptedException e) {
            System.out.println("at once " + Thread.interrupted());
        }
        main.interrupt();
        LockSupport.park();
        System.out.println(Thread.interrupted() + " " + Thread.interrupted());
    }
}
