package awesome.abi.linux;

/** Flags of clone(2); the lowest byte is the signal that the parent gets when the child ends. */
public final class CloneFlag {
    public static final int SIGNAL_MASK = 0xff;
    public static final int CLONE_VM = 0x100;
    public static final int CLONE_FS = 0x200;
    public static final int CLONE_FILES = 0x400;
    public static final int CLONE_SIGHAND = 0x800;
    public static final int CLONE_PIDFD = 0x1000;
    public static final int CLONE_PTRACE = 0x2000;
    public static final int CLONE_VFORK = 0x4000;
    public static final int CLONE_PARENT = 0x8000;
    public static final int CLONE_THREAD = 0x10000;
    public static final int CLONE_NEWNS = 0x20000;
    public static final int CLONE_SYSVSEM = 0x40000;
    public static final int CLONE_SETTLS = 0x80000;
    public static final int CLONE_PARENT_SETTID = 0x100000;
    public static final int CLONE_CHILD_CLEARTID = 0x200000;
    public static final int CLONE_DETACHED = 0x400000;
    public static final int CLONE_UNTRACED = 0x800000;
    public static final int CLONE_CHILD_SETTID = 0x1000000;
    public static final int CLONE_IO = 0x80000000;
    /** Of clone3(2) only: handlers are reset to the default action. */
    public static final long CLONE_CLEAR_SIGHAND = 0x1_0000_0000L;

    // struct clone_args
    public static final int ARGS_FLAGS = 0;
    public static final int ARGS_PIDFD = 8;
    public static final int ARGS_CHILD_TID = 16;
    public static final int ARGS_PARENT_TID = 24;
    public static final int ARGS_EXIT_SIGNAL = 32;
    public static final int ARGS_STACK = 40;
    public static final int ARGS_STACK_SIZE = 48;
    public static final int ARGS_TLS = 56;
    /** Bytes of the first version of the structure, which ends here. */
    public static final int ARGS_SIZE = 64;
    /** Bytes of the latest version. */
    public static final int ARGS_LATEST = 88;

    private CloneFlag() {}
}
