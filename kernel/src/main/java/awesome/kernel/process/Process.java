package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.random.RandomSource;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/**
 * A running program with one thread: its memory and registers, files, signals, timers and identity. Preemptible
 * context, within {@link CurrentProcess} unless a method says otherwise.
 */
public final class Process {
    /** Number of the first process, of its group and of its session. */
    public static final int FIRST = 1;

    private static final int LONGEST_NAME = 15;

    private final Services services;
    private final int id;
    private final FileDescriptors files;
    private final PathContext paths;
    private final SignalState signals;
    private final Credentials credentials;
    private final Limits limits;
    private final Kin kin;
    private final JobState jobState = new JobState(this);
    private final ProcessTimes times = new ProcessTimes();
    private final ProcessTimers timers;
    private final Notice notice;
    /** Rings when it runs no longer in the memory of who made it. */
    private final Bell left = new Bell();
    private final Bell signalled = new Bell();
    private final long started;

    private Program program;
    private String name = "";
    private int nice;
    private boolean randomAddresses = true;
    private volatile boolean callInterrupted;
    /** Where a zero goes when it leaves memory that others are in too; 0 for nowhere. */
    private long clearedAtEnd;
    private ThreadMachine.UserThread thread;
    private boolean waiting;
    private boolean hasLeft;
    private boolean zombie;
    private volatile Ending ending;
    private long peakPages;
    private long childPeakPages;

    /**
     * The first process, without a program.
     *
     * @param files its open files
     * @param paths where its paths begin
     */
    public Process(Services services, FileDescriptors files, PathContext paths) {
        this.services = services;
        this.files = files;
        this.paths = paths;
        id = services.processes().newId();
        signals = new SignalState();
        credentials = new Credentials();
        limits = new Limits(services.processes().most());
        kin = new Kin(this);
        timers = new ProcessTimers(machine().clock(), this, services.processes().timers());
        notice = machine().threads().newNotice();
        started = machine().clock().monotonicNanos();
        services.processes().add(this);
    }

    /**
     * A process like {@code maker} that nobody knows yet, without a program.
     *
     * @param files its open files, a use of which it takes over, as of {@code paths}
     */
    Process(Process maker, int id, FileDescriptors files, PathContext paths) {
        services = maker.services;
        this.id = id;
        this.files = files;
        this.paths = paths;
        signals = maker.signals.copy();
        credentials = maker.credentials.copy();
        limits = maker.limits.copy();
        kin = new Kin(this, maker.kin);
        timers = new ProcessTimers(machine().clock(), this, services.processes().timers());
        notice = machine().threads().newNotice();
        started = machine().clock().monotonicNanos();
        name = maker.name;
        nice = maker.nice;
        randomAddresses = maker.randomAddresses;
    }

    /** What it shares with all others. */
    public Services services() {
        return services;
    }

    public Machine machine() {
        return services.machine();
    }

    public RandomSource random() {
        return services.random();
    }

    /** Its number (getpid(2)). */
    public int id() {
        return id;
    }

    /** What it is called, at most 15 characters (PR_GET_NAME). */
    public String name() {
        return name;
    }

    /** Gives it a name, which is cut to 15 characters. */
    public void setName(String newName) {
        name = newName.length() > LONGEST_NAME ? newName.substring(0, LONGEST_NAME) : newName;
    }

    /** The files of the machine by path. */
    public Vfs vfs() {
        return services.vfs();
    }

    /** Open files by number. */
    public FileDescriptors files() {
        return files;
    }

    public PathContext paths() {
        return paths;
    }

