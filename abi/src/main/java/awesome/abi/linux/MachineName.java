package awesome.abi.linux;

/** What programs are told of the kernel and the machine (uname(2), getauxval(3)). */
public final class MachineName {
    /** {@code utsname.machine} and AT_PLATFORM. */
    public static final String MACHINE = "x86_64";
    /** The interface that this kernel speaks; the C library refuses to run on a lower version than it was made for. */
    public static final String SYSTEM = "Linux";
    public static final String RELEASE = "6.1.0-awesome";
    /** {@code utsname.version}: which build of that release; all builds of the same sources are the same. */
    public static final String VERSION = "#1 Awesome";

    private MachineName() {}
}
