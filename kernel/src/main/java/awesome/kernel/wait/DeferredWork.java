package awesome.kernel.wait;

import java.util.Arrays;

/**
 * What device interrupts leave to be done in preemptible context, such as turning the bytes of a serial line into
 * lines and signals. It is run by a thread that waits for such interrupts, and by whoever waits for anything, one thread at a time.
 */
public final class DeferredWork {
    /** One device's share of it. */
    public interface Task {
        /** Whether there is something to do. Asked each time that somebody waits: it does not allocate. */
        boolean isPending();

        /** Does it. Preemptible context. */
        void run();

        /** When it will be pending if nothing happens before, in nanoseconds of the monotonic clock. */
        default long nextTime() {
            return Waiter.FOREVER;
        }
    }

    /** Never changed, but replaced by longer ones. */
    private volatile Task[] tasks = {};

    /** Adds a task, for good. */
    public synchronized void add(Task task) {
        Task[] more = Arrays.copyOf(tasks, tasks.length + 1);
        more[tasks.length] = task;
        tasks = more;
    }

    /** When a task will be pending if nothing happens before; {@link Waiter#FOREVER} for never. */
    public long nextTime() {
        long next = Waiter.FOREVER;
        for (Task each : tasks) {
            next = Math.min(next, each.nextTime());
        }
        return next;
    }

    /** Does what there is to do; what another thread is at is done when this returns. */
    public synchronized void run() {
        for (Task each : tasks) {
            if (each.isPending()) {
                each.run();
            }
        }
    }
}
