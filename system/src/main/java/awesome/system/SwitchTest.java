package awesome.system;

import awesome.arch.x86_64.Pc;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a change of threads takes: nanoseconds, which are instructions where QEMU counts those. {@code bench/} has it
 * measured so.
 */
final class SwitchTest {
    private static final int ROUNDS = 2000;

    private volatile boolean stop;
    private volatile int turn;
    private Thread first;

    /** What happened, for people and {@code bench/}. */
    String run() {
        first = Thread.currentThread();
        Pc.awaitClock();
        try {
            return "yield " + yields() + " ns, unpark and park " + parks() + " ns, notify and wait " + waits() + " ns";
        } catch (InterruptedException e) {
            return "FAILED: interrupted";
        }
    }

    private long yields() throws InterruptedException {
        stop = false;
        Thread other = start(() -> {
            while (!stop) {
                Thread.yield();
            }
        });
        Thread.yield();
        long switches = Pc.SCHEDULER.current().switches();
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            Thread.yield();
        }
        long passed = System.nanoTime() - start;
        switches = Pc.SCHEDULER.current().switches() - switches;
        stop = true;
        other.join();
        // Each time to the other thread and back.
        return passed / Math.max(1, 2 * switches);
    }

    private long parks() throws InterruptedException {
        turn = 0;
        Thread other = start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                awaitTurn(1);
                turn = 0;
                LockSupport.unpark(first);
            }
        });
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            turn = 1;
            LockSupport.unpark(other);
            awaitTurn(0);
        }
        long passed = System.nanoTime() - start;
        other.join();
        return passed / (2 * ROUNDS);
    }

    private void awaitTurn(int wanted) {
        while (turn != wanted) {
            LockSupport.park(this);
        }
    }

    private long waits() throws InterruptedException {
        turn = 0;
        Thread other = start(() -> takeTurns(1));
        long start = System.nanoTime();
        takeTurns(0);
        long passed = System.nanoTime() - start;
        other.join();
        return passed / (2 * ROUNDS);
    }

    private synchronized void takeTurns(int mine) {
        try {
            for (int i = 0; i < ROUNDS; i++) {
                while (turn != mine) {
                    wait();
                }
                turn = 1 - mine;
                notify();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread start(Runnable life) {
        Thread thread = new Thread(life);
        thread.start();
        return thread;
    }
}
