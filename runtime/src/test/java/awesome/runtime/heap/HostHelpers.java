package awesome.runtime.heap;

import awesome.magic.raw.Address;
import java.util.ArrayList;
import java.util.List;

/** Threads of the JVM that help to mark. They are daemons, and end once nobody has woken them for a while. */
final class HostHelpers implements MarkHelpers {
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Heap heap;
    private final int count;
    private final List<Thread> threads = new ArrayList<>();
    private boolean over;

    HostHelpers(Heap heap, int count) {
        this.heap = heap;
        this.count = count;
    }

    private static final class NobodyCalls extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public int start(int most) {
        int started = Math.min(count, most);
        for (int i = 0; i < started; i++) {
            Thread thread = new Thread(this::help, "helper " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        return started;
    }

    private void help() {
        try {
            heap.helpMarking();
        } catch (NobodyCalls e) {
            // The test is over.
        }
    }

    @Override
    public synchronized void await(Address word, int expected) {
        long end = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
        while (!over && word.readIntVolatile() == expected) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new NobodyCalls();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new NobodyCalls();
            }
        }
        if (over) {
            throw new NobodyCalls();
        }
    }

    /** Ends the threads: the next heap has its memory at the same addresses, and is none of theirs. */
    void stop() {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @Override
    public synchronized void wake(Address word) {
        notifyAll();
    }

    @Override
    public void yieldProcessor() {
        Thread.yield();
    }
}
