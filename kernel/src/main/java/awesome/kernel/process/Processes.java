package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.DeferredWork;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * All processes and threads by number, those processes that have ended and were not waited for included. Within {@link
 * CurrentProcess}.
 */
public final class Processes {
    /** Above the greatest number of a process, as on Linux unless told otherwise. */
    public static final int MOST_IDS = 32768;
    /** Where numbers go on after the greatest, as on Linux. */
    private static final int AFTER_WRAP = 300;

    private final TreeMap<Integer, Process> table = new TreeMap<>();
    /** Threads that do not have the number of their process. */
    private final TreeMap<Integer, Task> others = new TreeMap<>();
    private final ArmedTimers timers;
    private final Bell fewer = new Bell();
    private final int most;
    private UserLoop.Calls calls;
    private boolean showRegisters;
    private int last;
    /** Whether numbers have been used before, perhaps by somebody whose group or session still is there. */
    private boolean wrapped;
    private long made;
    private boolean restarting;
    private long goneUser;
    private long goneSystem;

    /** None yet. */
    public Processes(Machine machine, DeferredWork work) {
        timers = new ArmedTimers(machine.devices());
        work.add(timers);
        most = machine.threads().most();
    }

    /**
     * Says how processes are served.
     *
     * @param systemCalls answers what they ask for
     * @param registers whether the registers are shown of a program that a fault ends
     */
    public void serve(UserLoop.Calls systemCalls, boolean registers) {
        calls = systemCalls;
        showRegisters = registers;
    }

    UserLoop.Calls calls() {
        return calls;
    }

    boolean showRegisters() {
        return showRegisters;
    }

    ArmedTimers timers() {
        return timers;
    }

    /** How many there may be. */
    public int most() {
        return most;
    }

    /** How many there are. */
    public int count() {
        return table.size();
    }

    /** Nanoseconds that all of them have spent in user code, those that are gone included. */
    public long userNanos() {
        long sum = goneUser;
        for (Process each : table.values()) {
            sum += each.times().user();
        }
        return sum;
    }

    /** The same in the kernel. */
    public long systemNanos() {
        long sum = goneSystem;
        for (Process each : table.values()) {
            sum += each.times().system();
        }
        return sum;
    }

    /** The number that was given last. */
    public int lastId() {
        return last;
    }

    /** How many there were, ever. */
    public long made() {
        return made;
    }

    /** Rings when there are fewer. */
    Bell fewer() {
        return fewer;
    }

    /** A number that no thread, process, group or session has. */
    int newId() {
        do {
            last++;
            if (last == MOST_IDS) {
                last = AFTER_WRAP;
                wrapped = true;
            }
        } while (wrapped && isUsed(last));
        return last;
    }

    private boolean isUsed(int id) {
        if (table.containsKey(id) || others.containsKey(id)) {
            return true;
        }
        for (Process each : table.values()) {
            if (each.kin().group() == id || each.kin().session().id() == id) {
                return true;
            }
        }
        return false;
    }

    void add(Process process) {
        table.put(process.id(), process);
        made++;
    }

    /** A thread of a process that is here. */
    void add(Task task) {
        others.put(task.id(), task);
    }

    /** It has ended, or has the number of its process from now on. */
    void remove(Task task) {
        if (!task.isLeader()) {
            others.remove(task.id());
        }
    }

    /** The thread of that number; null if there is none. */
    public Task task(int id) {
        Process process = table.get(id);
        return process == null ? others.get(id) : process.tasks().leader();
    }

    /** How many threads there are, those of processes that have ended included. */
    public int threads() {
        return table.size() + others.size();
    }

    void remove(Process process) {
        goneUser += process.times().user();
        goneSystem += process.times().system();
        table.remove(process.id());
        fewer.ring();
    }

    /**
     * Ends the first process, and with it all others and the machine.
     *
     * @param restart whether the machine is to start over then
     */
    public void end(boolean restart) {
        restarting = restart;
        table.firstEntry().getValue().end(Ending.exited(0));
    }

    /** Whether the machine is to start over when all have ended. */
    public boolean isRestarting() {
        return restarting;
    }

    /** The process of that number; null if there is none. */
    public Process find(int id) {
        return table.get(id);
    }

    /** The process of that number; ESRCH if there is none. */
    public Process get(int id) {
        Process found = table.get(id);
        if (found == null) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return found;
    }

    /** The same, but 0 means {@code caller}, as in many system calls. */
    public Process get(int id, Process caller) {
        return id == 0 ? caller : get(id);
    }

    /** All of them, by number, as they are now. */
    public ArrayList<Process> all() {
        return new ArrayList<>(table.values());
    }

    /** Whether a thread of that real user may be made beside those that there are (getrlimit(2), RLIMIT_NPROC). */
    boolean isRoomFor(int user, long limit) {
        if (threads() >= most) {
            return false;
        }
        long count = 0;
        for (Process each : table.values()) {
            if (each.credentials().user(Credentials.REAL) == user) {
                count += Math.max(1, each.tasks().count());
            }
        }
        return limit == Limits.INFINITE || Long.compareUnsigned(count, limit) < 0;
    }

    /** Whether any process is in that group. */
    public boolean hasGroup(int group) {
        for (Process each : table.values()) {
            if (each.kin().group() == group) {
                return true;
            }
        }
        return false;
    }

    /** Whether a process of that session is in the group. */
    public boolean isGroupOf(int group, Session session) {
        for (Process each : table.values()) {
            if (each.kin().group() == group && each.kin().session() == session) {
                return true;
            }
        }
        return false;
    }

    /** Whether none of a group, but for {@code without}, has a parent who could continue it: in the session, not in it. */
    public boolean isOrphaned(int group, Process without) {
        for (Process each : table.values()) {
            Process parent = each.kin().parent();
            if (each != without && each.kin().group() == group && !each.isZombie() && parent != null
                    && parent.kin().group() != group && parent.kin().session() == each.kin().session()) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of a group, but for {@code without}, is stopped. */
    boolean hasStopped(int group, Process without) {
        for (Process each : table.values()) {
            if (each != without && each.kin().group() == group && each.jobState().isStopped()) {
                return true;
            }
        }
        return false;
    }

    /** Sends a signal of the kernel to all of a group. */
    public void signalGroup(int group, int signal) {
        for (Process each : table.values()) {
            if (each.kin().group() == group) {
                each.signal(SignalInfo.ofKernel(signal));
            }
        }
    }
}
