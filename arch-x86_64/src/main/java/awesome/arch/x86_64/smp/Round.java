package awesome.arch.x86_64.smp;

import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;
import awesome.runtime.thread.Spin;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A task that several processors do for another one, one task at a time. Who waits, for its turn or for the others, does
 * meanwhile what is asked of it, so that two that call one another both get on.
 */
@NoAlloc("interrupt context")
final class Round {
    /** How a round reaches the processors. */
    interface Line {
        /** Raises the vector of the round on a processor. */
        void send(int cpu, int vector);

        /** Does what is asked of the current processor. */
        void poll();
    }

    private static final long FREE = 0;
    private static final long TAKEN = 1;

    private final int vector;
    private final AtomicLong turn = new AtomicLong(FREE);
    /** The processors that have not done it yet. */
    private final AtomicLong pending = new AtomicLong();
    /** The processors that are at it. */
    private final AtomicLong running = new AtomicLong();
    private Cpus.Task task;

    /** Rounds that are told by {@code vector}. */
    Round(int vector) {
        this.vector = vector;
    }

    /** Has {@code cpus}, without the current one, do something, and waits for them. Interrupts are off. */
    void call(long cpus, Cpus.Task wanted, Line line) {
        start(cpus, wanted, line);
        await(line);
        turn.set(FREE);
    }

    /** The same without waiting, but for those who have not done the task before. */
    void post(long cpus, Cpus.Task wanted, Line line) {
        start(cpus, wanted, line);
        turn.set(FREE);
    }

    private void start(long cpus, Cpus.Task wanted, Line line) {
        while (!turn.compareAndSet(FREE, TAKEN)) {
            line.poll();
            Spin.pause();
        }
        await(line);
        task = wanted;
        pending.set(cpus);
        for (long left = cpus; left != 0; left &= left - 1) {
            line.send(Long.numberOfTrailingZeros(left), vector);
        }
    }

    private void await(Line line) {
        while (pending.get() != 0) {
            line.poll();
            Spin.pause();
        }
    }

    /**
     * Does the task if it is the turn of {@code cpu}, the current processor, and it is not at it: a task that waits for a
     * lock asks what others want meanwhile. Interrupts are off.
     */
    void serve(int cpu) {
        long bit = 1L << cpu;
        if ((pending.get() & bit) != 0 && (running.get() & bit) == 0) {
            running.addAndGet(bit);
            task.run();
            running.addAndGet(-bit);
            pending.addAndGet(-bit);
        }
    }
}
