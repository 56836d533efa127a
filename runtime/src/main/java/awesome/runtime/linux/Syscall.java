package awesome.runtime.linux;

import awesome.abi.linux.Errno;
import awesome.magic.Foreign;
import awesome.magic.NoAlloc;

/** Linux system calls by number ({@link awesome.abi.linux.SystemCallNumber}). */
@NoAlloc("used by the lock of the heap")
public final class Syscall {
    /** {@code -EINTR}: a signal came first. */
    public static final long INTERRUPTED = -Errno.EINTR;

    private Syscall() {}

    /** Makes a system call; the result, or an error number negated. */
    @Foreign("linux_syscall")
    public static long call(long number, long a, long b, long c, long d, long e, long f) {
        throw new IllegalStateException("system call " + number + " on the host");
    }

    /** Makes a system call of three arguments at most; the result, or an error number negated. */
    public static long call(long number, long a, long b, long c) {
        return call(number, a, b, c, 0, 0, 0);
    }
}
