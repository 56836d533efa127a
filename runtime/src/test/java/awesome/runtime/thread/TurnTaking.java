package awesome.runtime.thread;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Threads of which one runs at a time: before each atomic operation and each wait, chance decides who goes on. The same
 * seed gives the same run. A run in which nobody can go on fails.
 */
final class TurnTaking implements ThreadPlatform {
    private static final long AREAS = 0x10_0000_0000L;
    private static final long RECORDS = 0x20_0000_0000L;
    private static final long RECORD_BYTES = 64 << 10;
    private static final long STEP_NANOS = 100;

    /** What a thread does. */
    interface Body {
        void run(Address self) throws Exception;
    }

    private static final class Turn {
        /** The word it waits on; 0 if it can go on. */
        long word;
        long deadline;
        boolean finished;
    }

    private final Random random;
    private final HostMemory memory = HostMemory.use(new HostMemory());
    private final List<Turn> turns = new ArrayList<>();
    private final ThreadLocal<Turn> own = new ThreadLocal<>();
    private Turn running;
    private long clock;
    private Throwable failure;

    TurnTaking(long seed) {
        random = new Random(seed);
        memory.beforeAtomic(this::letOthersRun);
    }

    /** Memory for a test. */
    Address map(long address, long bytes) {
        memory.map(address, bytes);
        return Address.of(address);
    }

    FatMonitors monitors() {
        FatMonitors monitors = new FatMonitors(this);
        monitors.reserve(map(RECORDS, RECORD_BYTES), RECORD_BYTES, Address.zero());
        return monitors;
    }

    /** Runs the bodies to their ends, each in a thread of its own. */
    void run(List<Body> bodies) throws Throwable {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Address area = map(AREAS + (long) i * ThreadArea.SIZE, ThreadArea.SIZE);
            ThreadArea.setNumber(area, i + 1);
            Turn turn = new Turn();
            turns.add(turn);
            Body body = bodies.get(i);
            threads.add(new Thread(() -> live(turn, body, area)));
        }
        running = turns.get(0);
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void live(Turn turn, Body body, Address area) {
        own.set(turn);
        try {
            awaitTurn(turn);
            body.run(area);
        } catch (Throwable problem) {
            fail(problem);
        }
        synchronized (this) {
            turn.finished = true;
            choose();
        }
    }

    private synchronized void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
        notifyAll();
    }

    private synchronized void awaitTurn(Turn turn) throws InterruptedException {
        while (running != turn && failure == null) {
            wait();
        }
        if (failure != null) {
            throw new IllegalStateException("another thread failed");
        }
    }

    /** Gives the turn to one that can go on. */
    private synchronized void choose() {
        clock += STEP_NANOS;
        List<Turn> able = new ArrayList<>();
        boolean unfinished = false;
        for (Turn each : turns) {
            unfinished |= !each.finished;
            if (!each.finished && (each.word == 0 || each.deadline != 0)) {
                able.add(each);
            }
        }
        if (able.isEmpty()) {
            if (unfinished && failure == null) {
                failure = new AssertionError("all threads wait");
            }
            running = null;
        } else {
            running = able.get(random.nextInt(able.size()));
            if (running.word != 0) {
                clock = Math.max(clock, running.deadline);
                running.word = 0;
            }
        }
        notifyAll();
    }

    private void letOthersRun() {
        Turn turn = own.get();
        if (turn == null) {
            return;
        }
        choose();
        try {
            awaitTurn(turn);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void await(Address word, int expected, long nanos) {
        Turn turn = own.get();
        synchronized (this) {
            if (word.readInt() != expected) {
                return;
            }
            turn.word = word.bits();
            turn.deadline = nanos < 0 ? 0 : clock + nanos;
        }
        letOthersRun();
    }

    @Override
    public synchronized void wake(Address word, int count) {
        int left = count;
        for (Turn each : turns) {
            if (each.word == word.bits() && left > 0) {
                each.word = 0;
                left--;
            }
        }
    }

    @Override
    public void yieldProcessor() {
        letOthersRun();
    }

    @Override
    public synchronized long nanoTime() {
        return clock;
    }

    @Override
    public int walk(Address area, Address context, Address buffer, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Address newArea(long stackBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean start(Address area) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave(Address area) {
        throw new UnsupportedOperationException();
    }
}
