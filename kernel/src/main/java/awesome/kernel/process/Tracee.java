package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Ptrace;
import awesome.abi.linux.Signal;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.signal.DefaultAction;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.magic.NonNull;
import java.util.Arrays;

/**
 * A thread that a process traces (ptrace(2)): where it stops, what its tracer is told of that, and how it goes on. A thread
 * that waits in a system call stops where it waits, and is shown as Linux would show it: as if the call had come to an end
 * to be made again. Within {@link CurrentProcess}; what stops is for the thread itself, the rest for its tracer.
 */
@NonNull
public final class Tracee {
    /** How it goes on. */
    public enum Mode {
        /** Until a signal or an event comes. */
        FREE,
        /** Until the next beginning or end of a system call too. */
        CALLS,
        /** Until the next instruction is over. */
        STEP,
        /** Until the next system call, which is not made. */
        EMULATE
    }

    private static final int EVENT_SHIFT = 8;
    private static final int STATUS_SHIFT = 8;
    private static final int STOPPED = 0x7f;

    private final Task task;
    private final Process tracer;
    private final boolean seized;
    private final CurrentProcess current;
    private int options;
    private Mode mode = Mode.FREE;

    private boolean stopped;
    private Ending ending;
    private boolean untold;
    /** Whether it stays stopped with its process, and tells when that goes on (PTRACE_LISTEN). */
    private boolean listening;
    /** The signal of the stop, and above it the event. */
    private int code;
    /** How the parent of a child would be told of it: a CLD_ code. */
    private int why;
    private SignalInfo info;
    private long message;
    /** What the tracer wants to be delivered. */
    private int injected;
    /** PTRACE_SYSCALL_INFO_ of the stop. */
    private int callStop;

    /** Whether it is to stop though no signal has come (PTRACE_INTERRUPT). */
    private boolean trapAsked;
    /** Whether it runs though its process is stopped: its tracer wanted that. */
    private boolean letGo;
    /** What its tracer has seen and wants delivered. */
    private SignalInfo decided;

    private long call = -1;
    private boolean inCall;
    /** Whether {@link #call} is what the tracer says, wherever the thread comes from. */
    private boolean callGiven;
    /** Whether the tracer has seen the call begin, but not end. */
    private boolean entryShown;
    /** Whether the tracer is shown {@link #shown} as the result in place of the number of the call, which is still there. */
    private boolean hides;
    private long shown;
    /** Whether the tracer has changed registers since the thread was about to stop. */
    private boolean changed;
    /** Whether the call that it waited in is over, since the tracer has sent it elsewhere. */
    private boolean abandoned;

    Tracee(Task task, Process tracer, boolean seized, int options) {
        this.task = task;
        this.tracer = tracer;
        this.seized = seized;
        this.options = options;
        current = task.process().services().current();
        if (task.context() != null && task.context().isInCall()) {
            call = task.context().systemCallNumber();
        }
    }

    /** It was made by {@code maker} and is to return from the same call. */
    void begin(Tracee maker) {
        call = maker.call;
        task.context().setStepping(false);
    }

    /** Who traces it. */
    public Process tracer() {
        return tracer;
    }

    /** Whether it began with PTRACE_SEIZE. */
    public boolean isSeized() {
        return seized;
    }

    int options() {
        return options;
    }

    public void setOptions(int wanted) {
        options = wanted;
    }

    /** Whether it waits for its tracer, which may look at it and change it. */
    public boolean isStopped() {
        return stopped && !listening;
    }

    /** Whether it is stopped for its tracer, whatever that may do. */
    public boolean isTrapped() {
        return stopped;
    }

    /** Whether its tracer has not been told of its stop. */
    boolean isUntold() {
        return untold;
    }

    void told() {
        untold = false;
    }

    /** It has ended so. */
    void ended(Ending how) {
        ending = how;
    }

    /** How it has ended, while its process may go on; null if it has not. */
    Ending ending() {
        return ending;
    }

    /** The status of the stop, as wait4(2) gives it. */
    int waitStatus() {
        return code << STATUS_SHIFT | STOPPED;
    }

    /** The same for waitid(2). */
    int status() {
        return code;
    }

    /** The signal that it stopped for; null if there is none. */
    public SignalInfo info() {
        return info;
    }

