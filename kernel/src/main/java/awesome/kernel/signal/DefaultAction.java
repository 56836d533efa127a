package awesome.kernel.signal;

import awesome.abi.linux.Signal;

/** What happens on a signal that a process does nothing about (signal(7), "Standard signals"). */
public enum DefaultAction {
    /** The process ends; where Linux would also write a core file, this kernel does not. */
    TERMINATE,
    /** Nothing. */
    IGNORE,
    /** The process stops until it is continued. */
    STOP,
    /** The process continues if it was stopped, which has happened when the signal was sent; else nothing. */
    CONTINUE;

    /** That of a signal. */
    public static DefaultAction of(int signal) {
        switch (signal) {
            case Signal.SIGCHLD:
            case Signal.SIGURG:
            case Signal.SIGWINCH:
                return IGNORE;
            case Signal.SIGCONT:
                return CONTINUE;
            case Signal.SIGSTOP:
            case Signal.SIGTSTP:
            case Signal.SIGTTIN:
            case Signal.SIGTTOU:
                return STOP;
            default:
                return TERMINATE;
        }
    }
}
