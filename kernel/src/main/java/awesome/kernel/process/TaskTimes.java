package awesome.kernel.process;

/**
 * Processor time of a thread, in nanoseconds. All of it is exact; how it divides into time of the program and of the kernel
 * is found by looking what each interrupt has interrupted, and a tick does at the latest: what passed since the look before is
 * counted as that, up to a little more than a tick. So reading the clock at each system call is not needed. Within {@link CurrentProcess}, but for the beginning.
 */
public final class TaskTimes {
    /** Null before it runs and when it has ended. */
    private ThreadMachine.UserThread thread;
    /** What the thread of the kernel had run before, and what was counted of that. */
    private long before;
    private long userBefore;
    private long kernelBefore;
    /** What was shown last: it does not get less. */
    private long shownUser;
    private long shownSystem;
    /** What had been counted when it ended. */
    private long endedUser;

    TaskTimes() {}

    /** It runs in {@code newThread} from now on, which is the calling one. */
    void begin(ThreadMachine.UserThread newThread) {
        thread = newThread;
        settle();
        before = newThread.ranNanos();
        userBefore = newThread.userNanos();
        kernelBefore = newThread.kernelNanos();
    }

    /** For the thread itself: what passed since the last look is taken for time in the kernel, though it may not be. */
    void settle() {
        thread.countAsKernel();
    }

    /** In user code as far as it was counted: what timers go by. What is {@linkplain #user shown} may be ahead of it. */
    long countedUser() {
        return thread == null ? endedUser : thread.userNanos() - userBefore;
    }

    /** In user code. */
    public long user() {
        show();
        return shownUser;
    }

    /** In the kernel. */
    public long system() {
        show();
        return shownSystem;
    }

    /** What was not counted divides as the rest does; it is the program's if that is not known, as in Linux. */
    private void show() {
        if (thread == null) {
            return;
        }
        long user = countedUser();
        long system = thread.kernelNanos() - kernelBefore;
        long all = total();
        long estimate = system == 0 ? all : (long) ((double) all * user / (user + system));
        shownUser = Math.max(shownUser, Math.min(estimate, all - shownSystem));
        shownSystem = all - shownUser;
    }

    /** In all, up to now. */
    public long total() {
        return thread == null ? shownUser + shownSystem : thread.ranNanos() - before;
    }

    /** It has ended; its thread may be another one's. */
    void end() {
        show();
        endedUser = countedUser();
        thread = null;
    }
}
