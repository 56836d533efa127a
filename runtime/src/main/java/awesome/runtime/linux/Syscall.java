package awesome.runtime.linux;

import awesome.magic.Foreign;
import awesome.magic.NoAlloc;

/** Linux system calls by number ({@code asm/unistd_64.h}). */
@NoAlloc("used by the lock of the heap")
public final class Syscall {
    static final int READ = 0;
    static final int WRITE = 1;
    static final int MMAP = 9;
    static final int MPROTECT = 10;
    static final int RT_SIGACTION = 13;
    static final int SCHED_YIELD = 24;
    static final int MADVISE = 28;
    static final int NANOSLEEP = 35;
    static final int GETPID = 39;
    static final int GETTID = 186;
    static final int FUTEX = 202;
    static final int SCHED_GETAFFINITY = 204;
    static final int CLOCK_GETTIME = 228;
    static final int EXIT_GROUP = 231;
    static final int TGKILL = 234;
    static final int SIGALTSTACK = 131;

    /** {@code -EINTR}: a signal came first. */
    public static final long INTERRUPTED = -4;

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
