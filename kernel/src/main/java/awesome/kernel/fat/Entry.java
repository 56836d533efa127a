package awesome.kernel.fat;

import awesome.kernel.memory.LittleEndian;

/** What a directory says of a file. */
final class Entry {
    static final int READ_ONLY = 1;
    static final int VOLUME = 8;
    static final int DIRECTORY = 16;
    private static final int ARCHIVE = 32;

    private static final int FLAGS = 12;
    private static final int MADE_HUNDREDTHS = 13;
    private static final int MADE_TIME = 14;
    private static final int MADE_DATE = 16;
    private static final int READ_DATE = 18;
    private static final int CLUSTER_HIGH = 20;
    private static final int TIME = 22;
    private static final int DATE = 24;
    private static final int CLUSTER_LOW = 26;
    private static final int SIZE = 28;

    /** In the characters of the disk. */
    final String name;
    /** The index of its first slot, and of the last, which says all but the long name. */
    final int first;
    final int last;
    /** That slot. */
    final byte[] slot;

    Entry(String name, int first, int last, byte[] slot) {
        this.name = name;
        this.first = first;
        this.last = last;
        this.slot = slot;
    }

    static int flags(byte[] slot) {
        return slot[FLAGS];
    }

    static int attributes(byte[] slot) {
        return slot[Slots.ATTRIBUTES] & 0xff;
    }

    boolean isDirectory() {
        return (attributes(slot) & DIRECTORY) != 0;
    }

    boolean isReadOnly() {
        return (attributes(slot) & READ_ONLY) != 0;
    }

    /** Says that nobody, or that the owner, may write to it. */
    static void setReadOnly(byte[] slot, boolean isReadOnly) {
        slot[Slots.ATTRIBUTES] = (byte) (isReadOnly ? slot[Slots.ATTRIBUTES] | READ_ONLY : slot[Slots.ATTRIBUTES] & ~READ_ONLY);
    }

    /** A new one. */
    static byte[] newSlot(boolean isDirectory, long now) {
        byte[] slot = new byte[FatLayout.SLOT];
        slot[Slots.ATTRIBUTES] = (byte) (isDirectory ? DIRECTORY : ARCHIVE);
        LittleEndian.putShort(slot, MADE_DATE, FatTime.date(now));
        LittleEndian.putShort(slot, MADE_TIME, FatTime.time(now));
        slot[MADE_HUNDREDTHS] = (byte) (Math.floorMod(now, 2_000_000_000L) / 10_000_000);
        setTimes(slot, now, now);
        return slot;
    }

    static void setTimes(byte[] slot, long accessed, long modified) {
        LittleEndian.putShort(slot, READ_DATE, FatTime.date(accessed));
        LittleEndian.putShort(slot, DATE, FatTime.date(modified));
        LittleEndian.putShort(slot, TIME, FatTime.time(modified));
    }

    long modified() {
        return FatTime.of(LittleEndian.getShort(slot, DATE), LittleEndian.getShort(slot, TIME), 0);
    }

    /** Only the day. */
    long accessed() {
        int date = LittleEndian.getShort(slot, READ_DATE);
        return date == 0 ? modified() : FatTime.of(date, 0, 0);
    }

    long made() {
        int date = LittleEndian.getShort(slot, MADE_DATE);
        return date == 0 ? modified() : FatTime.of(date, LittleEndian.getShort(slot, MADE_TIME), slot[MADE_HUNDREDTHS] & 0xff);
    }

    /** The first cluster; 0 for none. */
    static int cluster(byte[] slot, int bits) {
        int low = LittleEndian.getShort(slot, CLUSTER_LOW);
        return bits == 32 ? low | LittleEndian.getShort(slot, CLUSTER_HIGH) << 16 : low;
    }

    static void setCluster(byte[] slot, int cluster) {
        LittleEndian.putShort(slot, CLUSTER_LOW, cluster);
        LittleEndian.putShort(slot, CLUSTER_HIGH, cluster >>> 16);
    }

    /** Bytes in a file. */
    long size() {
        return LittleEndian.getInt(slot, SIZE) & 0xffff_ffffL;
    }

    static void setSize(byte[] slot, long size) {
        LittleEndian.putInt(slot, SIZE, (int) size);
    }
}
