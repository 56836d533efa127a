package awesome.kernel.fake;

import awesome.kernel.process.ThreadMachine;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Threads of the host in place of the kernel's, for tests of processes with several of them that run at once. */
public final class HostThreads implements ThreadMachine {
    private final FakeMachine machine;
    private final List<Thread> started = new ArrayList<>();
    /** Whether there is no memory for a thread. */
    public volatile boolean noThreads;

    /** Threads that know the time from {@code machine}, which goes on when one waits for it. */
    public HostThreads(FakeMachine machine) {
        this.machine = machine;
    }

    /** Waits until all that were started have ended. */
    public void join() throws InterruptedException {
        while (true) {
            Thread next;
            synchronized (started) {
                if (started.isEmpty()) {
                    return;
                }
                next = started.remove(0);
            }
            next.join();
        }
    }

    @Override
    public Exclusion exclusion() {
        return newLock();
    }

    @Override
    public Exclusion newLock() {
        ReentrantLock lock = new ReentrantLock();
        return new Exclusion() {
            @Override
            public void lock() {
                if (lock.isHeldByCurrentThread()) {
                    throw new IllegalStateException("enters twice");
                }
                lock.lock();
            }

            @Override
            public void unlock() {
                lock.unlock();
            }
        };
    }

    @Override
    public Notice newNotice() {
        return new HostNotice();
    }

    private final class HostNotice implements Notice {
        private int count;

        @Override
        public synchronized void happened() {
            count++;
            notifyAll();
        }

        @Override
        public synchronized int count() {
            return count;
        }

        @Override
        public synchronized boolean await(int seen, long deadline) {
            long left = deadline == Waiter.FOREVER ? TimeUnit.MINUTES.toNanos(1) : deadline - machine.now;
            long end = System.nanoTime() + left;
            while (count == seen && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                left = end - System.nanoTime();
            }
            if (count == seen) {
                machine.now = Math.max(machine.now, deadline);
            }
            return count != seen;
        }
    }

    @Override
    public boolean start(String name, Runnable life) {
        if (noThreads) {
            return false;
        }
        Thread thread = new Thread(life, name);
        thread.setDaemon(true);
        synchronized (started) {
            started.add(thread);
        }
        thread.start();
        return true;
    }

    @Override
    public UserThread current() {
        return machine.current();
    }

    @Override
    public long processors() {
        return 3;
    }

    @Override
    public int processor() {
        return 0;
    }

    @Override
    public String describe(int processor) {
        return machine.describe(processor);
    }

    @Override
    public String interrupts() {
        return machine.interrupts();
    }

    @Override
    public String interruptTotals() {
        return machine.interruptTotals();
    }

    @Override
    public long idleNanos(int processor) {
        return machine.idleNanos(processor);
    }

    @Override
    public long switches() {
        return machine.switches();
    }

    @Override
    public void yield() {
        Thread.yield();
    }

    @Override
    public void barrier() {}

    @Override
    public int most() {
        return 100;
    }
}
