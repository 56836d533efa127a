package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import java.util.Arrays;

/**
 * What a process does about each signal (sigaction(2)): one for all of its threads, and for processes that were made
 * with CLONE_SIGHAND. One thread at a time.
 */
public final class SignalActions {
    private final SignalAction[] actions;

    /** Default actions. */
    public SignalActions() {
        this(new SignalAction[SignalState.LAST + 1]);
        Arrays.fill(actions, SignalAction.INITIAL);
    }

    private SignalActions(SignalAction[] actions) {
        this.actions = actions;
    }

    /** The same actions for a new process. */
    public SignalActions copy() {
        return new SignalActions(actions.clone());
    }

    /** That of a signal. */
    public SignalAction get(int signal) {
        return actions[signal];
    }

    void set(int signal, SignalAction action) {
        actions[signal] = action;
    }

    /** Handlers are gone; what was ignored stays so. */
    public void clearHandlers() {
        for (int signal = 1; signal <= SignalState.LAST; signal++) {
            boolean ignored = actions[signal].handler() == SignalAction.IGNORE;
            actions[signal] = ignored ? SignalAction.IGNORED : SignalAction.INITIAL;
        }
    }

    /** The signals that are ignored because the process says so. */
    long ignored() {
        long mask = 0;
        for (int signal = 1; signal <= SignalState.LAST; signal++) {
            mask |= actions[signal].handler() == SignalAction.IGNORE ? SignalState.bit(signal) : 0;
        }
        return mask;
    }

    /** The signals that have a handler. */
    long caught() {
        long mask = 0;
        for (int signal = 1; signal <= SignalState.LAST; signal++) {
            mask |= actions[signal].isHandler() ? SignalState.bit(signal) : 0;
        }
        return mask;
    }

    /** Whether a process would not notice the signal. */
    boolean isIgnored(int signal) {
        long handler = actions[signal].handler();
        if (handler != SignalAction.DEFAULT) {
            return handler == SignalAction.IGNORE;
        }
        DefaultAction action = DefaultAction.of(signal);
        return action == DefaultAction.IGNORE || action == DefaultAction.CONTINUE;
    }

    /** Whether the process has said that it does not care for what becomes of its children (sigaction(2)). */
    public boolean ignoreChildren() {
        SignalAction action = actions[Signal.SIGCHLD];
        return action.handler() == SignalAction.IGNORE || action.has(Signal.SA_NOCLDWAIT);
    }
}
