package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * The signals of a process: its actions, its mask and what waits. A mask has bit 0 for signal 1. One thread at a time,
 * but for {@link #waiting}; interrupt handlers do not post, they leave a note that somebody reads in preemptible context.
 */
public final class SignalState {
    /** The greatest signal number. */
    public static final int LAST = 64;
    /** The first of the real-time signals, of which several with the same number may wait. */
    public static final int FIRST_REAL_TIME = 32;

    private static final int MOST_WAITING = 1024;
    private static final long UNBLOCKABLE = bit(Signal.SIGKILL) | bit(Signal.SIGSTOP);
    /** Caused by the instruction that would go on, so they come before the others. */
    private static final long FAULTS = bit(Signal.SIGSEGV) | bit(Signal.SIGBUS) | bit(Signal.SIGILL)
            | bit(Signal.SIGTRAP) | bit(Signal.SIGFPE) | bit(Signal.SIGSYS);
    private static final long STOPPING = bit(Signal.SIGSTOP) | bit(Signal.SIGTSTP) | bit(Signal.SIGTTIN)
            | bit(Signal.SIGTTOU);

    private final SignalAction[] actions = new SignalAction[LAST + 1];
    private final ArrayList<SignalInfo> waiting = new ArrayList<>();
    private volatile long waitingMask;
    private long blocked;
    private long savedMask;
    private boolean maskSaved;
    private AlternateStack stack = AlternateStack.NONE;

    /** Default actions, nothing blocked. */
    public SignalState() {
        Arrays.fill(actions, SignalAction.INITIAL);
    }

    /** Those of a new process: the same actions, mask and stack, but nothing waits (fork(2)). */
    public SignalState copy() {
        SignalState copy = new SignalState();
        System.arraycopy(actions, 0, copy.actions, 0, actions.length);
        copy.blocked = blocked;
        copy.stack = stack;
        return copy;
    }

    /** The bit of a signal in masks. */
    public static long bit(int signal) {
        return 1L << (signal - 1);
    }

    /** Whether there is a signal with that number. */
    public static boolean isSignal(long number) {
        return number >= 1 && number <= LAST;
    }

    public SignalAction action(int signal) {
        return actions[signal];
    }

    /** Changes an action; signals that wait and are ignored now are forgotten. */
    public void setAction(int signal, SignalAction action) {
        actions[signal] = action;
        if (isIgnored(signal)) {
            forget(signal);
        }
    }

    /** Handlers are gone; what was ignored stays so. */
    public void clearHandlers() {
        for (int signal = 1; signal <= LAST; signal++) {
            boolean ignored = actions[signal].handler() == SignalAction.IGNORE;
            actions[signal] = ignored ? SignalAction.IGNORED : SignalAction.INITIAL;
        }
    }

    /** For a new program: handlers are gone, what was ignored stays so, and there is no alternate stack. */
    public void resetForProgram() {
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
    long maskAfterHandler() {
        return maskSaved ? savedMask : blocked;
    }

    /** Blocks what a handler wants blocked; a temporary mask has had its effect. */
    void enterHandler(long mask) {
        maskSaved = false;
        setBlocked(blocked | mask);
    }

    public AlternateStack stack() {
        return stack;
    }

    public void setStack(AlternateStack stack) {
        this.stack = stack;
    }

    /** The signals that wait, blocked or not. */
    public long waiting() {
        return waitingMask;
    }

    /** The signals that are ignored because the process says so. */
    public long ignored() {
        long mask = 0;
        for (int signal = 1; signal <= LAST; signal++) {
            mask |= actions[signal].handler() == SignalAction.IGNORE ? bit(signal) : 0;
        }
        return mask;
    }

    /** The signals that have a handler. */
    public long caught() {
        long mask = 0;
        for (int signal = 1; signal <= LAST; signal++) {
            mask |= actions[signal].isHandler() ? bit(signal) : 0;
        }
        return mask;
    }

    /** Whether a process would not notice the signal. */
    public boolean isIgnored(int signal) {
        long handler = actions[signal].handler();
        if (handler != SignalAction.DEFAULT) {
            return handler == SignalAction.IGNORE;
        }
        DefaultAction action = DefaultAction.of(signal);
        return action == DefaultAction.IGNORE || action == DefaultAction.CONTINUE;
    }

    /** Whether the process neither wants nor would now be told of the signal. */
    public boolean isIgnoredOrBlocked(int signal) {
        return isIgnored(signal) || (blocked & bit(signal)) != 0;
    }

    /** Whether the process has said that it does not care for what becomes of its children (sigaction(2)). */
    public boolean ignoresChildren() {
        SignalAction action = actions[Signal.SIGCHLD];
        return action.handler() == SignalAction.IGNORE || action.has(Signal.SA_NOCLDWAIT);
    }

    /**
     * Lets a signal wait for its delivery. One that is ignored and not blocked is forgotten, as is one that waits
     * already and is not a real-time signal. One that stops and SIGCONT take each other back.
     *
     * @return false if too many wait
     */
    public boolean post(SignalInfo info) {
        long bit = bit(info.number());
        if (info.number() == Signal.SIGCONT) {
            forgetAll(waitingMask & STOPPING);
        } else if ((bit & STOPPING) != 0) {
            forgetAll(waitingMask & bit(Signal.SIGCONT));
        }
        if (isIgnored(info.number()) && (blocked & bit) == 0) {
            return true;
        }
        if (info.number() < FIRST_REAL_TIME && (waitingMask & bit) != 0) {
            return true;
        }
        if (info.number() >= FIRST_REAL_TIME && waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(info);
        waitingMask |= bit;
        return true;
    }

    /** Lets a signal wait that the process cannot escape, because its code cannot go on without it. */
    public void force(SignalInfo info) {
        long bit = bit(info.number());
        if ((blocked & bit) != 0 || actions[info.number()].handler() == SignalAction.IGNORE) {
            actions[info.number()] = SignalAction.INITIAL;
            blocked &= ~bit;
        }
        if ((waitingMask & bit) != 0) {
            forget(info.number());
        }
        waiting.add(info);
        waitingMask |= bit;
    }

    /** Whether a signal waits that would do something now. */
    public boolean hasDeliverable() {
        if ((waitingMask & ~blocked) == 0) {
            return false;
        }
        for (long left = waitingMask & ~blocked; left != 0; left &= left - 1) {
            int signal = Long.numberOfTrailingZeros(left) + 1;
            if (!isIgnored(signal)) {
                return true;
            }
            forget(signal);
        }
        return false;
    }

    /** Takes the next signal to deliver; null if there is none. */
    SignalInfo next() {
        return hasDeliverable() ? take(waitingMask & ~blocked) : null;
    }

    /** Takes a waiting signal of {@code mask}: SIGKILL, faults, then the lowest number; null if none waits. */
    public SignalInfo take(long mask) {
        long choice = waitingMask & mask;
        if (choice == 0) {
            return null;
        }
        if ((choice & bit(Signal.SIGKILL)) != 0) {
            choice = bit(Signal.SIGKILL);
        } else if ((choice & FAULTS) != 0) {
            choice &= FAULTS;
        }
        int signal = Long.numberOfTrailingZeros(choice) + 1;
        SignalInfo taken = null;
        boolean more = false;
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).number() == signal) {
                if (taken == null) {
                    taken = waiting.remove(i--);
                } else {
                    more = true;
                }
            }
        }
        if (!more) {
            waitingMask &= ~bit(signal);
        }
        return taken;
    }

    private void forgetAll(long mask) {
        for (long left = mask; left != 0; left &= left - 1) {
            forget(Long.numberOfTrailingZeros(left) + 1);
        }
    }

    private void forget(int signal) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).number() == signal) {
                waiting.remove(i);
            }
        }
        waitingMask &= ~bit(signal);
    }
}
