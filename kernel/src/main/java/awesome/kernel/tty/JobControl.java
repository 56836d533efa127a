package awesome.kernel.tty;

/** What a terminal needs of the process side; the caller is the process that makes the current system call. */
public interface JobControl {
    /** Sends a signal to all processes of a group; nothing if there is none. */
    void signalGroup(int group, int signal);

    /** The session of the caller. */
    int callerSession();

    /** The process group of the caller. */
    int callerGroup();

    /** The controlling terminal of the caller's session; null if it has none. */
    Terminal callerTerminal();

    /** Whether the caller leads its session. */
    boolean callerLeads();

    /** Makes {@code terminal}, or none if it is null, the controlling terminal of the caller's session. */
    void setCallerTerminal(Terminal terminal);

    /** Whether a process of that group is in the caller's session. */
    boolean isGroupOfCaller(int group);

    /** Whether there is a process in that group. */
    boolean isGroup(int group);

    /** Whether the caller ignores the signal or holds it back. */
    boolean callerIgnores(int signal);

    /** Whether nobody could continue the caller's group if it were stopped. */
    boolean isCallerOrphaned();
}
