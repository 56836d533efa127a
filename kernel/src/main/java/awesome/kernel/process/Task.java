package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.machine.UserContext;
import awesome.kernel.sched.Policy;
import awesome.kernel.sched.Schedulable;
import awesome.kernel.signal.SignalState;
import awesome.kernel.wait.Notice;
import awesome.magic.NonNull;

/**
 * A thread of a process (pthreads(7)): registers, signals, a name and a number of its own, in a thread of the kernel of
 * its own. Preemptible context, within {@link CurrentProcess} unless a method says otherwise.
 */
@NonNull
public final class Task {
    private static final int LONGEST_NAME = 15;
    /** A call was left without a result. */
    private static final int CALL_INTERRUPTED = 1;
    private static final int TRACED = 2;

    private final Process process;
    private final SignalState signals;
    private final Credentials credentials;
    private final Notice notice;
    private final TaskTimes times = new TaskTimes();
    private final TaskExit exit = new TaskExit(this);
    private int id;
    private RestartableSequence sequence;
    private boolean noNewPrivileges;
    private UserContext context;
    private String name = "";
    private int nice;
    private Policy policy = Policy.NORMAL;
    private int priority;
    private boolean resetsPolicy;
    private int ioPriority;
    /** On which processors it may run, one bit each. */
    private long processors = -1;
    private ThreadMachine.UserThread thread;
    private boolean waiting;
    private boolean gone;
    /** Bits of what there is to do before user code goes on. */
    private volatile int work;
    private Tracee tracee;
    private volatile Ending ending;

    /** The first thread of {@code process}, whose number it has; without registers. */
    Task(Process process, SignalState signals, Credentials credentials) {
        this(process, process.id(), signals, credentials);
    }

    private Task(Process process, int id, SignalState signals, Credentials credentials) {
        this.process = process;
        this.id = id;
        this.signals = signals;
        this.credentials = credentials;
        notice = process.machine().threads().newNotice();
    }

    /** A thread of {@code process}, which may be another one's, like {@code maker}; nobody knows it yet. */
    Task(Process process, int id, SignalState signals, Task maker) {
        this(process, id, signals, maker.credentials.copy());
        name = maker.name;
        boolean resets = maker.resetsPolicy && maker.policy.isRealTime();
        nice = resets ? 0 : maker.resetsPolicy ? Math.max(0, maker.nice) : maker.nice;
        policy = resets ? Policy.NORMAL : maker.policy;
        priority = resets ? 0 : maker.priority;
        processors = maker.processors;
        ioPriority = maker.ioPriority;
        noNewPrivileges = maker.noNewPrivileges;
    }

    public Process process() {
        return process;
    }

    /** Its number (gettid(2)), which is that of the process for its leader. */
    public int id() {
        return id;
    }

    /** It is the leader from now on. */
    void takeLead() {
        id = process.id();
    }

    /** Whether it has the number of the process. */
    public boolean isLeader() {
        return id == process.id();
    }

    /** Its mask and what waits for it. */
    public SignalState signals() {
        return signals;
    }

    /** For whom it works. */
    public Credentials credentials() {
        return credentials;
    }

    /** Its registers; null before it has a program. */
    public UserContext context() {
        return context;
    }

    void setContext(UserContext registers) {
        context = registers;
    }

    /** What it is called, at most 15 characters (PR_GET_NAME). */
    public String name() {
        return name;
    }

    /** Gives it a name, which is cut to 15 characters. */
    public void setName(String newName) {
        name = newName.length() > LONGEST_NAME ? newName.substring(0, LONGEST_NAME) : newName;
    }

    /** How willing it is to let others run: -20 to 19. */
    public int nice() {
        return nice;
    }

    public void setNice(int newNice) {
        setPolicy(policy, newNice, priority, resetsPolicy);
    }

    /** How it shares the processors. */
    public Policy policy() {
        return policy;
    }

    /** Whether threads and processes that it makes have no policy of real time, and are not less willing to share. */
    public boolean resetsPolicy() {
        return resetsPolicy;
    }

    /** It is to end: if it is of real time, it does not wait until others of that kind do. */
    void hurry() {
        if (thread != null && policy.isRealTime()) {
            thread.setPolicy(policy, nice, Schedulable.MOST_PRIORITY);
        }
    }

    /** From 1 to 99 with a policy of real time; else 0. */
    public int priority() {
        return priority;
    }

    /** Says all of that. */
    public void setPolicy(Policy newPolicy, int newNice, int newPriority, boolean resets) {
        policy = newPolicy;
        nice = newNice;
        priority = newPriority;
        resetsPolicy = resets;
        if (thread != null) {
            thread.setPolicy(policy, nice, priority);
        }
    }

    /** How urgent its reading and writing is, as ioprio_set(2) has it; 0 if it goes by how nice the thread is. */
    public int ioPriority() {
        return ioPriority;
    }

    public void setIoPriority(int priority) {
        ioPriority = priority;
    }

    /** On which processors of the machine it may run, a bit each (sched_setaffinity(2)). */
    public long processors() {
        return processors & process.machine().threads().processors();
    }

    /** Says so; false if that is none. */
    public boolean setProcessors(long mask) {
        if ((mask & process.machine().threads().processors()) == 0) {
            return false;
        }
        processors = mask;
        if (thread != null) {
            thread.setProcessors(processors());
        }
        return true;
    }

    public TaskTimes times() {
        return times;
    }

