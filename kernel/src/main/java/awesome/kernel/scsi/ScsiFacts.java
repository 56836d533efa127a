package awesome.kernel.scsi;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.memory.BigEndian;
import awesome.magic.Frame;

/**
 * What is to be known of a disk or drive to use it. Numbers that cannot be are taken as if the unit had said nothing. One thread at a
 * time.
 */
public final class ScsiFacts {
    private static final long INT = 0xffff_ffffL;
    /** The block of a medium whose size makes no sense (as Linux has it, drivers/scsi/sr.c). */
    private static final int DRIVE_BLOCK = 2048;
    private static final int MOST_EXPONENT = 8;

    private static final int SETTINGS_READ_ONLY = 0x80;
    private static final int SETTINGS_FORCE = 0x10;
    private static final int CACHING = 0x08;
    private static final int CACHING_WRITES = 1 << 2;
    private static final int UNMAPS = 1 << 7;
    private static final int WRITES_SAME_UNMAPS = 1 << 6;
    private static final int PROVISIONED = 0x80;

    private final ScsiIdentity identity;
    private String serial = "";
    private long mostBlocks;
    private long mostUnmap;
    private long mostSame;
    private int provisioning;
    private boolean isProvisioned;
    private boolean isProtected;
    private boolean canForce;
    private boolean hasCache;
    private long blocks;
    private int blockBytes;
    private int physicalExponent;

    ScsiFacts(ScsiIdentity identity) {
        this.identity = identity;
        blockBytes = identity.isDrive() ? DRIVE_BLOCK : BlockDevice.SECTOR;
    }

    /** What the unit is. */
    public ScsiIdentity identity() {
        return identity;
    }

    void setSerial(byte[] page) {
        if (page != null) {
            serial = ScsiIdentity.text(page, 4, 4 + Math.min(BigEndian.getShort(page, 2), page.length - 4));
        }
    }

    /** "Block limits" (SBC-3, 6.6.4). */
    void setLimits(byte[] page) {
        if (page != null && BigEndian.getShort(page, 2) >= 0x10 - 4) {
            mostBlocks = BigEndian.getInt(page, 8) & INT;
            boolean isLong = BigEndian.getShort(page, 2) >= 0x3c;
            boolean hasRanges = isLong && BigEndian.getInt(page, 24) != 0;
            mostUnmap = hasRanges ? BigEndian.getInt(page, 20) & INT : 0;
            mostSame = isLong ? BigEndian.getLong(page, 36) : 0;
        }
    }

    /** "Logical block provisioning" (SBC-3, 6.6.6). */
    void setProvisioning(byte[] page) {
        provisioning = page == null ? 0 : page[5] & (UNMAPS | WRITES_SAME_UNMAPS);
    }

    /** The header of settings, and the page of caching, if it is the first (SPC-4, 7.5; SBC-3, 6.5.4). */
    void setSettings(byte[] settings) {
        int device = settings[2] & 0xff;
        isProtected = (device & SETTINGS_READ_ONLY) != 0;
        int page = 4 + (settings[3] & 0xff);
        boolean isThere = page + 2 < settings.length && page < (settings[0] & 0xff) && (settings[page] & 0x3f) == CACHING;
        hasCache = isThere && (settings[page + 2] & CACHING_WRITES) != 0;
        canForce = hasCache && (device & SETTINGS_FORCE) != 0;
    }

    /** Of a drive with nothing in it. */
    void setNoMedium() {
        blocks = 0;
    }

    /** False if it makes no sense. */
    boolean setCapacity(byte[] answer) {
        return setSize((BigEndian.getInt(answer, 0) & INT) + 1, BigEndian.getInt(answer, 4));
    }

    /** The same of the long form (SBC-3, 5.16.2). */
    boolean setLongCapacity(byte[] answer) {
        int exponent = answer[13] & 0xf;
        physicalExponent = exponent <= MOST_EXPONENT ? exponent : 0;
        isProvisioned = (answer[14] & PROVISIONED) != 0;
        return setSize(BigEndian.getLong(answer, 0) + 1, BigEndian.getInt(answer, 8));
    }

    private boolean setSize(long count, int bytes) {
        int size = bytes;
        if (identity.isDrive() && (bytes < BlockDevice.SECTOR || bytes > DRIVE_BLOCK || Integer.bitCount(bytes) != 1)) {
            size = DRIVE_BLOCK;
        }
        boolean isPossible = size >= BlockDevice.SECTOR && size <= Frame.SIZE && Integer.bitCount(size) == 1
                && count > 0 && count <= Long.MAX_VALUE / size;
        blocks = isPossible ? count : 0;
        blockBytes = isPossible ? size : blockBytes;
        return isPossible;
    }

    /** What somebody has called it, or its number from the factory; may be empty. */
    public String serial() {
        return serial;
    }

    /** Bytes of a logical block. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Bytes of a block as the unit writes it. */
    public int physicalBytes() {
        return blockBytes << physicalExponent;
    }

    /** Sectors of the medium; 0 if there is none. */
    public long sectors() {
        return blocks * (blockBytes / BlockDevice.SECTOR);
    }

    /** Whether nothing can be written. */
    public boolean isReadOnly() {
        return isProtected || identity.isDrive();
    }

    /** Whether what was written may be lost until there was a flush. */
    public boolean hasCache() {
        return hasCache;
    }

    /** Whether single writes can be durable at once. */
    public boolean canForce() {
        return canForce;
    }

    /** Sectors that can be moved at a time; 0 if the unit does not say. */
    long mostSectors() {
        return mostBlocks * (blockBytes / BlockDevice.SECTOR);
    }

    /** Whether blocks can be said not to be needed by a command for that. */
    boolean canUnmap() {
        return isProvisioned && (provisioning & UNMAPS) != 0 && mostUnmap > 0;
    }

    /** Whether blocks that are made zero need no room any more. */
    boolean canUnmapZeroes() {
        return isProvisioned && (provisioning & WRITES_SAME_UNMAPS) != 0;
    }

    /** Blocks that can be said not to be needed at a time; 0 if they cannot. */
    long mostUnmap() {
        return canUnmap() ? mostUnmap : canUnmapZeroes() ? mostZero() : 0;
    }

    /** Blocks that can be made zero at a time; 0 if they cannot but by writing. */
    long mostZero() {
        return mostSame > 0 ? mostSame : canUnmapZeroes() ? 0xffff : 0;
    }
}
