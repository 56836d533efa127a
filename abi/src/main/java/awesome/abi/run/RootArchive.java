package awesome.abi.run;

/** The tar archive that becomes the root file system, as a file of QEMU's firmware configuration (fw_cfg). */
public final class RootArchive {
    /** Its name there. */
    public static final String NAME = "opt/awesome/root";

    private static final int MIB_SHIFT = 20;
    /** What programs have beside it. */
    private static final long OTHER = 512;
    private static final long STEP = 64;

    private RootArchive() {}

    /** How much memory a machine should have for an archive of so many bytes, in MiB. */
    public static int memoryFor(long bytes) {
        long archive = (bytes >>> MIB_SHIFT) + 1;
        // A file takes whole pages, and some memory of the kernel; a part of all is kept free for programs.
        long wanted = archive + archive / 4 + OTHER;
        return (int) ((wanted + STEP - 1) / STEP * STEP);
    }
}
