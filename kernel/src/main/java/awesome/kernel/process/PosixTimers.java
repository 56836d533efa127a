package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.signal.SignalInfo;
import java.util.TreeMap;

/** The timers of a process that timer_create(2) has made, by number. */
public final class PosixTimers {
    /** Each of them may have a signal wait. */
    private static final int MOST = 4096;

    private final Process process;
    private final TreeMap<Integer, PosixTimer> timers = new TreeMap<>();
    private int nextId;

    PosixTimers(Process process) {
        this.process = process;
    }

    /** A number for a new timer, which is used up even if none is made; EAGAIN if there are too many timers. */
    public int newId() {
        if (timers.size() >= MOST) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        while (timers.containsKey(nextId)) {
            nextId = nextId + 1 & Integer.MAX_VALUE;
        }
        int id = nextId;
        nextId = nextId + 1 & Integer.MAX_VALUE;
        return id;
    }

    /**
     * Makes one, which is off.
     *
     * @param id its number, of {@link #newId}
     * @param clock whose times are meant
     * @param processorClock the same if it is one of processor time; else null
     * @param signal that it sends, 0 for none
     * @param value that comes with it
     * @param target the thread that gets it; null for any
     */
    public void create(int id, int clock, ProcessorClock processorClock, int signal, long value, Task target) {
        Alarms alarms = processorClock == null ? process.services().alarms()
                : processorClock.process().timers().retainAlarms(processorClock);
        timers.put(id, new PosixTimer(this, alarms, id, clock, processorClock, signal, value, target));
    }

    /** The one of that number; EINVAL if there is none. */
    public PosixTimer get(int id) {
        PosixTimer timer = timers.get(id);
        if (timer == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return timer;
    }

    /** timer_delete(2). */
    public void delete(int id) {
        get(id).end();
        timers.remove(id);
    }

    /** All are gone. */
    void clear() {
        for (PosixTimer each : timers.values()) {
            each.end();
        }
        timers.clear();
    }

    /** Sends a signal, to one thread if {@code target} is not null; false if it does not wait. */
    boolean send(SignalInfo info, Task target) {
        if (target != null && process.tasks().find(target.id()) != target) {
            return false;
        }
        process.signal(info, target);
        return (target == null ? process.tasks().leader() : target).signals().holds(info);
    }
}