    public SignalState signals() {
        return signals;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Limits limits() {
        return limits;
    }

    /** What the machine is called. */
    public SystemNames names() {
        return services.names();
    }

    /** How willing it is to let others run: -20 to 19. */
    public int nice() {
        return nice;
    }

    public void setNice(int newNice) {
        nice = newNice;
        if (thread != null) {
            thread.setNice(newNice);
        }
    }

    /** To whom it belongs. */
    public Kin kin() {
        return kin;
    }

    /** Whether it is stopped. */
    public JobState jobState() {
        return jobState;
    }

    public ProcessTimes times() {
        return times;
    }

    /** When it began, on the monotonic clock. */
    public long started() {
        return started;
    }

    /** Timers of setitimer(2). */
    public ProcessTimers timers() {
        return timers;
    }

    /** Whether new programs go to random addresses. */
    public boolean randomAddresses() {
        return randomAddresses;
    }

    /** Decides where new programs go: the same addresses each time if {@code random} is false. */
    public void setRandomAddresses(boolean random) {
        randomAddresses = random;
    }

    /** What it runs; null once it has ended. */
    public Program program() {
        return program;
    }

    /** Its memory as system calls reach it. */
    public UserMemory memory() {
        return program.memory();
    }

    public AddressSpace space() {
        return program.space();
    }

    public UserContext context() {
        return program.context();
    }

    /**
     * Goes on with {@code next} in place of what it runs, whose memory is freed; handlers of signals and files that are
     * to be closed then go with it (execve(2), "Effect on process attributes").
     */
    public void become(Program next) {
        Program last = program;
        program = next;
        setName(next.name());
        signals.resetForProgram();
        files.closeForExec();
        next.space().activate();
        if (last != null) {
            kin.setExecuted();
            leave(last);
        }
    }

    /** Says what it will run. */
    void setProgram(Program first) {
        program = first;
    }

    /** Says where a zero goes when it leaves memory that others are in too (set_tid_address(2)); 0 for nowhere. */
    public void setClearedAtEnd(long address) {
        clearedAtEnd = address;
    }

    /** It is no longer in the memory of {@code last}. */
    private void leave(Program last) {
        peakPages = Math.max(peakPages, last.space().residentPages());
        if (clearedAtEnd != 0 && last.space().isShared()) {
            try {
                last.memory().writeInt(UserAddr.of(clearedAtEnd), 0);
            } catch (ErrnoException nowhere) {
                // Nobody waits for it there.
            }
        }
        clearedAtEnd = 0;
        last.space().release();
        hasLeft = true;
        left.ring();
    }

    /** Waits until it has left the memory that it was made in, for who made it (vfork(2)). */
    void awaitLeaving() {
        try {
            services.current().awaitKillable(left.when(() -> hasLeft));
        } catch (ErrnoException killed) {
            // Who waits ends before it sees that memory again.
        }
    }

    /** Waits in a system call. */
    public Waiter waiter() {
        return services.current();
    }

    /** What is told when it may have something to look at while it waits. */
    Notice notice() {
        return notice;
    }

    void setWaiting(boolean isWaiting) {
        waiting = isWaiting;
    }

    /** Whether it waits for something. */
    public boolean isWaiting() {
        return waiting;
    }

    /** The calling thread runs it from now on. */
    public void begin() {
        thread = machine().threads().current();
        times.begin(thread);
        if (nice != 0) {
            thread.setNice(nice);
        }
        if (program != null) {
            program.space().activate();
        }
    }

    /**
     * Sends it a signal.
     *
     * @return false if too many wait
     */
    public boolean signal(SignalInfo info) {
        if (isEnding()) {
            return true;
        }
        boolean posted = signals.post(info);
        if (info.number() == Signal.SIGCONT || info.number() == Signal.SIGKILL) {
            jobState.goOn(info.number() == Signal.SIGCONT);
        }
        signalled.ring();
        notice.happened();
        if (signals.hasDeliverable()) {
            disturb();
        }
        return posted;
    }

    /** Rings when a signal was sent to it. */
    Bell signalled() {
        return signalled;
    }

    /** Has it come to the kernel if it is in user code. */
    void disturb() {
        if (services.current().get() != this && thread != null && program != null) {
            program.context().interrupt();
            thread.interrupt();
        }
    }

    /** Tells its parent that it has stopped or continued (sigaction(2), SA_NOCLDSTOP). */
    void tellParent(int code, int status) {
        Process parent = kin.parent();
        if (parent == null) {
            return;
        }
        if (!parent.signals.action(Signal.SIGCHLD).has(Signal.SA_NOCLDSTOP)) {
            parent.signal(SignalInfo.ofChild(Signal.SIGCHLD, code, id, credentials.user(Credentials.REAL), status));
        }
        parent.kin().changed().ring();
    }

    /** Whether a signal is to be dealt with. */
    boolean hasSignal() {
        return signals.hasDeliverable();
    }

    /** Whether SIGKILL has come. */
    boolean isKilled() {
        return (signals.waiting() & SignalState.bit(Signal.SIGKILL)) != 0;
    }

    /** A system call was left without a result because a signal came; see {@link Waiter#RESTART}. */
    public void interruptCall() {
        callInterrupted = true;
    }

    /** Whether there may be something to do about signals before user code goes on. Any thread. */
    boolean hasSignalWork() {
        return callInterrupted || signals.waiting() != 0 || signals.isMaskTemporary();
    }

    /** Whether a call was interrupted since this was last asked. */
    boolean takeInterruptedCall() {
        boolean was = callInterrupted;
        callInterrupted = false;
        return was;
    }

    /** Ends it, when the kernel next looks; the first ending counts. */
    public void end(Ending how) {
        if (ending == null) {
            ending = how;
        }
    }

    /** How it ended; null while it runs. Any thread. */
    public Ending ending() {
        return ending;
    }

    /** Whether it has ended or is about to. */
    public boolean isEnding() {
        return ending != null;
    }

    /** Whether it has ended, and its parent has not looked yet. */
    public boolean isZombie() {
        return zombie;
    }

    void setZombie() {
        zombie = true;
        thread = null;
    }

    /** Gives back all that it has, but for its number. */
    void release() {
        timers.clear();
        files.release();
        paths.release();
        Program last = program;
        program = null;
        if (last != null) {
            leave(last);
        }
    }

    /** It is gone: nobody knows it any more. */
    void forget() {
        kin.moveTo(null);
        services.processes().remove(this);
    }

    /** Most pages that its memory had when that was looked at: at the end of programs. */
    public long peakPages() {
        return program == null ? peakPages : Math.max(peakPages, program.space().residentPages());
    }

    /** The same of children that were waited for. */
    public long childPeakPages() {
        return childPeakPages;
    }

    void addChildPeak(long pages) {
        childPeakPages = Math.max(childPeakPages, pages);
    }

    /** User code was interrupted. Not within {@link CurrentProcess}. */
    void interrupted() {
        times.interruptedUser();
        if (timers.isArmed()) {
            services.current().within(this, timers::run);
        }
    }

    /** For people: its name and number. */
    @Override
    public String toString() {
        return name + "[" + id() + "]";
    }
}
