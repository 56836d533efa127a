package awesome.kernel.futex;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/**
 * Locks of which the word holds the number of the thread that has it (FUTEX_LOCK_PI and its relatives, futex(2)). They are
 * handed to who has waited longest; nobody lends urgency. Within {@code CurrentProcess}.
 */
public final class PriorityLocks {
    private final Futexes futexes;
    private final UserMemory memory;
    private final int thread;

    /** For the calls of the thread of that number. */
    public PriorityLocks(Futexes futexes, UserMemory memory, int thread) {
        this.futexes = futexes;
        this.memory = memory;
        this.thread = thread;
    }

    /**
     * Takes a lock if nobody has it.
     *
     * @return the number of the thread that has it: that of the caller if it has been taken
     * @throws ErrnoException EDEADLK if the caller had it before, EFAULT
     */
    public int take(UserAddr word) {
        while (true) {
            int value = memory.loadInt(word);
            int owner = value & FutexOperation.OWNER;
            if (owner == thread) {
                throw new ErrnoException(Errno.EDEADLK);
            }
            if (owner != 0) {
                return owner;
            }
            // What it says of waiting threads and of an owner that has ended stays.
            if (memory.compareAndSetInt(word, value, value | thread)) {
                return thread;
            }
        }
    }

    /**
     * Waits for a lock from now on, which is handed to {@code waiter} when it is woken.
     *
     * @return false if nobody has the lock any more
     */
    public boolean await(UserAddr word, FutexKey key, FutexWaiter waiter) {
        while (true) {
            int value = memory.loadInt(word);
            if ((value & FutexOperation.OWNER) == 0) {
                return false;
            }
            if (memory.compareAndSetInt(word, value, value | FutexOperation.WAITERS)) {
                futexes.add(waiter, key);
                return true;
            }
        }
    }

    /**
     * Gives a lock to who has waited longest for it.
     *
     * @throws ErrnoException EPERM if the caller does not have it
     */
    public void release(UserAddr word, FutexKey key) {
        while (true) {
            int value = memory.loadInt(word);
            if ((value & FutexOperation.OWNER) != thread) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (hand(word, key, value, 0)) {
                return;
            }
        }
    }

    /** Hands a lock on, or opens it; false if the word is not {@code value} any more. */
    boolean hand(UserAddr word, FutexKey key, int value, int flags) {
        FutexWaiter next = futexes.first(key);
        if (next == null) {
            return memory.compareAndSetInt(word, value, flags);
        }
        int more = futexes.isLast(next) ? 0 : FutexOperation.WAITERS;
        if (!memory.compareAndSetInt(word, value, next.thread() | more | flags)) {
            return false;
        }
        futexes.remove(next);
        next.tell();
        return true;
    }
}