    public void setInfo(SignalInfo wanted) {
        info = wanted;
    }

    /** What the last event says besides (PTRACE_GETEVENTMSG). */
    public long message() {
        return message;
    }

    /** PTRACE_SYSCALL_INFO_ of {@link Ptrace}, if calls are told apart from other traps. */
    public int callStop() {
        return (options & Ptrace.PTRACE_O_TRACESYSGOOD) == 0 ? Ptrace.SYSCALL_INFO_NONE : callStop;
    }

    /** Whether it is stopped with its process. */
    public boolean isInGroupStop() {
        return stopped && why == Signal.CLD_STOPPED;
    }

    /** Lets it go on. */
    public void resume(Mode how, int signal) {
        mode = how;
        injected = signal;
        task.context().setStepping(how == Mode.STEP);
        goOn();
    }

    private void goOn() {
        stopped = false;
        listening = false;
        task.notice().happened();
    }

    /** It stays stopped with its process, but its tracer is told when something changes. */
    public void listen() {
        listening = true;
        if (trapAsked || !task.process().jobState().isStopped()) {
            stopAgain();
        }
    }

    /** Has it stop soon. */
    public void interrupt() {
        trapAsked = true;
        if (listening) {
            stopAgain();
        } else {
            wake();
        }
    }

    /** Has it look, wherever it is. */
    void wake() {
        task.notice().happened();
        task.disturb();
    }

    /** Its process stops, or goes on: what it was told about the one of before counts no more. */
    void jobChanged() {
        letGo = false;
        if (listening) {
            stopAgain();
        }
    }

    private void stopAgain() {
        trapAsked = false;
        listening = false;
        tell(stopOfGroup());
    }

    /** It is not traced any more and goes on. */
    void end(int signal) {
        mode = Mode.FREE;
        trapAsked = false;
        task.context().clearDebugRegisters();
        task.context().setStepping(false);
        injected = signal;
        goOn();
    }

    /** The same, since its tracer has ended: what it stopped for happens. */
    void orphan() {
        boolean isSignal = stopped && why == Signal.CLD_TRAPPED && info != null && info.number() == code;
        end(isSignal && untold && callStop == Ptrace.SYSCALL_INFO_NONE ? code : 0);
    }

    private boolean isTraced() {
        return task.tracee() == this;
    }

    /** Whether its tracer wants to know of an event. */
    boolean hasOption(int event) {
        return isTraced() && (options & 1 << event) != 0;
    }

    // where it stops

    /** Whether it is to stop now, whatever it waits for. */
    boolean wantsStop() {
        return trapAsked || isHeld();
    }

    /** Whether it is stopped with its process, or should be. */
    boolean isHeld() {
        return !letGo && task.process().jobState().isStopped();
    }

    private SignalInfo ofTrap(int signal, int itsCode) {
        return SignalInfo.sent(signal, itsCode, task.id(), task.credentials().user(Credentials.REAL));
    }

    private void tell(int newCode) {
        code = newCode;
        untold = true;
        tracer.tellOfTracee(task, why, code & STOPPED);
    }

    private void stop(int newCode, SignalInfo newInfo, int newWhy) {
        task.context().rest();
        task.context().setStepping(false);
        info = newInfo;
        why = newWhy;
        injected = 0;
        stopped = true;
        tell(newCode);
        boolean ends = task.isEnding();
        current.awaitAnyway(() -> !stopped || !ends && task.isKilled());
        stopped = false;
        untold = false;
        callStop = Ptrace.SYSCALL_INFO_NONE;
    }

    private void stopAtEvent(int event, long itsMessage) {
        int eventCode = Signal.SIGTRAP | event << EVENT_SHIFT;
        message = itsMessage;
        stop(eventCode, ofTrap(Signal.SIGTRAP, eventCode), Signal.CLD_TRAPPED);
    }

    /** The code of a stop with the process, or of one that was asked for. */
    private int stopOfGroup() {
        int signal = task.process().jobState().stoppedBy();
        why = signal == 0 ? Signal.CLD_TRAPPED : Signal.CLD_STOPPED;
        if (!seized) {
            info = null;
            return signal;
        }
        int number = signal == 0 ? Signal.SIGTRAP : signal;
        int eventCode = number | Ptrace.PTRACE_EVENT_STOP << EVENT_SHIFT;
        info = ofTrap(number, eventCode);
        return eventCode;
    }