    /** What it leaves in memory when it ends. */
    public TaskExit exit() {
        return exit;
    }

    /** Whether programs that it executes run as itself, whatever their files say (PR_SET_NO_NEW_PRIVS). */
    public boolean hasNoNewPrivileges() {
        return noNewPrivileges;
    }

    /** They do from now on. */
    public void setNoNewPrivileges() {
        noNewPrivileges = true;
    }

    /** What it has registered with rseq(2); null for nothing. */
    public RestartableSequence sequence() {
        return sequence;
    }

    /** Registers something, or nothing any more. */
    public void setSequence(RestartableSequence registered) {
        sequence = registered;
        context.setTellsResumed(registered != null);
    }

    /** The thread of the kernel that it runs in; null if it does not run. */
    ThreadMachine.UserThread thread() {
        return thread;
    }

    /** The calling thread runs it from now on. */
    public void begin() {
        thread = process.machine().threads().current();
        times.begin(thread);
        if (nice != 0 || policy != Policy.NORMAL) {
            thread.setPolicy(policy, nice, priority);
        }
        if (processors != -1) {
            thread.setProcessors(processors());
        }
        if (process.program() != null) {
            process.space().activate();
        }
    }

    /** It runs no longer. */
    void stopRunning() {
        times.end();
        if (policy.isRealTime()) {
            thread.setPolicy(Policy.NORMAL, 0, 0);
        }
        thread = null;
        gone = true;
    }

    /** Whether it runs no longer: a leader then is known as long as its process. */
    public boolean isGone() {
        return gone;
    }

    /** What is told when it may have something to look at while it waits. */
    public Notice notice() {
        return notice;
    }

    void setWaiting(boolean isWaiting) {
        waiting = isWaiting;
        if (isWaiting) {
            process.jobState().settle();
        } else {
            process.timers().goOn();
        }
    }

    /** Whether it waits for something. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Something may have come for it: it looks, wherever it is. */
    void tell() {
        notice.happened();
        if (hasSignal() || process.jobState().isStopped()) {
            disturb();
        }
    }

    /** Has a critical section of rseq(2) begin anew that it may be in, on whatever other processor. */
    public void restartSection() {
        if (sequence != null) {
            sequence.restart();
            disturb();
        }
    }

    /** Has it come to the kernel if it is in user code. */
    void disturb() {
        if (process.services().current().task() != this && thread != null && context != null) {
            context.interrupt();
            thread.interrupt();
        }
    }

    /** Whether it ends or a signal is to be dealt with. */
    boolean hasSignal() {
        return isEnding() || signals.hasDeliverable();
    }

    /** Whether it ends whatever it does. */
    boolean isKilled() {
        return isEnding() || (signals.waiting() & SignalState.bit(Signal.SIGKILL)) != 0;
    }

    /** A system call was left without a result because a signal came; see {@link awesome.kernel.wait.Waiter#RESTART}. */
    public void interruptCall() {
        work |= CALL_INTERRUPTED;
    }

    /** Whether there may be something to do before user code goes on. Any thread. */
    boolean hasSignalWork() {
        return work != 0 || signals.waiting() != 0 || signals.isMaskTemporary() || process.jobState().isStopped();
    }

    /** Whether a call was interrupted since this was last asked. */
    boolean takeInterruptedCall() {
        boolean was = isCallInterrupted();
        work &= ~CALL_INTERRUPTED;
        return was;
    }

    boolean isCallInterrupted() {
        return (work & CALL_INTERRUPTED) != 0;
    }

    /** As what it is traced; null if nobody traces it. */
    public Tracee tracee() {
        return tracee;
    }

    /** Whether somebody traces it. Any thread. */
    boolean isTraced() {
        return (work & TRACED) != 0;
    }

    void setTracee(Tracee traced) {
        tracee = traced;
        work = traced == null ? work & ~TRACED : work | TRACED;
        signals.setKeepsIgnored(traced != null);
    }

    /** Sets the mask; others are told of signals for the process that this one would have taken. */
    public void setBlocked(long mask) {
        long before = signals.blocked();
        signals.setBlocked(mask);
        redirectBlocked(before);
    }

    /** Sets the mask for the time of one system call, see {@link SignalState#setTemporaryMask}. */
    public void setTemporaryMask(long mask) {
        long before = signals.blocked();
        signals.setTemporaryMask(mask);
        redirectBlocked(before);
    }

    /** Other threads are told of signals for the process that this one blocks now, but not with the mask {@code before}. */
    public void redirectBlocked(long before) {
        process.tasks().redirect(signals.waitingShared() & signals.blocked() & ~before);
    }

    /** Ends it alone, when the kernel next looks; the first ending counts. */
    public void end(Ending how) {
        if (ending == null) {
            ending = how;
        }
    }

    /** How it ended, alone or with its process; null while it runs. Any thread. */
    public Ending ending() {
        Ending all = process.ending();
        return all == null ? ending : all;
    }

    /** Whether it has ended or is about to. Any thread. */
    public boolean isEnding() {
        return ending != null || process.isEnding();
    }

    /** User code was interrupted, or not entered as somebody asked for the thread. Not within {@link CurrentProcess}. */
    void interrupted() {
        if (process.timers().isArmed()) {
            process.services().current().within(this, process.timers()::run);
        }
    }

    /** For people: its name and number. */
    @Override
    public String toString() {
        return name + "[" + id + "]";
    }
}
