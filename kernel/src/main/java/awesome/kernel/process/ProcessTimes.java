package awesome.kernel.process;

import awesome.kernel.machine.Clock;

/**
 * Processor time of a process. All of it is exact; how it divides into time of the program and of the kernel is found
 * by looking at each interrupt who was interrupted.
 */
public final class ProcessTimes {
    private final Clock clock;
    private long user;
    private long system;
    private long accounted;
    private boolean waiting;

    ProcessTimes(Clock clock) {
        this.clock = clock;
        accounted = clock.monotonicNanos();
    }

    /** User code was interrupted: what passed since the last look was its time. */
    void interruptedUser() {
        long now = clock.monotonicNanos();
        user += now - accounted;
        accounted = now;
    }

    /** The process begins to wait: what passed was time of the kernel, what follows is nobody's. */
    void waits() {
        account();
        waiting = true;
    }

    /** The process stops waiting. */
    void waited() {
        waiting = false;
        accounted = clock.monotonicNanos();
    }

    private void account() {
        if (!waiting) {
            long now = clock.monotonicNanos();
            system += now - accounted;
            accounted = now;
        }
    }

    /** Nanoseconds in user code. */
    public long user() {
        return user;
    }

    /** Nanoseconds in the kernel, up to now. */
    public long system() {
        account();
        return system;
    }

    /** Nanoseconds in all, up to now. */
    public long total() {
        return system() + user;
    }
}
