package awesome.kernel.futex;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/**
 * The locks that a thread had when it ended, in a list that it keeps itself (get_robust_list(2)): the next who takes one
 * is told. The list is a program's and may be anything.
 */
public final class RobustList {
    /** Bytes of {@code struct robust_list_head}: the first entry, from there to its word, the entry in the making. */
    public static final int HEAD_BYTES = 24;

    /** So many entries are looked at: lists may be circles. */
    private static final int MOST = 2048;

    private final Futexes futexes;
    private final UserMemory memory;
    private final int thread;

    /** Of the thread of that number. */
    public RobustList(Futexes futexes, UserMemory memory, int thread) {
        this.futexes = futexes;
        this.memory = memory;
        this.thread = thread;
    }

    /** Lets go of all that is in the list with the head at {@code head}, as far as there is one. */
    public void release(long head) {
        try {
            memory.read(UserAddr.of(head), 3);
            long entry = memory.read(0);
            long offset = memory.read(1);
            long pending = memory.read(2);
            for (int i = 0; i < MOST && (entry & ~1L) != head && (entry & ~1L) != 0; i++) {
                long here = entry & ~1L;
                boolean handed = (entry & 1) != 0;
                // The next one first: who takes the lock may use the entry anew.
                entry = memory.readLong(UserAddr.of(here));
                if (here != (pending & ~1L)) {
                    release(here, offset, handed, false);
                }
            }
            if ((pending & ~1L) != 0) {
                release(pending & ~1L, offset, (pending & 1) != 0, true);
            }
        } catch (ErrnoException bad) {
            // What cannot be read is left as it is.
        }
    }

    /** Gives up the lock of one entry; one that is {@code handed} on is like in {@link PriorityLocks}. */
    private void release(long entry, long offset, boolean handed, boolean pending) {
        UserAddr word = UserAddr.of(entry + offset);
        if (!word.isAligned(4)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int value = memory.loadInt(word);
        // It was let go of, and who waits was not woken yet.
        if (pending && !handed && value == 0) {
            futexes.wake(futexes.key(memory, word), 1, Futexes.ANY);
            return;
        }
        while ((value & FutexOperation.OWNER) == thread) {
            if (handed) {
                PriorityLocks locks = new PriorityLocks(futexes, memory, thread);
                if (locks.hand(word, futexes.key(memory, word), value, FutexOperation.OWNER_DIED)) {
                    return;
                }
                value = memory.loadInt(word);
                continue;
            }
            if (memory.compareAndSetInt(word, value,
                    value & FutexOperation.WAITERS | FutexOperation.OWNER_DIED)) {
                if ((value & FutexOperation.WAITERS) != 0) {
                    futexes.wake(futexes.key(memory, word), 1, Futexes.ANY);
                }
                return;
            }
            value = memory.loadInt(word);
        }
    }
}
