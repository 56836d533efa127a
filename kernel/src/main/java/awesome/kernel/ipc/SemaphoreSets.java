package awesome.kernel.ipc;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.wait.Waiter;

/** All sets of semaphores (semget(2)). Limits are those of Linux. */
public final class SemaphoreSets {
    /** As many sets may be. */
    public static final int MOST = 32000;
    /** As many semaphores may be in a set. */
    public static final int MOST_IN_SET = 32000;
    /** As many semaphores may be in all. */
    public static final int MOST_IN_ALL = MOST * MOST_IN_SET;
    /** As many operations may be done at once. */
    public static final int MOST_OPERATIONS = 500;

    private static final int UNDO_BYTES = 20;

    private final IpcCaller caller;
    private final Waiter waiter;
    private final Allowance allowance;
    private final IpcTable<SemaphoreSet> table = new IpcTable<>(MOST, "       key      semid perms      nsems   uid"
            + "   gid  cuid  cgid      otime      ctime");
    private int used;

    SemaphoreSets(IpcCaller caller, Waiter waiter, Allowance allowance) {
        this.caller = caller;
        this.waiter = waiter;
        this.allowance = allowance;
    }

    /** All of them by number. */
    public IpcTable<SemaphoreSet> table() {
        return table;
    }

    /** semget(2): the number of a set with {@code count} semaphores at least. */
    public int find(int key, int count, int flags) {
        if (count < 0 || count > MOST_IN_SET) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return table.find(key, flags, found -> {
            if (count > found.count()) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }, () -> make(key, count, flags));
    }

    private SemaphoreSet make(int key, int count, int flags) {
        if (count == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (count > MOST_IN_ALL - used) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        table.requireRoom();
        allowance.take(SemaphoreSet.bytes(count));
        used += count;
        return new SemaphoreSet(caller, allowance, key, flags, count);
    }

    /**
     * semop(2): does all operations at once, and waits until that is possible.
     *
     * @param undo of the calling process
     * @param deadline in nanoseconds of the monotonic clock
     * @throws ErrnoException EAGAIN at the deadline too, EIDRM, {@link Waiter#RESTART} for a signal
     */
    public void operate(int id, SemaphoreOperations operations, SemaphoreUndo undo, long deadline) {
        SemaphoreSet set = table.get(id);
        SemaphoreWaiter waiting = set.begin(operations, operations.undoes() ? undo.of(set) : null);
        if (waiting == null) {
            return;
        }
        try {
            if (!waiter.await(waiting, deadline)) {
                throw new ErrnoException(Errno.EAGAIN);
            }
        } finally {
            set.leave(waiting);
        }
        if (waiting.result() != 0) {
            throw new ErrnoException(-waiting.result());
        }
    }

    /** IPC_RMID. */
    public void remove(SemaphoreSet set) {
        table.remove(set);
        used -= set.count();
        set.dispose();
    }

    /**
     * A {@code struct seminfo}.
     *
     * @param used whether it tells how many there are, in place of two limits
     */
    public byte[] info(boolean used) {
        int[] values = {MOST_IN_ALL, MOST, MOST_IN_ALL, MOST_IN_ALL, MOST_IN_SET, MOST_OPERATIONS, MOST_OPERATIONS,
            used ? table.count() : UNDO_BYTES, SemaphoreSet.MOST_VALUE, used ? this.used : SemaphoreSet.MOST_VALUE};
        byte[] out = new byte[IpcFlag.SEMINFO_SIZE];
        for (int i = 0; i < values.length; i++) {
            LittleEndian.putInt(out, 4 * i, values[i]);
        }
        return out;
    }
}
