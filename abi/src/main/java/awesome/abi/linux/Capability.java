package awesome.abi.linux;

/**
 * Numbers of capabilities (capabilities(7), {@code linux/capability.h}), secure bits ({@code linux/securebits.h}), and what
 * PR_CAP_AMBIENT of prctl(2) does.
 */
public final class Capability {
    public static final int CAP_CHOWN = 0;
    public static final int CAP_DAC_OVERRIDE = 1;
    public static final int CAP_DAC_READ_SEARCH = 2;
    public static final int CAP_FOWNER = 3;
    public static final int CAP_FSETID = 4;
    public static final int CAP_KILL = 5;
    public static final int CAP_SETGID = 6;
    public static final int CAP_SETUID = 7;
    public static final int CAP_SETPCAP = 8;
    public static final int CAP_LINUX_IMMUTABLE = 9;
    public static final int CAP_IPC_LOCK = 14;
    public static final int CAP_IPC_OWNER = 15;
    public static final int CAP_SYS_CHROOT = 18;
    public static final int CAP_SYS_PTRACE = 19;
    public static final int CAP_SYS_ADMIN = 21;
    public static final int CAP_SYS_BOOT = 22;
    public static final int CAP_SYS_NICE = 23;
    public static final int CAP_SYS_RESOURCE = 24;
    public static final int CAP_MKNOD = 27;
    public static final int CAP_MAC_OVERRIDE = 32;
    public static final int CAP_WAKE_ALARM = 35;
    /** The last of those that Linux has (CAP_CHECKPOINT_RESTORE). */
    public static final int CAP_LAST_CAP = 40;

    /** The superuser's identity brings no capabilities. */
    public static final int SECBIT_NOROOT = 1;
    /** Capabilities do not change with the user. */
    public static final int SECBIT_NO_SETUID_FIXUP = 1 << 2;
    /** Who stops being the superuser keeps what it may take. */
    public static final int SECBIT_KEEP_CAPS = 1 << 4;
    /** Nothing becomes ambient. */
    public static final int SECBIT_NO_CAP_AMBIENT_RAISE = 1 << 6;
    /** All of these; each has its lock in the bit above. */
    public static final int SECURE_ALL_BITS = 0x55;

    public static final int PR_CAP_AMBIENT_IS_SET = 1;
    public static final int PR_CAP_AMBIENT_RAISE = 2;
    public static final int PR_CAP_AMBIENT_LOWER = 3;
    public static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;

    private Capability() {}
}
