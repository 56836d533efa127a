package awesome.kernel.process;

/** Processor time of a process: of its threads, those that have ended included, and of children. */
public final class ProcessTimes {
    private final Tasks tasks;
    private long endedUser;
    private long endedCountedUser;
    private long endedSystem;
    private long childUser;
    private long childSystem;

    ProcessTimes(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Nanoseconds in user code. */
    public long user() {
        long sum = endedUser;
        for (int i = 0; i < tasks.count(); i++) {
            sum += tasks.live().get(i).times().user();
        }
        return sum;
    }

    /** Nanoseconds in user code as far as they were counted, see {@link TaskTimes#countedUser}. */
    long countedUser() {
        long sum = endedCountedUser;
        for (int i = 0; i < tasks.count(); i++) {
            sum += tasks.live().get(i).times().countedUser();
        }
        return sum;
    }

    /** Nanoseconds in the kernel. */
    public long system() {
        long sum = endedSystem;
        for (int i = 0; i < tasks.count(); i++) {
            sum += tasks.live().get(i).times().system();
        }
        return sum;
    }

    /** Nanoseconds in all, up to now. */
    public long total() {
        long sum = endedUser + endedSystem;
        for (int i = 0; i < tasks.count(); i++) {
            sum += tasks.live().get(i).times().total();
        }
        return sum;
    }

    /** A thread has ended and is not among the others any more. */
    void add(TaskTimes ended) {
        endedUser += ended.user();
        endedCountedUser += ended.countedUser();
        endedSystem += ended.system();
    }

    /** Nanoseconds in user code of children that were waited for, and of theirs. */
    public long childUser() {
        return childUser;
    }

    /** The same in the kernel. */
    public long childSystem() {
        return childSystem;
    }

    /** A child was waited for. */
    void addChild(ProcessTimes child) {
        childUser += child.user() + child.childUser;
        childSystem += child.system() + child.childSystem;
    }
}
