package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ipc.SemaphoreUndo;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.random.RandomSource;
import awesome.kernel.signal.SignalAction;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import awesome.magic.NonNull;

/**
 * A running program: its memory, files, timers and identity, and its threads ({@link Task}). What a thread has of its own
 * is here that of the thread that is worked for, or of the leader, if that is another process's. Preemptible context,
 * within {@link CurrentProcess} unless a method says otherwise.
 */
@NonNull
public final class Process {
    /** Number of the first process, of its group and of its session. */
    public static final int FIRST = 1;

    private final Services services;
    private final int id;
    private final PathContext paths;
    private final Tasks tasks;
    private final Limits limits;
    private final Kin kin;
    private final JobState jobState = new JobState(this);
    private final ProcessTimes times;
    private final ProcessTimers timers;
    /** Rings when it runs no longer in the memory of who made it. */
    private final Bell left = new Bell();
    private final Bell signalled = new Bell();
    private final PosixTimers posixTimers = new PosixTimers(this);
    private final Bell ended = new Bell();
    private final long started;

    private SemaphoreUndo undo = new SemaphoreUndo();
    private FileDescriptors files;
    private Program program;
    private boolean randomAddresses = true;
    /** What it traces; null if it has never traced anything. */
    private Tracees tracees;
    private boolean dumpable = true;
    private boolean hasLeft;
    private boolean zombie;
    private volatile Ending ending;
    private int barriers;
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
        tasks = new Tasks(new Task(this, new SignalState(), new Credentials()), services);
        times = new ProcessTimes(tasks);
        limits = new Limits(services.processes().most());
        kin = new Kin(this);
        timers = new ProcessTimers(machine().clock(), this, services.processes().timers());
        started = machine().clock().monotonicNanos();
        services.processes().add(this);
    }

    /**
     * A process like {@code maker} that nobody knows yet, without a program.
     *
     * @param files its open files, a use of which it takes over, as of {@code paths}
     * @param signals of its first thread
     */
    Process(Process maker, int id, FileDescriptors files, PathContext paths, SignalState signals) {
        services = maker.services;
        this.id = id;
        this.files = files;
        this.paths = paths;
        tasks = new Tasks(new Task(this, id, signals, maker.task()), services);
        times = new ProcessTimes(tasks);
        limits = maker.limits.copy();
        kin = new Kin(this, maker.kin);
        timers = new ProcessTimers(machine().clock(), this, services.processes().timers());
        started = machine().clock().monotonicNanos();
        randomAddresses = maker.randomAddresses;
        dumpable = maker.dumpable;
        barriers = maker.barriers;
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

    /** Its threads. */
    public Tasks tasks() {
        return tasks;
    }

    /** The thread that is worked for if it is of this process, else the leader. */
    public Task task() {
        Task current = services.current().task();
        return current != null && current.process() == this ? current : tasks.leader();
    }

    /** What its leader is called. */
    public String name() {
        return tasks.leader().name();
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

    /** What waits for {@link #task} and what it holds back, and the actions. */
    public SignalState signals() {
        return task().signals();
    }

    /** For whom {@link #task} works. */
    public Credentials credentials() {
        return task().credentials();
    }

    public Limits limits() {
        return limits;
    }

    /** What the machine is called. */
    public SystemNames names() {
        return services.names();
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

    /** Timers of timer_create(2). */
    public PosixTimers posixTimers() {
        return posixTimers;
    }

    /** What it takes back of its operations on semaphores when it ends. */
    public SemaphoreUndo undo() {
        return undo;
    }

    /** Shares that with {@code maker}; it has none of its own yet. */
    void shareUndo(Process maker) {
        undo = maker.undo.retain();
    }

    /** Whether new programs go to random addresses. */
    public boolean randomAddresses() {
        return randomAddresses;
    }

    /** Decides where new programs go: the same addresses each time if {@code random} is false. */
    public void setRandomAddresses(boolean random) {
        randomAddresses = random;
    }

    /** The commands of membarrier(2) by which it has registered. */
    public int barriers() {
        return barriers;
    }

    public void setBarriers(int registered) {
        barriers = registered;
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

    /** Whether its program, and the next one, may have large pages. */
    boolean largePages() {
        return program == null || program.space().largePages();
    }

    /** The registers of {@link #task}. */
    public UserContext context() {
        return task().context();
    }

    /**
     * Goes on with {@code next} in place of what it runs, whose memory is freed, in the current thread, which leads then;
     * other threads end. Handlers of signals and files that are to be closed then go with it (execve(2), "Effect on
     * process attributes").
     *
     * @param next is freed if this fails
     * @throws ErrnoException if the thread is to end instead
     */
    public void become(Program next) {
        Task task = task();
        int lastId = task.id();
        boolean alone = false;
        try {
            tasks.endOthers(task);
            alone = true;
        } finally {
            if (!alone) {
                next.space().release();
            }
        }
        Program last = program;
        if (last != null) {
            task.exit().leave(last);
            task.setSequence(null);
        }
        setProgram(next);
        barriers = 0;
        task.setName(next.name());
        task.signals().resetForProgram();
        task.credentials().execute(next.setIds());
        posixTimers.clear();
        files = files.alone();
        files.closeForExec();
        next.space().activate();
        if (last != null) {
            kin.setExecuted();
            leave(last);
        }
        dumpable = !next.setsIds(task.credentials());
        if (task.tracee() != null) {
            task.tracee().executed(lastId);
        }
    }

    /** Says what it will run, in its leader. */
    void setProgram(Program first) {
        program = first;
        first.place().retain();
        first.file().beginRunning();
        tasks.leader().setContext(first.context());
    }

    /** It is no longer in the memory of {@code last}. */
    private void leave(Program last) {
        peakPages = Math.max(peakPages, last.space().residentPages());
        last.file().endRunning();
        last.place().release();
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

    /** Whether all of its threads wait for something. */
    public boolean isWaiting() {
        return tasks.allWait();
    }

    /**
     * Sends it a signal, which any of its threads may take.
     *
     * @return false if too many wait
     */
    public boolean signal(SignalInfo info) {
        return signal(info, null);
    }

    /**
     * Sends one of its threads a signal.
     *
     * @param target null for any of them
     * @return false if too many wait
     */
    public boolean signal(SignalInfo info, Task target) {
        int number = info.number();
        if (isEnding()) {
            if (number == Signal.SIGKILL) {
                tasks.releaseTraced();
            }
            return true;
        }
        for (Task each : tasks.live()) {
            each.signals().takeBack(number);
        }
        signalled.ring();
        boolean posted = target == null ? tasks.leader().signals().postShared(info) : target.signals().post(info);
        if (number == Signal.SIGCONT || number == Signal.SIGKILL) {
            jobState.goOn(number == Signal.SIGCONT);
        }
        if (target != null) {
            target.tell();
        } else if (number == Signal.SIGKILL) {
            tasks.hurryAll();
            tasks.tellAll();
        } else {
            tasks.tellOne(number);
        }
        return posted;
    }

    /** Rings when a signal was sent to it. */
    Bell signalled() {
        return signalled;
    }

    /** Changes what it does about a signal; what waits and is ignored now is forgotten. */
    public void setAction(int signal, SignalAction action) {
        task().signals().setAction(signal, action);
        if (task().signals().isIgnored(signal)) {
            for (Task each : tasks.live()) {
                each.signals().forget(SignalState.bit(signal));
            }
        }
    }

    /** What it traces (ptrace(2)). */
    public Tracees tracees() {
        if (tracees == null) {
            tracees = new Tracees(this);
        }
        return tracees;
    }

    /** Whether it has ever traced anything. */
    boolean hasTraced() {
        return tracees != null;
    }

    /** Whether another one of the same user may look into it (PR_SET_DUMPABLE). */
    public boolean isDumpable() {
        return dumpable;
    }

    public void setDumpable(boolean may) {
        dumpable = may;
    }

    /** Who traces its leader; null if nobody does. */
    Process tracer() {
        Tracee traced = tasks.leader().tracee();
        return traced == null ? null : traced.tracer();
    }

    /** Something has become of a thread that it traces: a CLD_ code and a status say what. */
    void tellOfTracee(Task task, int code, int status) {
        SignalAction action = tasks.leader().signals().action(Signal.SIGCHLD);
        if (action.handler() != SignalAction.IGNORE && !action.has(Signal.SA_NOCLDSTOP)) {
            signal(SignalInfo.ofChild(Signal.SIGCHLD, code, task.id(), task.credentials().user(Credentials.REAL), status));
        }
        kin.changed().ring();
    }

    /** Tells its parent that it has stopped or continued (sigaction(2), SA_NOCLDSTOP). */
    void tellParent(int code, int status) {
        Process parent = kin.parent();
        if (parent == null || tracer() == parent) {
            return;
        }
        if (!parent.signals().action(Signal.SIGCHLD).has(Signal.SA_NOCLDSTOP)) {
            parent.signal(SignalInfo.ofChild(Signal.SIGCHLD, code, id, credentials().user(Credentials.REAL), status));
        }
        parent.kin().changed().ring();
    }

    /** Ends it with all its threads, when the kernel next looks; the first ending counts. */
    public void end(Ending how) {
        if (ending == null) {
            ending = how;
            jobState.goOn(false);
            tasks.hurryAll();
            tasks.tellAll();
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
        ended.ring();
    }

    /** Rings when it has ended, and when its parent has looked. */
    Bell ended() {
        return ended;
    }

    /** Waits until it has ended, for the thread that began it. */
    void awaitEnd() {
        services.current().awaitAnyway(ended.when(() -> zombie));
    }

    /** Gives back all that it has, but for its number. */
    void release() {
        timers.clear();
        posixTimers.clear();
        undo.release(id);
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
        Process tracer = tracer();
        if (tracer != null) {
            tracer.tracees().forget(tasks.leader());
        }
        kin.moveTo(null);
        services.processes().remove(this);
        ended.ring();
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

    /** For people: its name and number. */
    @Override
    public String toString() {
        return name() + "[" + id() + "]";
    }
}
