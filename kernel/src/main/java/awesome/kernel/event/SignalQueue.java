package awesome.kernel.event;

import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Bell;

/** The signals of the process that is worked for. */
public interface SignalQueue {
    /** Those that wait, a bit each from bit 0 for signal 1. */
    long waiting();

    /** Takes one of {@code mask} that waits; null if there is none. */
    SignalInfo take(long mask);

    /** Rings when one has come. */
    Bell arrived();
}