    /** It stops with its process, or because it was asked to. */
    void stopWithGroup() {
        trapAsked = false;
        int groupCode = stopOfGroup();
        stop(groupCode, info, why);
        letGo = true;
    }

    /**
     * A signal is about to be delivered.
     *
     * @return what is delivered in its place; null for nothing
     */
    SignalInfo deliver(SignalInfo sent) {
        if (sent == decided || sent.number() == Signal.SIGKILL) {
            decided = null;
            return sent;
        }
        stop(sent.number(), sent, Signal.CLD_TRAPPED);
        if (injected == 0) {
            return null;
        }
        SignalInfo wanted = info.number() == injected ? info : SignalInfo.sent(injected, Signal.SI_USER, tracer.id(),
                tracer.credentials().user(Credentials.REAL));
        if ((task.signals().blocked() & SignalState.bit(injected)) != 0) {
            task.signals().post(wanted);
            return null;
        }
        return wanted;
    }

    /** A handler is about to interrupt it; the registers that are saved for later do not go step by step. */
    void beforeHandler() {
        if (mode == Mode.STEP) {
            task.context().setStepping(false);
        }
    }

    /** It is in the handler of a signal; who goes step by step sees its first instruction. */
    void enteredHandler() {
        if (mode == Mode.STEP) {
            stop(Signal.SIGTRAP, ofTrap(Signal.SIGTRAP, Signal.SIGTRAP), Signal.CLD_TRAPPED);
        }
    }

    private void stopAtCall(int kind) {
        int trap = Signal.SIGTRAP | ((options & Ptrace.PTRACE_O_TRACESYSGOOD) != 0 ? Ptrace.SYSCALL_GOOD : 0);
        callStop = kind;
        message = kind;
        stop(trap, ofTrap(Signal.SIGTRAP, trap), Signal.CLD_TRAPPED);
        if (injected != 0) {
            task.signals().post(SignalInfo.ofKernel(injected));
        }
    }

    /**
     * It is about to make a system call.
     *
     * @return false if that is not made
     */
    public boolean enterCall() {
        call = task.context().systemCallNumber();
        inCall = true;
        abandoned = false;
        entryShown = mode == Mode.CALLS || mode == Mode.EMULATE;
        if (!entryShown) {
            return true;
        }
        boolean emulated = mode == Mode.EMULATE;
        hides = true;
        shown = -Errno.ENOSYS;
        stopAtCall(Ptrace.SYSCALL_INFO_ENTRY);
        hides = false;
        boolean made = !emulated && call >= 0 && !task.isKilled();
        if (!made) {
            task.context().setResult(shown);
        }
        return made;
    }

    /** The same for a call that began before it was traced, if its tracer was shown it while it waited. */
    void leaveLate() {
        if (entryShown) {
            leaveCall();
        }
    }

    /** A call is over, or has been left since a signal has come. */
    public void leaveCall() {
        if (!abandoned && !task.isEnding()) {
            if (mode == Mode.CALLS) {
                stopAtExit(task.isCallInterrupted());
            } else if (mode == Mode.STEP) {
                task.signals().force(SignalInfo.ofFault(Signal.SIGTRAP, Signal.TRAP_BRKPT,
                        task.context().instructionPointer().bits()));
            }
        }
        inCall = false;
        entryShown = false;
    }

    private void stopAtExit(boolean interrupted) {
        if (interrupted) {
            hide();
        }
        stopAtCall(Ptrace.SYSCALL_INFO_EXIT);
        if (interrupted && !unhide()) {
            task.takeInterruptedCall();
        }
    }

    /** From now on a call that is to be made again is shown as Linux shows it. */
    void hide() {
        hides = true;
        shown = -InterruptedCalls.error(call, task.context());
        changed = false;
    }

    /**
     * Ends {@link #hide}.
     *
     * @return false if the tracer has changed registers: then these say what happens
     */
    boolean unhide() {
        if (hides && changed) {
            task.context().setResult(shown);
        }
        hides = false;
        return !changed;
    }

    /** If the tracer wants a call to be made again, by what it has put into the registers, it is. */
    void restartAsAsked() {
        UserContext context = task.context();
        if (changed && call() >= 0 && InterruptedCalls.isAgain(context.systemCallNumber())) {
            context.setResult(call);
            context.restartSystemCall();
        }
        changed = false;
        callGiven = false;
    }

