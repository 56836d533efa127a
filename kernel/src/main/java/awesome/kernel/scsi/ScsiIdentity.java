package awesome.kernel.scsi;

import java.nio.charset.StandardCharsets;

/** What a unit says that it is: the answer to an inquiry (SPC-4, 6.4.2). */
public final class ScsiIdentity {
    private static final int QUALIFIER_SHIFT = 5;
    private static final int TYPE = 0x1f;
    private static final int DISK = 0x00;
    private static final int DRIVE = 0x05;
    private static final int OPTICAL = 0x07;
    private static final int REMOVABLE = 0x80;
    private static final int VENDOR = 8;
    private static final int PRODUCT = 16;
    private static final int REVISION = 32;
    private static final int END = 36;

    private final int type;
    private final boolean isRemovable;
    private final String description;

    ScsiIdentity(byte[] inquiry) {
        type = inquiry[0] & TYPE;
        isRemovable = (inquiry[1] & REMOVABLE) != 0;
        description = text(inquiry, VENDOR, PRODUCT) + " " + text(inquiry, PRODUCT, REVISION) + " " + text(inquiry, REVISION, END);
    }

    /** Whether there is a unit, and not only a place for one. */
    static boolean isUnit(byte[] inquiry) {
        return (inquiry[0] & 0xff) >>> QUALIFIER_SHIFT == 0;
    }

    /** Characters that can be printed, without spaces around them. */
    static String text(byte[] bytes, int start, int end) {
        byte[] shown = new byte[Math.max(0, end - start)];
        for (int i = 0; i < shown.length; i++) {
            byte each = bytes[start + i];
            shown[i] = each > ' ' && each < 0x7f ? each : (byte) ' ';
        }
        return new String(shown, StandardCharsets.ISO_8859_1).strip();
    }

    /** Whether it is a disk. */
    public boolean isDisk() {
        return type == DISK || type == OPTICAL;
    }

    /** Whether it is a drive for CDs and the like. */
    public boolean isDrive() {
        return type == DRIVE;
    }

    /** The kind of device, a number. */
    public int type() {
        return type;
    }

    /** Whether its medium can be taken out. */
    public boolean isRemovable() {
        return isRemovable;
    }

    /** Who made it and how it is called, for people. */
    public String description() {
        return description;
    }
}
