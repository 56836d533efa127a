package awesome.abi.linux;

/** {@code struct signalfd_siginfo} (signalfd(2)). Offsets in bytes. */
public final class SignalFileLayout {
    public static final int SSI_SIGNO = 0;
    public static final int SSI_CODE = 8;
    public static final int SSI_PID = 12;
    public static final int SSI_UID = 16;
    public static final int SSI_TID = 24;
    public static final int SSI_OVERRUN = 32;
    public static final int SSI_STATUS = 40;
    public static final int SSI_INT = 44;
    public static final int SSI_PTR = 48;
    public static final int SSI_ADDR = 72;
    public static final int SIZE = 128;

    private SignalFileLayout() {}
}
