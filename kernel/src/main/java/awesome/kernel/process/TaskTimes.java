package awesome.kernel.process;

/**
 * Processor time of a thread. All of it is exact; how it divides into time of the program and of the kernel is found
 * by looking at each interrupt who was interrupted. A thread that is alone on its processor is not interrupted: whoever asks,
 * within {@link CurrentProcess}, where it is not, knows that it runs user code.
 */
public final class TaskTimes {
    /** Null before it runs and when it has ended. */
    private ThreadMachine.UserThread thread;
    /** What the thread of the kernel had run before. */
    private long before;
    private long user;
    private long system;

    TaskTimes() {}

    /** It runs in {@code newThread} from now on, which is the calling one. */
    void begin(ThreadMachine.UserThread newThread) {
        thread = newThread;
        before = newThread.ranNanos();
    }

    /** User code was interrupted: what passed since the last look was its time. */
    void interruptedUser() {
        user = total() - system;
    }

    /** Nanoseconds in user code. */
    public long user() {
        lookFromOutside();
        return user;
    }

    private void lookFromOutside() {
        if (thread != null && thread.runsElsewhere()) {
            interruptedUser();
        }
    }

    /** Nanoseconds in the kernel. */
    public long system() {
        lookFromOutside();
        system = total() - user;
        return system;
    }

    /** Nanoseconds in all, up to now. */
    public long total() {
        return thread == null ? user + system : thread.ranNanos() - before;
    }

    /** It has ended; its thread may be another one's. */
    void end() {
        system();
        thread = null;
    }
}
