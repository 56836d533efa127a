package awesome.kernel.process;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.futex.Futexes;
import awesome.kernel.futex.RobustList;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/** What a thread has asked to be done in its memory when it leaves that: by its end, or by execve(2). */
public final class TaskExit {
    private final Task task;
    private long clearedAt;
    private long robustList;

    TaskExit(Task task) {
        this.task = task;
    }

    /** Where a zero goes if others are in the memory too, who may wait for it (set_tid_address(2)); 0 for nowhere. */
    public void setClearedAt(long address) {
        clearedAt = address;
    }

    /** Says where the list of locks begins that it may have (set_robust_list(2)); 0 for none. */
    public void setRobustList(long address) {
        robustList = address;
    }

    /** What {@link #setRobustList} said. */
    public long robustList() {
        return robustList;
    }

    /** It leaves the memory of {@code program}. */
    void leave(Program program) {
        Futexes futexes = task.process().services().futexes();
        UserMemory memory = program.memory();
        if (robustList != 0) {
            new RobustList(futexes, memory, task.id()).release(robustList);
            robustList = 0;
        }
        if (clearedAt != 0 && (program.space().isShared() || task.process().tasks().count() > 1)) {
            try {
                memory.writeInt(UserAddr.of(clearedAt), 0);
                futexes.wake(futexes.key(memory, UserAddr.of(clearedAt)), 1, Futexes.ANY);
            } catch (ErrnoException nowhere) {
                // Nobody waits for it there.
            }
        }
        clearedAt = 0;
    }
}
