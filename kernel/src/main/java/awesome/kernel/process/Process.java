package awesome.kernel.process;

import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.random.RandomSource;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.Waiter;

/**
 * A running program with one thread: its memory and registers, files, signals, timers and identity. Preemptible
 * context, one thread at a time.
 */
public final class Process {
    /** Number of the first process, of its group and of its session. */
    public static final int FIRST = 1;

    private static final int LONGEST_NAME = 15;

    private final Services services;
    private final FileDescriptors files;
    private final PathContext paths;
    private final SignalState signals = new SignalState();
    private final Credentials credentials = new Credentials();
    private final Limits limits = new Limits();
    private final ProcessTimes times;
    private final ProcessTimers timers;
    private final long started;

    private Program program;
    private String name = "";
    private int nice;
    private boolean randomAddresses = true;
    private boolean callInterrupted;
    private Ending ending;

    /**
     * A process without a program, and the one that runs now.
     *
     * @param files its open files
     * @param paths where its paths begin
     */
    public Process(Services services, FileDescriptors files, PathContext paths) {
        this.services = services;
        this.files = files;
        this.paths = paths;
        times = new ProcessTimes(machine().clock());
        timers = new ProcessTimers(machine().clock(), times, signals);
        started = machine().clock().monotonicNanos();
        services.work().add(timers);
        services.current().set(this);
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
        return FIRST;
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

    /** What it runs. */
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
            last.space().release();
        }
    }

    /** Waits in a system call. */
    public Waiter waiter() {
        return services.current();
    }

    /** Sends it a signal. */
    public boolean signal(SignalInfo info) {
        return signals.post(info);
    }

    /** A system call was left without a result because a signal came; see {@link Waiter#RESTART}. */
    public void interruptCall() {
        callInterrupted = true;
    }

    /** Whether there may be something to do about signals before user code goes on. */
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

    /** How it ended; null while it runs. */
    public Ending ending() {
        return ending;
    }

    /** User code was interrupted: does what devices and timers left to be done. */
    void interrupted() {
        times.interruptedUser();
        services.work().run();
    }

    /** For people: its name and number. */
    @Override
    public String toString() {
        return name + "[" + id() + "]";
    }
}
