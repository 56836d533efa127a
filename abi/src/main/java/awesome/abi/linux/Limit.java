package awesome.abi.linux;

/** Resources of getrlimit(2). */
public final class Limit {
    public static final int RLIMIT_DATA = 2;
    public static final int RLIMIT_STACK = 3;
    public static final int RLIMIT_CORE = 4;
    public static final int RLIMIT_NPROC = 6;
    public static final int RLIMIT_NOFILE = 7;
    public static final int RLIMIT_AS = 9;

    private Limit() {}
}
