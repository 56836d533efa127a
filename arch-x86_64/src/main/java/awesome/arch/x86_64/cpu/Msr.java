package awesome.arch.x86_64.cpu;

/** Numbers of model-specific registers (APM volume 2, appendix A). */
public final class Msr {
    /** Where and how the local APIC is reached (SDM volume 3, 11.4.4). */
    public static final int APIC_BASE = 0x1b;
    /** Extended feature enable register. */
    public static final int EFER = 0xc000_0080;
    /** Selectors of {@code syscall} and {@code sysret}. */
    public static final int STAR = 0xc000_0081;
    /** Where {@code syscall} goes in 64-bit mode. */
    public static final int LSTAR = 0xc000_0082;
    /** Flags that {@code syscall} clears. */
    public static final int SFMASK = 0xc000_0084;
    public static final int FS_BASE = 0xc000_0100;
    /** What {@code swapgs} exchanges with the base of gs. */
    public static final int KERNEL_GS_BASE = 0xc000_0102;

    private Msr() {}
}
