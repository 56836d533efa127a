package awesome.kernel.block;

/** The texts of numbers that tell disks, their parts and file systems from others, wherever they are plugged in. */
public final class DiskId {
    private static final int BYTES = 16;
    /** Before which bytes there is a hyphen. */
    private static final int HYPHENS = 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10;
    /** The first three numbers of a GUID have their low bytes first (UEFI 2.8, appendix A). */
    private static final int[] GUID_ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

    private DiskId() {}

    /** The UUID in 16 bytes, as RFC 4122 orders and writes them. */
    public static String uuid(byte[] bytes, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < BYTES; i++) {
            append(text, i, bytes[at + i]);
        }
        return text.toString();
    }

    /** The UUID in 16 bytes that are ordered as in a GUID partition table. */
    static String guid(byte[] bytes, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < BYTES; i++) {
            append(text, i, bytes[at + GUID_ORDER[i]]);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int index, byte value) {
        if ((HYPHENS >> index & 1) != 0) {
            text.append('-');
        }
        text.append(hex(value & 0xff, 2));
    }

    /** A number in base 16 with at least so many digits. */
    static String hex(long value, int digits) {
        String text = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
