package awesome.kernel.vfs;

/** Device numbers as {@code st_rdev} holds them: a major number of 12 bits and a minor one of 20 (makedev(3)). */
public final class DeviceNumber {
    private DeviceNumber() {}

    /** The number of a device. */
    public static long of(int major, int minor) {
        return minor & 0xff | (major & 0xfff) << 8 | (minor & 0xfff00L) << 12;
    }

    /** Which driver. */
    public static int major(long device) {
        return (int) (device >>> 8) & 0xfff;
    }

    /** Which of its devices. */
    public static int minor(long device) {
        return (int) (device & 0xff | device >>> 12 & 0xfff00);
    }
}
