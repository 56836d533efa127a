package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.abi.linux.WaitFlag;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;

/** Looks for a child, or a thread that is traced, that has something to tell (wait(2)); met if there is one, or none that ever could. */
public final class ChildSearch implements Condition {
    private final Process parent;
    private final int type;
    private final int id;
    private final int options;
    private Task found;
    private int code;
    private int status;
    private boolean hasAny;

    /**
     * A search among the children of {@code parent}.
     *
     * @param type {@link WaitFlag#P_ALL}, {@link WaitFlag#P_PID} or {@link WaitFlag#P_PGID}
     * @param id the number of the child or the group; 0 for the group of {@code parent}
     * @param options what it may tell: WEXITED, WSTOPPED, WCONTINUED of {@link WaitFlag}
     */
    public ChildSearch(Process parent, int type, int id, int options) {
        this.parent = parent;
        this.type = type;
        this.id = type == WaitFlag.P_PGID && id == 0 ? parent.kin().group() : id;
        this.options = options;
    }

    @Override
    public Bell[] bells() {
        return parent.kin().changed().alone();
    }

    @Override
    public boolean isMet() {
        found = null;
        hasAny = false;
        for (int i = 0; i < parent.kin().children().size() && found == null; i++) {
            Process child = parent.kin().children().get(i);
            if (isMeant(child)) {
                hasAny = true;
                look(child);
            }
        }
        if (parent.hasTraced()) {
            lookAtTracees(parent.tracees());
        }
        return found != null || !hasAny;
    }

    private boolean isMeant(Process child) {
        boolean isClone = child.kin().exitSignal() != Signal.SIGCHLD;
        boolean ofKind = (options & WaitFlag.WALL) != 0 || isClone == ((options & WaitFlag.WCLONE) != 0);
        return (ofKind || child.tracer() == parent) && isNamed(child, child.id());
    }

    private boolean isNamed(Process process, int itsId) {
        return type == WaitFlag.P_ALL || (type == WaitFlag.P_PID ? itsId : process.kin().group()) == id;
    }

    private void look(Process child) {
        JobState job = child.jobState();
        if (child.tracer() != null) {
            // Who traces it is told, be it the parent or somebody else; then the parent is.
            return;
        }
        if (child.isZombie()) {
            lookAtEnd(child);
        } else if (job.isStopUntold() && (options & WaitFlag.WSTOPPED) != 0) {
            find(child.tasks().leader(), Signal.CLD_STOPPED, job.stoppedBy());
        } else {
            lookAtGoing(child);
        }
    }

    private void lookAtGoing(Process child) {
        if (child.jobState().isGoUntold() && (options & WaitFlag.WCONTINUED) != 0) {
            find(child.tasks().leader(), Signal.CLD_CONTINUED, Signal.SIGCONT);
        }
    }

    private void lookAtEnd(Process child) {
        if ((options & WaitFlag.WEXITED) != 0) {
            findEnd(child.tasks().leader(), child.ending());
        }
    }

    private void lookAtTracees(Tracees tracees) {
        for (int i = 0; i < tracees.all().size() && found == null; i++) {
            Task task = tracees.all().get(i);
            if (isNamed(task.process(), task.id())) {
                hasAny = true;
                look(task, tracees);
            }
        }
    }

    private void look(Task task, Tracees tracees) {
        Process process = task.process();
        if (task.isGone()) {
            if (!task.isLeader()) {
                if ((options & WaitFlag.WEXITED) != 0) {
                    findEnd(task, task.tracee().ending());
                }
            } else if (process.isZombie() && !tracees.hasEnded(process)) {
                lookAtEnd(process);
            }
        } else if (task.tracee().isUntold()) {
            find(task, Signal.CLD_TRAPPED, task.tracee().status());
        } else {
            lookAtGoing(process);
        }
    }

    private void findEnd(Task task, Ending ending) {
        find(task, ending.code(), ending.number());
    }

    private void find(Task task, int newCode, int newStatus) {
        found = task;
        code = newCode;
        status = newStatus;
    }

    /** The leader of the child, or the thread, that has something to tell, after a look; null if none has. */
    public Task found() {
        return found;
    }

    /** Whether there is a child that may have something to tell some day. */
    public boolean hasAny() {
        return hasAny;
    }

    /** A CLD_ code of {@link Signal}. */
    public int code() {
        return code;
    }

    /** The exit status or the signal. */
    public int status() {
        return status;
    }

    /** Code and status in one, as wait4(2) gives them. */
    public int waitStatus() {
        switch (code) {
            case Signal.CLD_EXITED:
                return status << 8;
            case Signal.CLD_KILLED:
                return status;
            case Signal.CLD_STOPPED:
            case Signal.CLD_TRAPPED:
                return status << 8 | 0x7f;
            default:
                return WaitFlag.CONTINUED;
        }
    }

    /** What was found is not found again: a child that has ended is gone. */
    public void take() {
        Process process = found.process();
        switch (code) {
            case Signal.CLD_STOPPED:
                process.jobState().toldStop();
                break;
            case Signal.CLD_TRAPPED:
                found.tracee().told();
                break;
            case Signal.CLD_CONTINUED:
                process.jobState().toldGo();
                break;
            default:
                takeEnd(process);
                break;
        }
    }

    private void takeEnd(Process process) {
        boolean ofProcess = found.isLeader();
        if (found.tracee() != null) {
            parent.tracees().forget(found);
        }
        if (process.kin().parent() != parent && ofProcess) {
            new ProcessEnd(process).tellParent();
        } else if (ofProcess) {
            parent.times().addChild(process.times());
            parent.addChildPeak(process.peakPages());
            process.forget();
        }
    }
}
