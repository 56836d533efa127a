package awesome.kernel.process;

import awesome.abi.linux.Limit;

/**
 * Resource limits (getrlimit(2)): a soft and a hard one each; those of data, open files, processes, message queues and
 * priorities are kept.
 */
public final class Limits {
    /** No limit (RLIM_INFINITY). */
    public static final long INFINITE = -1;

    private static final long OPEN_FILES = 1024;
    private static final long MOST_OPEN_FILES = 4096;
    private static final long QUEUE_BYTES = 819200;

    private final long[] soft = new long[Limit.COUNT];
    private final long[] hard = new long[Limit.COUNT];

    /**
     * As the first process has them.
     *
     * @param mostProcesses how many processes the machine can have; a user may have half of them
     */
    Limits(int mostProcesses) {
        for (int i = 0; i < Limit.COUNT; i++) {
            set(i, INFINITE, INFINITE);
        }
        set(Limit.RLIMIT_STACK, AddressLayout.STACK_SIZE, INFINITE);
        set(Limit.RLIMIT_CORE, 0, INFINITE);
        set(Limit.RLIMIT_NOFILE, OPEN_FILES, MOST_OPEN_FILES);
        set(Limit.RLIMIT_MSGQUEUE, QUEUE_BYTES, QUEUE_BYTES);
        set(Limit.RLIMIT_NICE, 0, 0);
        set(Limit.RLIMIT_RTPRIO, 0, 0);
        set(Limit.RLIMIT_NPROC, mostProcesses / 2, mostProcesses / 2);
    }

    private Limits(Limits other) {
        System.arraycopy(other.soft, 0, soft, 0, Limit.COUNT);
        System.arraycopy(other.hard, 0, hard, 0, Limit.COUNT);
    }

    /** Those of a new process. */
    Limits copy() {
        return new Limits(this);
    }

    public long soft(int resource) {
        return soft[resource];
    }

    public long hard(int resource) {
        return hard[resource];
    }

    /** Sets both; the soft limit is not above the hard one. */
    public void set(int resource, long newSoft, long newHard) {
        soft[resource] = newSoft;
        hard[resource] = newHard;
    }
}
