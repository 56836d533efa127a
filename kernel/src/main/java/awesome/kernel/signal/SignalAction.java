package awesome.kernel.signal;

import awesome.abi.linux.Signal;

/**
 * What a process does about a signal (sigaction(2)).
 *
 * @param handler address of the handler, or {@link #DEFAULT} or {@link #IGNORE}
 * @param flags SA_ flags of {@link Signal}
 * @param restorer address of the code that a handler returns to
 * @param mask signals held back while the handler runs, one bit each from bit 0 for signal 1
 */
public record SignalAction(long handler, long flags, long restorer, long mask) {
    /** SIG_DFL. */
    public static final long DEFAULT = 0;
    /** SIG_IGN. */
    public static final long IGNORE = 1;

    /** As every process begins. */
    public static final SignalAction INITIAL = new SignalAction(DEFAULT, 0, 0, 0);
    /** Ignored, as a process may inherit it. */
    public static final SignalAction IGNORED = new SignalAction(IGNORE, 0, 0, 0);

    boolean isHandler() {
        return handler != DEFAULT && handler != IGNORE;
    }

    /** Whether it has a flag. */
    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
