package awesome.kernel.process;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.OutsideWaiter;

/** Waits as whoever is worked for. Before there are processes, nobody is, and the one thread that there is waits. */
public final class CurrentOutsideWaiter implements OutsideWaiter {
    private final CurrentProcess current;
    private final ThreadMachine threads;

    /** For those that {@code current} works for. */
    public CurrentOutsideWaiter(CurrentProcess current, ThreadMachine threads) {
        this.current = current;
        this.threads = threads;
    }

    @Override
    public Notice notice() {
        Task task = current.task();
        return task == null ? threads.newNotice() : task.notice();
    }

    @Override
    public void await(Notice notice, Condition condition, long patience, Runnable late) {
        current.awaitOutside(notice, condition, patience, late);
    }
}
