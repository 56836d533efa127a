package awesome.abi.linux;

/** Layouts of {@code struct stat} and {@code struct statx} on x86-64: offsets in bytes (stat(2), statx(2)). */
public final class StatLayout {
    // struct stat
    public static final int ST_DEV = 0;
    public static final int ST_INO = 8;
    public static final int ST_NLINK = 16;
    public static final int ST_MODE = 24;
    public static final int ST_UID = 28;
    public static final int ST_GID = 32;
    public static final int ST_RDEV = 40;
    public static final int ST_SIZE = 48;
    public static final int ST_BLKSIZE = 56;
    public static final int ST_BLOCKS = 64;
    public static final int ST_ATIME = 72;
    public static final int ST_MTIME = 88;
    public static final int ST_CTIME = 104;
    public static final int STAT_SIZE = 144;

    // struct statx
    public static final int STX_MASK = 0;
    public static final int STX_BLKSIZE = 4;
    public static final int STX_NLINK = 16;
    public static final int STX_UID = 20;
    public static final int STX_GID = 24;
    public static final int STX_MODE = 28;
    public static final int STX_INO = 32;
    public static final int STX_SIZE = 40;
    public static final int STX_BLOCKS = 48;
    public static final int STX_ATIME = 64;
    public static final int STX_CTIME = 96;
    public static final int STX_MTIME = 112;
    public static final int STX_RDEV_MAJOR = 128;
    public static final int STX_RDEV_MINOR = 132;
    public static final int STX_DEV_MAJOR = 136;
    public static final int STX_DEV_MINOR = 140;
    public static final int STX_DIO_MEM_ALIGN = 152;
    public static final int STX_DIO_OFFSET_ALIGN = 156;
    public static final int STATX_SIZE = 256;
    public static final int STATX_BASIC_STATS = 0x7ff;
    public static final int STATX_DIOALIGN = 0x2000;

    // struct statfs
    public static final int STATFS_SIZE = 120;
    public static final int RAMFS_MAGIC = 0x858458f6;

    private StatLayout() {}
}
