package awesome.kernel.ipc;

import awesome.kernel.wait.Notice;

/** What System V IPC wants to know of the process that is worked for. */
public interface IpcCaller {
    /** Its number; 0 if there is none. */
    int process();

    /** The effective user. */
    int user();

    /** The effective group. */
    int group();

    /** Whether {@code group} is the effective or a supplementary one. */
    boolean isInGroup(int group);

    /** Whether permissions do not bind it. */
    boolean isSuperuser();

    /** What is told when something came for its thread while that waits. */
    Notice notice();

    /** The date in seconds. */
    long seconds();
}
