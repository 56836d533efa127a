package awesome.abi.linux;

/** Options of wait4(2) and waitid(2), and whom waitid(2) waits for. */
public final class WaitFlag {
    public static final int WNOHANG = 0x1;
    public static final int WUNTRACED = 0x2;
    /** The same number as WUNTRACED, for waitid(2). */
    public static final int WSTOPPED = 0x2;
    public static final int WEXITED = 0x4;
    public static final int WCONTINUED = 0x8;
    public static final int WNOWAIT = 0x1000000;
    public static final int WNOTHREAD = 0x20000000;
    public static final int WALL = 0x40000000;
    public static final int WCLONE = 0x80000000;

    public static final int P_ALL = 0;
    public static final int P_PID = 1;
    public static final int P_PGID = 2;
    public static final int P_PIDFD = 3;

    /** The status of a child that continues. */
    public static final int CONTINUED = 0xffff;

    private WaitFlag() {}
}
