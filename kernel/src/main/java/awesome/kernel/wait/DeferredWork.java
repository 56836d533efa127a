package awesome.kernel.wait;

import java.util.ArrayList;

/**
 * What device interrupts leave to be done in preemptible context, such as turning the bytes of a serial line into
 * lines and signals. It is run after an interrupt came while user code ran, and by whoever waits.
 */
public final class DeferredWork {
    /** One device's share of it. */
    public interface Task {
        /** Whether there is something to do. Asked with interrupts off too: it does not allocate. */
        boolean isPending();

        /** Does it. Preemptible context. */
        void run();
    }

    /** Work that could wait but will be needed, such as clearing memory. */
    public interface IdleWork {
        /** Does a small piece of it, some microseconds; false if nothing is left to do. Preemptible context. */
        boolean doPiece();
    }

    private final ArrayList<Task> tasks = new ArrayList<>();
    private IdleWork idle = () -> false;

    /** Has {@code work} done when there is nothing else to do. */
    public void whenIdle(IdleWork work) {
        idle = work;
    }

    /** Does a piece of the work for idle times; false if there is none. */
    boolean doIdlePiece() {
        return idle.doPiece();
    }

    /** Adds a task, for good. */
    public void add(Task task) {
        tasks.add(task);
    }

    /** Whether any task has something to do. */
    public boolean isPending() {
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i).isPending()) {
                return true;
            }
        }
        return false;
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
