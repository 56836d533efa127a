package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import awesome.magic.NonNull;
import java.util.ArrayList;

/**
 * Signals that wait for their delivery: to one thread, or to whichever of a process's threads takes them first. One
 * thread at a time, but for {@link #mask}.
 */
@NonNull
public final class PendingSignals {
    private static final int MOST = 1024;
    /** Caused by the instruction that would go on, so they come before the others. */
    private static final long FAULTS = SignalState.bit(Signal.SIGSEGV) | SignalState.bit(Signal.SIGBUS)
            | SignalState.bit(Signal.SIGILL) | SignalState.bit(Signal.SIGTRAP) | SignalState.bit(Signal.SIGFPE)
            | SignalState.bit(Signal.SIGSYS);

    private final ArrayList<SignalInfo> waiting = new ArrayList<>();
    private volatile long mask;

    PendingSignals() {}

    /** Those that wait, one bit each. Any thread. */
    long mask() {
        return mask;
    }

    /**
     * Lets a signal wait. One that waits already and is not a real-time signal is forgotten, but for those of an
     * origin, which sees to it that each waits once.
     *
     * @return false if too many wait
     */
    boolean post(SignalInfo info) {
        long bit = SignalState.bit(info.number());
        if (info.number() < SignalState.FIRST_REAL_TIME) {
            if ((mask & bit) != 0 && info.origin() == null) {
                return true;
            }
        } else if (waiting.size() >= MOST) {
            return false;
        }
        waiting.add(info);
        mask |= bit;
        return true;
    }

    /** Lets a signal wait in place of those with its number. */
    void replace(SignalInfo info) {
        forget(SignalState.bit(info.number()));
        waiting.add(info);
        mask |= SignalState.bit(info.number());
    }

    /** Takes the first of {@code wanted}: SIGKILL, faults, then the lowest number; null if none waits. */
    SignalInfo take(long wanted) {
        long choice = mask & wanted;
        if (choice == 0) {
            return null;
        }
        if ((choice & SignalState.bit(Signal.SIGKILL)) != 0) {
            choice = SignalState.bit(Signal.SIGKILL);
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
            mask &= ~SignalState.bit(signal);
        }
        return taken.settled();
    }

    /** One that waits, the oldest first; null if there are fewer. */
    SignalInfo get(int index) {
        return index < waiting.size() ? waiting.get(index) : null;
    }

    /** Whether this very signal waits. */
    boolean holds(SignalInfo info) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i) == info) {
                return true;
            }
        }
        return false;
    }

    /** Those of {@code unwanted} wait no longer. */
    void forget(long unwanted) {
        if ((mask & unwanted) == 0) {
            return;
        }
        mask &= ~unwanted;
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if ((SignalState.bit(waiting.get(i).number()) & unwanted) != 0) {
                waiting.remove(i).settled();
            }
        }
    }
}
