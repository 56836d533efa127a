package awesome.kernel.process;

import awesome.abi.linux.Signal;

/**
 * How a process ended.
 *
 * @param bySignal whether a signal ended it
 * @param number the signal, or the exit status (0 to 255)
 */
public record Ending(boolean bySignal, int number) {
    /** It called exit(2) with that status, of which the low eight bits count. */
    public static Ending exited(int status) {
        return new Ending(false, status & 0xff);
    }

    /** That signal ended it. */
    public static Ending killed(int signal) {
        return new Ending(true, signal);
    }

    /** As parents are told of it: a CLD_ code of {@link Signal}. */
    int code() {
        return bySignal ? Signal.CLD_KILLED : Signal.CLD_EXITED;
    }

    /** As wait(2) gives it. */
    int waitStatus() {
        return bySignal ? number : number << 8;
    }

    /** As a shell would report it: the exit status, or 128 and the signal. */
    public int status() {
        return bySignal ? 128 + number : number;
    }
}
