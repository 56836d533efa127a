package awesome.kernel.process;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import awesome.magic.NonNull;
import java.util.ArrayList;

/** The threads of a process that have not ended, and its leader, which may have. Within {@link CurrentProcess}. */
@NonNull
public final class Tasks {
    private final ArrayList<Task> live = new ArrayList<>();
    private final Bell fewer = new Bell();
    private final CurrentProcess current;
    private final Processes processes;
    private Task leader;

    /** {@code leader} alone. */
    Tasks(Task leader, Services services) {
        this.leader = leader;
        current = services.current();
        processes = services.processes();
        live.add(leader);
    }

    /** The thread with the number of the process; the first, until another one calls execve(2). */
    public Task leader() {
        return leader;
    }

    /** Those that have not ended, the oldest first; not for changing. */
    public ArrayList<Task> live() {
        return live;
    }

    /** The numbers of those that have not ended and of the leader, ascending. */
    public int[] ids() {
        int[] ids = new int[live.size() + (live.contains(leader) ? 0 : 1)];
        // It is below the others, but where numbers began anew.
        ids[0] = leader.id();
        int count = 1;
        for (Task each : live) {
            if (each != leader) {
                int at = count;
                while (at > 0 && ids[at - 1] > each.id()) {
                    ids[at] = ids[at - 1];
                    at--;
                }
                ids[at] = each.id();
                count++;
            }
        }
        return ids;
    }

    public int count() {
        return live.size();
    }

    /** The one of that number that has not ended; null if there is none. */
    public Task find(int id) {
        for (Task each : live) {
            if (each.id() == id) {
                return each;
            }
        }
        return null;
    }

    void add(Task task) {
        live.add(task);
        processes.add(task);
    }

    /** One has ended. */
    void remove(Task task) {
        live.remove(task);
        Tracee tracee = task.tracee();
        if (tracee == null) {
            processes.remove(task);
        } else if (!task.isLeader()) {
            // Who traces it has to wait for it, as for a process.
            Ending ending = task.ending();
            tracee.ended(ending);
            tracee.tracer().tellOfTracee(task, ending.code(), ending.number());
        }
        fewer.ring();
    }

    /** All look what has come, wherever they are. */
    void tellAll() {
        for (Task each : live) {
            each.tell();
        }
    }

    /** All are to end. */
    void hurryAll() {
        for (Task each : live) {
            each.hurry();
        }
    }

    /** Those that are traced know that the process stops, or goes on. */
    void jobChanged() {
        for (Task each : live) {
            if (each.tracee() != null) {
                each.tracee().jobChanged();
            }
        }
    }

    /** None waits for its tracer any more. */
    void releaseTraced() {
        for (Task each : live) {
            if (each.tracee() != null) {
                each.tracee().resume(Tracee.Mode.FREE, 0);
            }
        }
    }

    /** Has those that are in user code come to the kernel. */
    void disturb() {
        for (Task each : live) {
            each.disturb();
        }
    }

    /** Whether all wait for something. */
    boolean allWait() {
        for (Task each : live) {
            if (!each.isWaiting()) {
                return false;
            }
        }
        return true;
    }

    /** A signal has come for any of them: one that wants it is told, the leader before the others (signal(7)). */
    void tellOne(int signal) {
        Task chosen = null;
        for (Task each : live) {
            if (!each.isEnding() && each.signals().wants(signal) && (chosen == null || each == leader)) {
                chosen = each;
            }
        }
        if (chosen != null) {
            chosen.tell();
        }
    }

    /** Signals of this mask wait for any of them, and who might have taken them does not: others are told. */
    public void redirect(long mask) {
        for (long left = mask; left != 0; left &= left - 1) {
            tellOne(Long.numberOfTrailingZeros(left) + 1);
        }
    }

    /** Waits until {@code task} has ended, or the current one is to end. */
    void awaitEnd(Task task) {
        try {
            current.awaitKillable(fewer.when(() -> !live.contains(task)));
        } catch (ErrnoException killed) {
            // Who waits ends before it goes on.
        }
    }

    /**
     * Ends all but {@code only}, which leads then (execve(2), "Effect on process attributes").
     *
     * @throws ErrnoException if that one is to end itself
     */
    void endOthers(Task only) {
        if (only.isEnding()) {
            throw new ErrnoException(Waiter.RESTART);
        }
        for (Task each : live) {
            if (each != only) {
                each.end(Ending.exited(0));
                each.tell();
            }
        }
        current.awaitKillable(fewer.when(() -> live.size() == 1));
        if (!only.isLeader()) {
            Process tracer = only.process().tracer();
            if (tracer != null) {
                tracer.tracees().forget(leader);
            }
            processes.remove(only);
            only.takeLead();
            leader = only;
        }
    }
}
