package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.wait.Bell;
import awesome.magic.NonNull;
import java.util.ArrayList;

/** To whom a process belongs: its parent, its children, its group and session (credentials(7)). */
@NonNull
public final class Kin {
    private final Process self;
    private final ArrayList<Process> children = new ArrayList<>();
    private final Bell changed = new Bell();
    private Process parent;
    private int group;
    private Session session;
    private int exitSignal = Signal.SIGCHLD;
    private boolean executed;
    /** How many programs it has executed, and how many the parent had when it was made. */
    private int programs;
    private int parentPrograms;
    private boolean reaper;
    private int deathSignal;

    /** The first process leads the first group and the first session. */
    Kin(Process self) {
        this.self = self;
        group = self.id();
        session = new Session(self.id());
    }

    /** A new process is in the group and session of who made it. */
    Kin(Process self, Kin maker) {
        this.self = self;
        group = maker.group;
        session = maker.session;
    }

    /** Null for the first process. */
    public Process parent() {
        return parent;
    }

    /** The number of the parent, 0 for none (getppid(2)). */
    public int parentId() {
        return parent == null ? 0 : parent.id();
    }

    /** Those that have not been waited for, the oldest first; not for changing. */
    public ArrayList<Process> children() {
        return children;
    }

    /** Rings when a child has ended, stopped or continued. */
    public Bell changed() {
        return changed;
    }

    /** The number of its process group. */
    public int group() {
        return group;
    }

    public Session session() {
        return session;
    }

    /** Whether it began its session. */
    public boolean leadsSession() {
        return session.id() == self.id();
    }

    /** The signal that the parent gets when this ends; 0 for none. */
    public int exitSignal() {
        return exitSignal;
    }

    void setExitSignal(int signal) {
        exitSignal = signal;
    }

    /** The same, for its end: a program that its parent has executed since knows of no other signal than SIGCHLD. */
    int signalAtEnd() {
        return parent.kin().programs == parentPrograms ? exitSignal : Signal.SIGCHLD;
    }

    /** It is made by {@code maker}, as its child or as another one of its parent (clone(2), CLONE_PARENT). */
    void begin(Kin maker, boolean sameParent, int signal) {
        exitSignal = sameParent ? maker.exitSignal : signal;
        parentPrograms = sameParent ? maker.parentPrograms : maker.programs;
        moveTo(sameParent ? maker.parent : maker.self);
    }

    /** It runs another program than when it was made. */
    void setExecuted() {
        executed = true;
        programs++;
        exitSignal = Signal.SIGCHLD;
    }

    /** Whether orphans among its descendants become its children (PR_SET_CHILD_SUBREAPER). */
    public boolean isReaper() {
        return reaper;
    }

    public void setReaper(boolean isReaper) {
        reaper = isReaper;
    }

    /** The signal that it gets when its parent ends (PR_SET_PDEATHSIG); 0 for none. */
    public int deathSignal() {
        return deathSignal;
    }

    public void setDeathSignal(int signal) {
        deathSignal = signal;
    }

    /** Makes it a child of {@code newParent}, no longer of whom it was. */
    void moveTo(Process newParent) {
        if (parent != null) {
            parent.kin().children.remove(self);
        }
        parent = newParent;
        if (newParent != null) {
            newParent.kin().children.add(self);
        }
    }

    /** Who takes over the children when it ends: the nearest ancestor that wants to, else the first process. */
    Process heir() {
        Process heir = parent;
        while (heir.kin().parent != null && (!heir.kin().reaper || heir.isEnding())) {
            heir = heir.kin().parent;
        }
        return heir;
    }

    /** setsid(2): begins a session and a group; their number. */
    public int beginSession() {
        if (self.services().processes().hasGroup(self.id())) {
            throw new ErrnoException(Errno.EPERM);
        }
        session = new Session(self.id());
        group = self.id();
        return group;
    }

    /**
     * setpgid(2), called by this process.
     *
     * @param id of the process that is moved; 0 for this one
     * @param wanted the group; 0 for the number of the process
     */
    public void setGroup(int id, int wanted) {
        Process moved = self.services().processes().get(id, self);
        int target = wanted == 0 ? moved.id() : wanted;
        Kin kin = moved.kin();
        if (kin.parent == self) {
            if (kin.session != session) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (kin.executed) {
                throw new ErrnoException(Errno.EACCES);
            }
        } else if (moved != self) {
            throw new ErrnoException(Errno.ESRCH);
        }
        boolean isThere = target == moved.id() || self.services().processes().isGroupOf(target, session);
        if (kin.leadsSession() || !isThere) {
            throw new ErrnoException(Errno.EPERM);
        }
        kin.group = target;
    }
}