    /** Whether its tracer has ended the call that it waited in, by what it has put into the registers. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Whether the call that was interrupted is over, though nothing says so but the registers. */
    boolean takeAbandoned() {
        boolean was = abandoned;
        abandoned = false;
        return was;
    }

    /**
     * It waits in a call, and has a signal, or is to stop.
     *
     * @return whether it goes on waiting; false if the call is to be left
     */
    boolean stopWaiting() {
        if (task.isKilled() || InterruptedCalls.isLeft(call)) {
            return false;
        }
        hide();
        if (entryShown && mode == Mode.CALLS) {
            entryShown = false;
            stopAtCall(Ptrace.SYSCALL_INFO_EXIT);
        }
        boolean decides = false;
        while (!changed && !decides && isTraced() && !task.isKilled()) {
            if (wantsStop()) {
                stopWithGroup();
            } else if (task.hasSignal()) {
                decides = takeSignal();
            } else {
                break;
            }
        }
        if (!unhide()) {
            abandoned = true;
            return false;
        }
        if (decides || task.isKilled()) {
            return false;
        }
        if (mode == Mode.CALLS) {
            beginAgain();
        }
        return true;
    }

    /** Whether the next signal ends the wait: it is left for who delivers it then. */
    private boolean takeSignal() {
        SignalInfo taken = task.signals().next();
        SignalInfo wanted = taken == null ? null : deliver(taken);
        if (wanted == null || task.signals().isIgnored(wanted.number())) {
            return false;
        }
        if (!task.signals().isHandled(wanted.number())
                && DefaultAction.of(wanted.number()) == DefaultAction.STOP) {
            task.process().jobState().stop(wanted.number());
            return false;
        }
        decided = new SignalInfo(wanted.number(), wanted.code(), wanted.detail(), wanted.value());
        task.signals().putBack(decided);
        return true;
    }

    private void beginAgain() {
        long own = call;
        call = InterruptedCalls.numberAgain(call, task.context());
        hides = true;
        shown = -Errno.ENOSYS;
        stopAtCall(Ptrace.SYSCALL_INFO_ENTRY);
        hides = false;
        entryShown = true;
        call = own;
        task.context().setResult(own);
    }

    /** It has made a thread or a process. */
    void made(int event, int id) {
        if (hasOption(event)) {
            stopAtEvent(event, id);
        }
    }

    /** It runs another program. */
    void executed(int lastId) {
        if (hasOption(Ptrace.PTRACE_EVENT_EXEC)) {
            shown = -Errno.ENOSYS;
            hides = true;
            stopAtEvent(Ptrace.PTRACE_EVENT_EXEC, lastId);
            hides = false;
        } else if (!seized) {
            task.signals().post(ofTrap(Signal.SIGTRAP, Signal.SI_USER));
        }
    }

    /** It is about to end. */
    void exiting(int status) {
        if (hasOption(Ptrace.PTRACE_EVENT_EXIT)) {
            stopAtEvent(Ptrace.PTRACE_EVENT_EXIT, status);
        }
    }

    // its registers

    /** The number of the call that it is in or comes from; -1 for none. */
    public long call() {
        return inCall || callGiven || task.context().isInCall() ? call : -1;
    }

    /** {@code struct user_regs_struct} of it. */
    public byte[] registers() {
        byte[] image = new byte[Ptrace.REGS_SIZE];
        task.context().readRegisters(image);
        LittleEndian.putLong(image, Ptrace.REGS_ORIG_RAX, call());
        if (hides) {
            LittleEndian.putLong(image, Ptrace.REGS_RAX, shown);
        }
        return image;
    }

    /**
     * Sets them.
     *
     * @return false if they cannot be so
     */
    public boolean setRegisters(byte[] image) {
        byte[] before = registers();
        if (!task.context().writeRegisters(image)) {
            return false;
        }
        call = LittleEndian.getLong(image, Ptrace.REGS_ORIG_RAX);
        callGiven = true;
        if (hides) {
            shown = LittleEndian.getLong(image, Ptrace.REGS_RAX);
            task.context().setResult(call);
        }
        changed |= !Arrays.equals(before, image);
        return true;
    }
}
