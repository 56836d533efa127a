package awesome.abi.linux;

/** Flags of memfd_create(2) and seals of fcntl(2). */
public final class SealFlag {
    // memfd_create(2)
    public static final int MFD_CLOEXEC = 1;
    public static final int MFD_ALLOW_SEALING = 2;
    public static final int MFD_NOEXEC_SEAL = 8;
    public static final int MFD_EXEC = 16;

    // fcntl(2)
    public static final int F_ADD_SEALS = 1033;
    public static final int F_GET_SEALS = 1034;
    public static final int F_SEAL_SEAL = 1;
    public static final int F_SEAL_SHRINK = 2;
    public static final int F_SEAL_GROW = 4;
    public static final int F_SEAL_WRITE = 8;
    public static final int F_SEAL_FUTURE_WRITE = 16;
    public static final int F_SEAL_EXEC = 32;

    private SealFlag() {}
}
