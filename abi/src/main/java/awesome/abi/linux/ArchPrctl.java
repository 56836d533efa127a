package awesome.abi.linux;

/** Codes of arch_prctl(2). */
public final class ArchPrctl {
    public static final int ARCH_SET_GS = 0x1001;
    public static final int ARCH_SET_FS = 0x1002;
    public static final int ARCH_GET_FS = 0x1003;
    public static final int ARCH_GET_GS = 0x1004;

    private ArchPrctl() {}
}
