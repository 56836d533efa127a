package awesome.kernel.process;

import awesome.kernel.machine.Clock;

/**
 * A clock that goes while a process, or one of its threads, has a processor (clock_gettime(2), "CPU-time clocks"). Its times
 * are nanoseconds since that began.
 */
public final class ProcessorClock implements Clock {
    private static final int VIRTUAL = 1;
    private static final int THREAD = 4;
    private static final int KINDS = 3;

    private final Process process;
    private final Task task;
    private final boolean userOnly;

    /**
     * The clock of {@code process}.
     *
     * @param task the thread that is meant; null for all
     * @param userOnly whether it goes only in user code
     */
    ProcessorClock(Process process, Task task, boolean userOnly) {
        this.process = process;
        this.task = task;
        this.userOnly = userOnly;
    }

    /**
     * The clock of a number below zero, which says whose and which (clock_getcpuclockid(3), pthread_getcpuclockid(3)), as
     * {@code caller} sees it; null if there is none.
     */
    public static ProcessorClock of(int number, Process caller) {
        int kind = number & 3;
        int id = ~(number >> 3);
        if (number >= 0 || kind >= KINDS) {
            return null;
        }
        boolean userOnly = kind == VIRTUAL;
        if ((number & THREAD) != 0) {
            Task task = id == 0 ? caller.task() : caller.tasks().find(id);
            return task == null ? null : new ProcessorClock(caller, task, userOnly);
        }
        boolean own = id == 0 || id == caller.task().id();
        Process process = own ? caller : caller.services().processes().find(id);
        return process == null ? null : new ProcessorClock(process, null, userOnly);
    }

    /** Whose it is. */
    public Process process() {
        return process;
    }

    /** The thread whose it is; null if it is the whole process's. */
    public Task task() {
        return task;
    }

    /** Whether it shows the same as {@code other}. */
    boolean isSame(ProcessorClock other) {
        return process == other.process && task == other.task && userOnly == other.userOnly;
    }

    /** Whether it stands still. */
    boolean isStill() {
        return task == null ? process.isWaiting() : task.isWaiting() || task.isGone();
    }

    /** How many times faster than real time it may go: one for each thread, though not for more than there are processors. */
    int speed() {
        long processors = process.machine().threads().processors();
        return task != null ? 1 : Math.max(1, Math.min(process.tasks().count(), Long.bitCount(processors)));
    }

    @Override
    public long monotonicNanos() {
        if (task == null) {
            return userOnly ? process.times().countedUser() : process.times().total();
        }
        return userOnly ? task.times().countedUser() : task.times().total();
    }

    /** The same: it knows no date. */
    @Override
    public long realtimeNanos() {
        return monotonicNanos();
    }
}
