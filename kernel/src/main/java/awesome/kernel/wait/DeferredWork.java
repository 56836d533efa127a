package awesome.kernel.wait;

import java.util.ArrayList;

/**
 * What device interrupts leave to be done in preemptible context, such as turning the bytes of a serial line into
 * lines and signals. It is run after an interrupt came while user code ran, and by whoever waits.
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

    private final ArrayList<Task> tasks = new ArrayList<>();

    /** Adds a task, for good. */
    public void add(Task task) {
        tasks.add(task);
    }

    /** When a task will be pending if nothing happens before; {@link Waiter#FOREVER} for never. */
    long nextTime() {
        long next = Waiter.FOREVER;
        for (int i = 0; i < tasks.size(); i++) {
            next = Math.min(next, tasks.get(i).nextTime());
        }
        return next;
    }

    /** Does what there is to do. */
    public void run() {
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i).isPending()) {
                tasks.get(i).run();
            }
        }
    }
}
