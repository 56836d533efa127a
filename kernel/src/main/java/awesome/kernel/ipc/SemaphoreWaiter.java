package awesome.kernel.ipc;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that waits for its operations; met when somebody has done them for it, or they cannot be done. */
final class SemaphoreWaiter implements Condition {
    /** While it waits. */
    static final int WAITING = 1;

    final SemaphoreOperations operations;
    final Adjustments adjustments;
    final int process;
    /** The operation that cannot be done yet. */
    int blocking;
    private final Notice notice;
    private int result = WAITING;

    /**
     * Somebody who does not wait yet.
     *
     * @param adjustments what its process takes back in that set; null if the operations have none of it
     * @param notice is told
     */
    SemaphoreWaiter(SemaphoreOperations operations, Adjustments adjustments, int process, Notice notice) {
        this.operations = operations;
        this.adjustments = adjustments;
        this.process = process;
        this.notice = notice;
    }

    @Override
    public boolean isMet() {
        return result != WAITING;
    }

    /** 0, or an error number negated. */
    int result() {
        return result;
    }

    void finish(int newResult) {
        result = newResult;
        notice.happened();
    }
}
