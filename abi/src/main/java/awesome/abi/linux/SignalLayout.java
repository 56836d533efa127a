package awesome.abi.linux;

/**
 * Layouts around signals on x86-64: {@code struct sigaction} of rt_sigaction(2), {@code siginfo_t}, {@code stack_t}
 * and the frame that a handler finds on its stack ({@code struct rt_sigframe} with {@code struct ucontext} and
 * {@code struct sigcontext} inside). Offsets in bytes.
 */
public final class SignalLayout {
    // struct sigaction
    public static final int SA_HANDLER = 0;
    public static final int SA_FLAGS = 8;
    public static final int SA_RESTORER = 16;
    public static final int SA_MASK = 24;
    public static final int SIGACTION_SIZE = 32;
    /** The only size of a signal set that the calls accept. */
    public static final int SIGSET_SIZE = 8;

    // siginfo_t
    public static final int SI_SIGNO = 0;
    public static final int SI_CODE = 8;
    public static final int SI_PID = 16;
    public static final int SI_ADDR = 16;
    public static final int SI_VALUE = 24;
    public static final int SIGINFO_SIZE = 128;

    // stack_t
    public static final int SS_SP = 0;
    public static final int SS_FLAGS = 8;
    public static final int SS_SIZE = 16;
    public static final int STACK_SIZE = 24;

    // the frame of a handler
    public static final int FRAME_RESTORER = 0;
    public static final int FRAME_STACK = 24;
    public static final int FRAME_REGISTERS = 48;
    public static final int FRAME_MASK = 304;
    public static final int FRAME_SIGINFO = 312;
    public static final int FRAME_SIZE = 440;

    private SignalLayout() {}
}
