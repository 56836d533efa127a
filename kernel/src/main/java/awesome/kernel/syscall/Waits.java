package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.process.Process;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Waiter;

/** Waiting in calls that a signal ends for good: they are not made again (signal(7)). */
final class Waits {
    /** Only a deadline or a signal ends the wait for this. */
    static final Condition NEVER = () -> false;

    private Waits() {}

    /** As {@link Waiter#await}, but a signal is EINTR. */
    static boolean await(Process process, Condition condition, long deadline) {
        try {
            return process.waiter().await(condition, deadline);
        } catch (ErrnoException e) {
            throw interrupted(e);
        }
    }

    /** {@code e}, or EINTR in place of an error that has a call made again. */
    static ErrnoException interrupted(ErrnoException e) {
        return e.errno() == Waiter.RESTART ? new ErrnoException(Errno.EINTR) : e;
    }
}
