package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads of the kernel that lock, wait, sleep, allocate, collect garbage, end, and take the processor from each other. */
final class ThreadTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2000;
    private static final int NODES = 1000;
    private static final int LIVES = 200;
    /** More than there are records of monitors in a machine of 1 GiB. */
    private static final int HASHED = 100_000;
    /** A machine that is emulated, with others at work, may take long. */
    private static final long PATIENCE = 60_000;
    private static final long NAP = 30;

    /** One thing to try. */
    private interface Check {
        boolean isWell() throws InterruptedException;
    }

    /** Something to do in a thread, which may fail. */
    private interface Job {
        void run() throws InterruptedException;
    }

    private final Log log;
    private int failures;
    private int checks;
    private int counter;
    private volatile boolean stop;
    private volatile long spins;

    ThreadTest(Log log) {
        this.log = log;
    }

    /** What happened, for people. */
    String run() {
        check("locks", this::locks);
        check("waits", this::waits);
        check("sleeps", this::sleeps);
        check("interrupts", this::interrupts);
        check("parks", this::parks);
        check("spinners", this::spinners);
        check("garbage", this::garbage);
        check("monitors", this::monitors);
        check("overflows", this::overflows);
        check("uncaught", this::uncaught);
        check("traces", this::traces);
        check("utilities", this::utilities);
        check("lives", this::lives);
        check("processors", this::processors);
        check("priorities", this::priorities);
        String where = " checks on " + Pc.SCHEDULER.cpus() + " processors";
        return failures == 0 ? "passed: " + checks + where : "FAILED: " + failures + " of " + checks + where;
    }

    private void check(String name, Check check) {
        checks++;
        String problem = null;
        try {
            problem = check.isWell() ? null : "failed";
        } catch (InterruptedException | RuntimeException | Error e) {
            problem = e.toString();
        }
        if (problem != null) {
            failures++;
            log.line("selftest: threads: " + name + ": " + problem);
        }
    }

    private static Thread start(AtomicInteger done, Job job) {
        Thread thread = new Thread(() -> {
            try {
                job.run();
                done.incrementAndGet();
            } catch (InterruptedException e) {
                // Not done.
            }
        });
        thread.start();
        return thread;
    }

    /** Whether all of {@link #THREADS} threads with this job get to its end. */
    private static boolean allDo(Job job) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(start(done, job));
        }
        for (Thread each : threads) {
            each.join(PATIENCE);
        }
        return done.get() == THREADS;
    }

    private boolean locks() throws InterruptedException {
        counter = 0;
        boolean ended = allDo(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                synchronized (this) {
                    int before = counter;
                    if (i % 64 == 0) {
                        Thread.yield();
                    }
                    counter = before + 1;
                }
            }
        });
        return ended && counter == THREADS * ROUNDS;
    }

    /** Two threads that take turns. */
    private boolean waits() throws InterruptedException {
        counter = 0;
        AtomicInteger done = new AtomicInteger();
        Thread even = start(done, () -> takeTurns(0));
        Thread odd = start(done, () -> takeTurns(1));
        even.join(PATIENCE);
        odd.join(PATIENCE);
        return done.get() == 2 && counter == 2 * ROUNDS;
    }

    private synchronized void takeTurns(int mine) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            while (counter % 2 != mine) {
                wait();
            }
            counter++;
            notifyAll();
        }
    }

    private boolean sleeps() throws InterruptedException {
        long start = System.nanoTime();
        boolean ended = allDo(() -> {
            for (int i = 1; i <= 3; i++) {
                long before = System.nanoTime();
                Thread.sleep(NAP);
                if (System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(NAP)) {
                    throw new IllegalStateException("woke too early");
                }
            }
        });
        long passed = System.nanoTime() - start;
        // Side by side: one after the other, they would take eight times as long.
        return ended && passed < TimeUnit.MILLISECONDS.toNanos(NAP * 3 * THREADS);
    }

    private boolean interrupts() throws InterruptedException {
        AtomicInteger interrupted = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int kind = i;
            Thread thread = new Thread(() -> {
                try {
                    if (kind == 0) {
                        Thread.sleep(PATIENCE);
                    } else if (kind == 1) {
                        synchronized (interrupted) {
                            interrupted.wait(PATIENCE);
                        }
                    } else {
                        new CountDownLatch(1).await(PATIENCE, TimeUnit.MILLISECONDS);
                    }
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        Thread.sleep(NAP);
        for (Thread each : threads) {
            each.interrupt();
        }
        for (Thread each : threads) {
            each.join(PATIENCE / 2);
        }
        return interrupted.get() == 3;
    }

    private boolean parks() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Thread thread = start(done, () -> {
            while (counter >= 0) {
                LockSupport.park(this);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        counter = -1;
        LockSupport.unpark(thread);
        thread.join(PATIENCE);
        long start = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(NAP));
        return done.get() == 1 && !thread.isAlive() && System.nanoTime() > start;
    }

    /** Threads that never yield: the others run all the same. */
    private boolean spinners() throws InterruptedException {
        stop = false;
        spins = 0;
        AtomicInteger done = new AtomicInteger();
        Job spinner = () -> {
            long count = 0;
            while (!stop) {
                count++;
            }
            synchronized (this) {
                spins += count;
            }
        };
        Thread one = start(done, spinner);
        Thread two = start(done, spinner);
        Thread.sleep(NAP);
        long before = System.nanoTime();
        Thread.sleep(NAP);
        boolean inTime = System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(NAP * 20);
        stop = true;
        one.join(PATIENCE);
        two.join(PATIENCE);
        return inTime && done.get() == 2 && spins > 0;
    }

    private static final class Node {
        final Node next;
        final int number;
        final byte[] content;

        Node(Node next, int number) {
            this.next = next;
            this.number = number;
            this.content = new byte[number % 50];
        }
    }

    /** Threads that allocate while others collect. */
    private boolean garbage() throws InterruptedException {
        return allDo(() -> {
            for (int round = 0; round < 3; round++) {
                Node last = null;
                for (int i = 0; i < NODES; i++) {
                    last = new Node(last, i);
                }
                if (round == 1) {
                    System.gc();
                }
                int expected = NODES;
                for (Node each = last; each != null; each = each.next) {
                    expected--;
                    if (each.number != expected || each.content.length != expected % 50) {
                        throw new IllegalStateException("a node was damaged");
                    }
                }
            }
        });
    }

    /** Objects that are locked and have a hash each take a record, of which there are not so many. */
    private boolean monitors() {
        int hashes = 0;
        for (int i = 0; i < HASHED; i++) {
            Object object = new Object();
            synchronized (object) {
                hashes |= System.identityHashCode(object);
            }
        }
        return hashes != 0;
    }

    private static int recurse(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : recurse(depth + 1) + 1;
    }

    /** The stack of each thread may be full, more than once, and another that comes after may fill it too. */
    private boolean overflows() throws InterruptedException {
        AtomicInteger caught = new AtomicInteger();
        boolean ended = allDo(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    recurse(0);
                } catch (StackOverflowError e) {
                    caught.incrementAndGet();
                }
            }
        });
        return ended && caught.get() == 3 * THREADS;
    }

    /** An exception that nobody catches ends its thread, and no other. */
    private boolean uncaught() throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("for the handler");
        });
        thread.setUncaughtExceptionHandler((dead, e) -> seen.set(e.getMessage().length()));
        thread.start();
        thread.join(PATIENCE);
        return seen.get() == "for the handler".length() && !thread.isAlive();
    }

    private synchronized void waitHere() throws InterruptedException {
        counter = 1;
        wait(PATIENCE);
    }

    private void spinHere() {
        while (!stop) {
            spins++;
        }
    }

    private static boolean stands(Thread thread, String method) {
        for (StackTraceElement each : thread.getStackTrace()) {
            if (each.getMethodName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    /** Stack traces of a thread that waits and of one that was interrupted. */
    private boolean traces() throws InterruptedException {
        stop = false;
        counter = 0;
        AtomicInteger done = new AtomicInteger();
        Thread waiting = start(done, this::waitHere);
        Thread spinning = start(done, this::spinHere);
        Thread.sleep(NAP);
        boolean well = counter == 1 && stands(waiting, "waitHere") && stands(spinning, "spinHere");
        stop = true;
        synchronized (this) {
            notifyAll();
        }
        waiting.join(PATIENCE);
        spinning.join(PATIENCE);
        return well && done.get() == 2 && waiting.getStackTrace().length == 0;
    }

    /** java.util.concurrent. */
    private boolean utilities() throws InterruptedException {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(4);
        ConcurrentHashMap<Integer, Integer> taken = new ConcurrentHashMap<>();
        ReentrantLock lock = new ReentrantLock();
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(start(done, () -> {
                for (int number = queue.take(); number >= 0; number = queue.take()) {
                    taken.merge(number, 1, Integer::sum);
                    lock.lock();
                    counter++;
                    lock.unlock();
                }
            }));
        }
        counter = 0;
        for (int i = 0; i < ROUNDS; i++) {
            queue.put(i / 2);
        }
        for (int i = 0; i < 3; i++) {
            queue.put(-1);
        }
        for (Thread each : threads) {
            each.join(PATIENCE);
        }
        boolean twice = taken.size() == ROUNDS / 2;
        for (int count : taken.values()) {
            twice &= count == 2;
        }
        return done.get() == 3 && twice && counter == ROUNDS;
    }

    /** As many threads as there are processors, which never yield: each gets one, so that all can meet. */
    private boolean processors() throws InterruptedException {
        int count = Pc.SCHEDULER.cpus() - 1;
        AtomicInteger met = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicLong used = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(start(done, () -> {
                met.incrementAndGet();
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
                while (met.get() < count && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                used.getAndUpdate(before -> before | 1L << Pc.SCHEDULER.current().cpu());
            }));
        }
        for (Thread each : threads) {
            each.join(PATIENCE);
        }
        return done.get() == count && (count < 2 || Long.bitCount(used.get()) > 1);
    }

    /** The scheduler knows what priority a thread asks for; it goes by that while the thread lives. */
    private boolean priorities() throws InterruptedException {
        int[] nice = new int[2];
        Thread thread = new Thread(() -> {
            nice[0] = Pc.SCHEDULER.current().nice();
            Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
            nice[1] = Pc.SCHEDULER.current().nice();
        });
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        thread.join(PATIENCE);
        AtomicInteger after = new AtomicInteger();
        Thread next = new Thread(() -> after.set(Pc.SCHEDULER.current().nice()));
        next.start();
        next.join(PATIENCE);
        return nice[0] == -10 && nice[1] == 8 && after.get() == 0;
    }

    /** Threads whose memory is used again by those that come after. */
    private boolean lives() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < LIVES; i++) {
            start(done, () -> { }).join(PATIENCE);
        }
        return done.get() == LIVES;
    }
}
