package awesome.kernel.signal;

import awesome.abi.linux.Signal;

/** What happens on a signal that a process does nothing about (signal(7), "Standard signals"). */
public enum DefaultAction {
    /** The process ends; where Linux would also write a core file, this kernel does not. */
    TERMINATE,
    /** Nothing; also the signals that would stop a process, of which there is only one that nobody could continue. */
    IGNORE;

    /** That of a signal. */
    public static DefaultAction of(int signal) {
        switch (signal) {
            case Signal.SIGCHLD:
            case Signal.SIGCONT:
            case Signal.SIGURG:
            case Signal.SIGWINCH:
            case Signal.SIGSTOP:
            case Signal.SIGTSTP:
            case Signal.SIGTTIN:
            case Signal.SIGTTOU:
                return IGNORE;
            default:
                return TERMINATE;
        }
    }
}
