package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import awesome.magic.NonNull;

/**
 * The signals of a thread: its mask, its alternate stack and what waits for it alone; and, shared with the other threads
 * of its process, the actions and what waits for any of them. A mask has bit 0 for signal 1. One thread at a time, but for
 * {@link #waiting}; interrupt handlers do not post, they leave a note that somebody reads in preemptible context.
 */
@NonNull
public final class SignalState {
    /** The greatest signal number. */
    public static final int LAST = 64;
    /** The first of the real-time signals, of which several with the same number may wait. */
    public static final int FIRST_REAL_TIME = 32;

    private static final long UNBLOCKABLE = bit(Signal.SIGKILL) | bit(Signal.SIGSTOP);
    private static final long STOPPING = bit(Signal.SIGSTOP) | bit(Signal.SIGTSTP) | bit(Signal.SIGTTIN)
            | bit(Signal.SIGTTOU);

    private SignalActions actions;
    private final PendingSignals shared;
    private final PendingSignals own = new PendingSignals();
    private long blocked;
    private long savedMask;
    private boolean maskSaved;
    private long awaited;
    /** Whether signals that are ignored wait and are delivered all the same. */
    private boolean keepsIgnored;
    private AlternateStack stack = AlternateStack.NONE;
    private byte[] frame = {};

    /** Of the first thread of a process: default actions, nothing blocked. */
    public SignalState() {
        this(new SignalActions(), new PendingSignals());
    }

    private SignalState(SignalActions actions, PendingSignals shared) {
        this.actions = actions;
        this.shared = shared;
    }

    /** Those of a new process: the same actions, mask and stack, but nothing waits (fork(2)). */
    public SignalState copy() {
        return forProcess(actions.copy());
    }

    /** The same, with these actions. */
    public SignalState forProcess(SignalActions its) {
        SignalState copy = new SignalState(its, new PendingSignals());
        copy.blocked = maskAfterHandler();
        copy.stack = stack;
        return copy;
    }

    /** Those of a new thread of the process: the same mask, no stack, and nothing waits for it alone (pthreads(7)). */
    public SignalState forThread() {
        SignalState copy = new SignalState(actions, shared);
        copy.blocked = maskAfterHandler();
        return copy;
    }

    /**
     * Bytes for a signal frame on its way to or from user memory: the same each time for the same length, as most programs
     * that handle one signal handle many.
     */
    byte[] frame(int length) {
        if (frame.length != length) {
            frame = new byte[length];
        }
        return frame;
    }

    /** The bit of a signal in masks. */
    public static long bit(int signal) {
        return 1L << (signal - 1);
    }

    /** Whether there is a signal with that number. */
    public static boolean isSignal(long number) {
        return number >= 1 && number <= LAST;
    }

    /** The actions, which all threads of the process have. */
    public SignalActions actions() {
        return actions;
    }

    public SignalAction action(int signal) {
        return actions.get(signal);
    }

    /** Changes an action; signals that wait here or for the process and are ignored now are forgotten. */
    public void setAction(int signal, SignalAction action) {
        actions.set(signal, action);
        if (isIgnored(signal)) {
            forget(bit(signal));
            shared.forget(bit(signal));
        }
    }

    /** Handlers are gone; what was ignored stays so. */
    public void clearHandlers() {
        actions.clearHandlers();
    }

    /** For a new program: handlers are gone, what was ignored stays so, and there is no alternate stack. */
    public void resetForProgram() {
        // Another process may have the same ones (CLONE_SIGHAND).
        actions = actions.copy();
        clearHandlers();
        stack = AlternateStack.NONE;
    }

    /** The signals held back. */
    public long blocked() {
        return blocked;
    }

    /** Sets the mask; SIGKILL and SIGSTOP are never held back. */
    public void setBlocked(long mask) {
        blocked = mask & ~UNBLOCKABLE;
    }

    /** Sets a mask for the time of one system call, which ends it with {@link #restoreMask} or in a handler. */
    public void setTemporaryMask(long mask) {
        savedMask = blocked;
        maskSaved = true;
        setBlocked(mask);
    }

    /** Ends a temporary mask, if there is one. */
    public void restoreMask() {
        if (maskSaved) {
            maskSaved = false;
            blocked = savedMask;
        }
    }

    /** Whether a mask is set for the time of one system call. */
    public boolean isMaskTemporary() {
        return maskSaved;
    }

    /** The mask that is to hold after a handler: what it is but for a temporary mask. */
    public long maskAfterHandler() {
        return maskSaved ? savedMask : blocked;
    }

    /** Blocks what a handler wants blocked; a temporary mask has had its effect. */
    void enterHandler(long mask) {
        maskSaved = false;
        setBlocked(blocked | mask);
    }

    /** Says which signals the thread waits for though they may be blocked (sigtimedwait(2)); 0 for none. */
    public void setAwaited(long mask) {
        awaited = mask;
    }

