package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.abi.linux.WaitFlag;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;

/** Looks for a child that has something to tell (wait(2)); met if there is one, or none that ever could. */
public final class ChildSearch implements Condition {
    private final Process parent;
    private final int type;
    private final int id;
    private final int options;
    private Process found;
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
        return found != null || !hasAny;
    }

    private boolean isMeant(Process child) {
        boolean isClone = child.kin().exitSignal() != Signal.SIGCHLD;
        boolean ofKind = (options & WaitFlag.WALL) != 0 || isClone == ((options & WaitFlag.WCLONE) != 0);
        return ofKind && (type == WaitFlag.P_ALL || (type == WaitFlag.P_PID ? child.id() : child.kin().group()) == id);
    }

    private void look(Process child) {
        JobState job = child.jobState();
        if (child.isZombie()) {
            if ((options & WaitFlag.WEXITED) != 0) {
                Ending ending = child.ending();
                find(child, ending.bySignal() ? Signal.CLD_KILLED : Signal.CLD_EXITED, ending.number());
            }
        } else if (job.isStopUntold() && (options & WaitFlag.WSTOPPED) != 0) {
            find(child, Signal.CLD_STOPPED, job.stoppedBy());
        } else if (job.isGoUntold() && (options & WaitFlag.WCONTINUED) != 0) {
            find(child, Signal.CLD_CONTINUED, Signal.SIGCONT);
        }
    }

    private void find(Process child, int newCode, int newStatus) {
        found = child;
        code = newCode;
        status = newStatus;
    }

    /** The child that has something to tell, after a look; null if none has. */
    public Process found() {
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
                return status << 8 | 0x7f;
            default:
                return WaitFlag.CONTINUED;
        }
    }

    /** What was found is not found again: a child that has ended is gone. */
    public void take() {
        switch (code) {
            case Signal.CLD_STOPPED:
                found.jobState().toldStop();
                break;
            case Signal.CLD_CONTINUED:
                found.jobState().toldGo();
                break;
            default:
                parent.times().addChild(found.times());
                parent.addChildPeak(found.peakPages());
                found.forget();
                break;
        }
    }
}
