package awesome.arch.x86_64.trap;

/**
 * The segments, in the order that {@code syscall} and {@code sysret} want: they take kernel data to be kernel
 * code + 8, and from one base user data at + 8 and user 64-bit code at + 16 (APM volume 2, 6.1.1).
 * Those of user code have the numbers of Linux, by which debuggers know what they look at.
 * {@code trap_frame.inc} has the same numbers.
 */
public final class Selectors {
    public static final int KERNEL_CODE = 0x08;
    public static final int KERNEL_DATA = 0x10;
    /** The base for {@code sysret}; 32-bit user code would be here. */
    static final int SYSRET_BASE = 0x20 | 3;
    public static final int USER_DATA = 0x28 | 3;
    public static final int USER_CODE = 0x30 | 3;
    /** A descriptor of 16 bytes. */
    static final int TASK_STATE = 0x38;

    /** Bytes of the table. */
    static final int GDT_SIZE = 0x48;

    private Selectors() {}

    /** What STAR holds. */
    public static long star() {
        return (long) SYSRET_BASE << 48 | (long) KERNEL_CODE << 32;
    }
}
