package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Ptrace;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.signal.SignalInfo;
import java.util.ArrayList;

/** The threads that a process traces, those included that have ended and that it has not waited for. Within {@link CurrentProcess}. */
public final class Tracees {
    private final Process tracer;
    private final ArrayList<Task> all = new ArrayList<>();

    Tracees(Process tracer) {
        this.tracer = tracer;
    }

    /** The oldest first; not for changing. */
    ArrayList<Task> all() {
        return all;
    }

    /** Traces a thread that nobody traces, from now on. */
    private void add(Task task, boolean seized, int options) {
        all.add(task);
        task.setTracee(new Tracee(task, tracer, seized, options));
    }

    /** The calling thread is traced by its parent (PTRACE_TRACEME); EPERM. */
    public static void begin(Process process) {
        Task task = process.task();
        Process parent = task.process().kin().parent();
        if (task.tracee() != null || parent == null || !Inspection.mayTrace(parent.credentials(), task.credentials())) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!parent.isEnding()) {
            parent.tracees().add(task, false, 0);
        }
    }

    /**
     * Traces a thread of another process (PTRACE_ATTACH, PTRACE_SEIZE).
     *
     * @throws ErrnoException EPERM
     */
    public void attach(Task task, boolean seized, int options) {
        Process target = task.process();
        if (target == tracer || task.tracee() != null || task.isGone() || target.program() == null
                || !Inspection.mayInspect(tracer.credentials(), target)) {
            throw new ErrnoException(Errno.EPERM);
        }
        add(task, seized, options);
        if (!seized) {
            target.signal(SignalInfo.ofKernel(Signal.SIGSTOP), task);
        }
        task.tracee().wake();
    }

    /** One that {@code maker} has made and that has not run yet is traced as that is. */
    static void inherit(Task maker, Task made) {
        Tracee model = maker.tracee();
        model.tracer().tracees().add(made, model.isSeized(), model.options());
        made.tracee().begin(model);
        if (model.isSeized()) {
            made.tracee().interrupt();
        } else {
            made.signals().post(SignalInfo.ofKernel(Signal.SIGSTOP));
        }
    }

    /** A thread is not traced any more; what is left of one that has ended goes, or to its parent. */
    void forget(Task task) {
        all.remove(task);
        task.setTracee(null);
        if (task.isGone() && !task.isLeader()) {
            task.process().services().processes().remove(task);
        }
    }

    /** Ends the tracing of a thread that has not ended, which gets a signal, or none. */
    public void detach(Task task, int signal) {
        Tracee tracee = task.tracee();
        forget(task);
        tracee.end(signal);
    }

    /** The tracer ends. */
    void release() {
        while (!all.isEmpty()) {
            Task task = all.get(all.size() - 1);
            Tracee tracee = task.tracee();
            Process process = task.process();
            forget(task);
            if (task.isGone()) {
                if (process.isZombie() && task.isLeader() && process.kin().parent() != tracer) {
                    new ProcessEnd(process).tellParent();
                }
                continue;
            }
            tracee.orphan();
            if ((tracee.options() & Ptrace.PTRACE_O_EXITKILL) != 0) {
                process.signal(SignalInfo.ofKernel(Signal.SIGKILL));
            }
        }
    }

    /** Whether a thread of a process, other than the leader, has ended and is not waited for: it comes first. */
    boolean hasEnded(Process process) {
        for (Task each : all) {
            if (each.process() == process && each.isGone() && !each.isLeader()) {
                return true;
            }
        }
        return false;
    }
}
