package awesome.kernel.wait;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** Lets the calling thread wait. Preemptible context; nothing that an interrupt handler needs may be held. */
public interface Waiter {
    /** A deadline that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * The error number of a call that a signal cut short before it did anything. It never reaches a program: the
     * system call layer makes the call again after the signal's handler if that was set with {@code SA_RESTART}
     * or there is none, else turns it into EINTR (signal(7); the number is that of Linux's {@code ERESTARTSYS}).
     */
    int RESTART = 512;

    /**
     * Waits until {@code condition} is met. A condition that is met wins over a signal, and both over the deadline.
     *
     * @param deadline in nanoseconds of the monotonic clock, or {@link #FOREVER}
     * @return whether the condition is met; false if the deadline has passed
     * @throws awesome.kernel.error.ErrnoException {@link #RESTART} if a signal is to be dealt with first
     */
    boolean await(Condition condition, long deadline);

    /**
     * Waits, as long as it takes, until {@code condition} is met, which it is not yet.
     *
     * @param nonBlocking whether that is EAGAIN instead, as with O_NONBLOCK
     */
    default void await(Condition condition, boolean nonBlocking) {
        if (nonBlocking) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        await(condition, FOREVER);
    }
}
