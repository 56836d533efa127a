package awesome.kernel.tty;

/** What a terminal needs of the process side. Preemptible context. */
public interface JobControl {
    /** Sends a signal to all processes of a group; nothing if there is none. */
    void signalGroup(int group, int signal);

    /** The session of the process that makes the current system call. */
    int callerSession();

    /** The process group of the process that makes the current system call. */
    int callerGroup();
}
