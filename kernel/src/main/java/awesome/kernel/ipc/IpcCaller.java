package awesome.kernel.ipc;

import awesome.kernel.wait.Notice;

/** What System V IPC wants to know of the process that is worked for. */
public interface IpcCaller {
    /** Its number; 0 if there is none. */
    int process();

    /** The effective user. */
    int user();

    /** The user who started it. */
    int realUser();

    /** The user to whom files that it makes belong. */
    int fileUser();

    /** The group to which they belong. */
    int fileGroup();

    /**
     * Whether it may use a file.
     *
     * @param mode permissions of the file
     * @param wanted 4 for reading, 2 for writing
     */
    boolean mayAccess(int owner, int group, int mode, int wanted);

    /** The effective group. */
    int group();

    /** Whether {@code group} is the effective or a supplementary one. */
    boolean isInGroup(int group);

    /** Whether it has a capability: CAP_ of {@link awesome.abi.linux.Capability}. */
    boolean has(int capability);

    /** What is told when something came for its thread while that waits. */
    Notice notice();

    /** The date in seconds. */
    long seconds();
}