    public AlternateStack stack() {
        return stack;
    }

    public void setStack(AlternateStack stack) {
        this.stack = stack;
    }

    /** The signals that wait for the thread or the process, blocked or not. Any thread. */
    public long waiting() {
        return own.mask() | shared.mask();
    }

    /** Those that wait for this thread alone. */
    public long waitingHere() {
        return own.mask();
    }

    /** A signal that waits here, or for any thread of the process, the oldest first; null if there are fewer. */
    public SignalInfo waiting(int index, boolean ofProcess) {
        return (ofProcess ? shared : own).get(index);
    }

    /** Those that wait for any thread of the process. */
    public long waitingShared() {
        return shared.mask();
    }

    /** The signals that are ignored because the process says so. */
    public long ignored() {
        return actions.ignored();
    }

    /** The signals that have a handler. */
    public long caught() {
        return actions.caught();
    }

    /** Whether a process would not notice the signal. */
    public boolean isIgnored(int signal) {
        return actions.isIgnored(signal);
    }

    /** Whether the process neither wants nor would now be told of the signal. */
    public boolean isIgnoredOrBlocked(int signal) {
        return isIgnored(signal) || (blocked & bit(signal)) != 0;
    }

    /** Whether the thread would deal with a signal of the process: it does not hold it back, or waits for it. */
    public boolean wants(int signal) {
        return (blocked & ~awaited & bit(signal)) == 0;
    }

    /** Whether the process has said that it does not care for what becomes of its children (sigaction(2)). */
    public boolean ignoresChildren() {
        return actions.ignoreChildren();
    }

    /**
     * Lets a signal wait for this thread. One that is ignored and not blocked is forgotten, as is one that waits
     * already and is not a real-time signal. One that stops and SIGCONT take each other back.
     *
     * @return false if too many wait
     */
    public boolean post(SignalInfo info) {
        return post(info, own);
    }

    /** As {@link #post}, for whichever thread of the process takes it; this is the one that is asked first. */
    public boolean postShared(SignalInfo info) {
        return post(info, shared);
    }

    private boolean post(SignalInfo info, PendingSignals where) {
        takeBack(info.number());
        if (!keepsIgnored && isIgnored(info.number()) && (blocked & bit(info.number())) == 0) {
            return true;
        }
        return where.post(info);
    }

    /** What waits here or for the process and is taken back by {@code signal}, waits no longer: SIGCONT or what stops. */
    public void takeBack(int signal) {
        long unwanted = signal == Signal.SIGCONT ? STOPPING : (bit(signal) & STOPPING) != 0 ? bit(Signal.SIGCONT) : 0;
        forget(unwanted);
        shared.forget(unwanted);
    }

    /** Those of {@code unwanted} do not wait for this thread any more. */
    public void forget(long unwanted) {
        own.forget(unwanted);
    }

    /** Says whether signals that are ignored wait and are delivered too: somebody wants to know of them (ptrace(2)). */
    public void setKeepsIgnored(boolean keeps) {
        keepsIgnored = keeps;
    }

    /** Whether a signal has a handler. */
    public boolean isHandled(int signal) {
        return actions.get(signal).isHandler();
    }

    /** A signal that was taken waits for this thread again. */
    public void putBack(SignalInfo info) {
        own.post(info);
    }

    /** Whether this very signal waits for the thread or the process. */
    public boolean holds(SignalInfo info) {
        return own.holds(info) || shared.holds(info);
    }

    /** Lets a signal wait that the thread cannot escape, because its code cannot go on without it. */
    public void force(SignalInfo info) {
        long bit = bit(info.number());
        if ((blocked & bit) != 0 || actions.get(info.number()).handler() == SignalAction.IGNORE) {
            actions.set(info.number(), SignalAction.INITIAL);
            blocked &= ~bit;
        }
        own.replace(info);
    }

    /** Whether a signal waits that would do something now. */
    public boolean hasDeliverable() {
        if ((waiting() & ~blocked) == 0) {
            return false;
        }
        for (long left = waiting() & ~blocked; left != 0; left &= left - 1) {
            int signal = Long.numberOfTrailingZeros(left) + 1;
            if (keepsIgnored || !isIgnored(signal)) {
                return true;
            }
            own.forget(bit(signal));
            shared.forget(bit(signal));
        }
        return false;
    }

    /** Takes the next signal to deliver; null if there is none. */
    public SignalInfo next() {
        return hasDeliverable() ? take(~blocked) : null;
    }

    /**
     * Takes a waiting signal of {@code mask}: SIGKILL; else of those for this thread, then of those for the process, a
     * fault or the lowest number; null if none waits.
     */
    public SignalInfo take(long mask) {
        boolean isKilled = (shared.mask() & mask & bit(Signal.SIGKILL)) != 0;
        SignalInfo taken = isKilled ? null : own.take(mask);
        return taken == null ? shared.take(mask) : taken;
    }
}
