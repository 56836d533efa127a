package awesome.kernel.vfs;

import awesome.abi.linux.MountFlag;
import awesome.abi.linux.StatLayout;
import awesome.kernel.memory.LittleEndian;

/** The structures in which stat(2), statx(2) and statfs(2) tell of files. */
public final class FileStatus {
    private static final int BLOCK = 4096;
    /** Bytes of a time. */
    private static final int TIME = 16;
    private static final long SECOND = 1_000_000_000L;

    /** Offsets in {@code struct statfs} (statfs(2)). */
    private static final int F_TYPE = 0;
    private static final int F_BSIZE = 8;
    private static final int F_BLOCKS = 16;
    private static final int F_BFREE = 24;
    private static final int F_BAVAIL = 32;
    private static final int F_FILES = 40;
    private static final int F_FFREE = 48;
    private static final int F_FSID = 56;
    private static final int F_NAMELEN = 64;
    private static final int F_FRSIZE = 72;
    private static final int F_FLAGS = 80;

    private FileStatus() {}

    /**
     * Puts a {@code struct stat} of a file as it is known ({@link Inode#refresh}) into the beginning of {@code out}, all of its bytes, also
     * those that mean nothing; waits for nothing.
     */
    public static void stat(Inode inode, byte[] out) {
        LittleEndian.putLong(out, StatLayout.ST_DEV, inode.fileSystem().device());
        LittleEndian.putLong(out, StatLayout.ST_INO, inode.number());
        LittleEndian.putLong(out, StatLayout.ST_NLINK, inode.links());
        LittleEndian.putInt(out, StatLayout.ST_MODE, inode.mode());
        LittleEndian.putInt(out, StatLayout.ST_UID, inode.owner());
        LittleEndian.putInt(out, StatLayout.ST_GID, inode.group());
        LittleEndian.putInt(out, StatLayout.ST_GID + Integer.BYTES, 0);
        LittleEndian.putLong(out, StatLayout.ST_RDEV, inode.device());
        LittleEndian.putLong(out, StatLayout.ST_SIZE, inode.size());
        LittleEndian.putLong(out, StatLayout.ST_BLKSIZE, BLOCK);
        LittleEndian.putLong(out, StatLayout.ST_BLOCKS, inode.blocks());
        putTime(out, StatLayout.ST_ATIME, inode.accessed());
        putTime(out, StatLayout.ST_MTIME, inode.modified());
        putTime(out, StatLayout.ST_CTIME, inode.changed());
        for (int i = StatLayout.ST_CTIME + TIME; i < StatLayout.STAT_SIZE; i += Long.BYTES) {
            LittleEndian.putLong(out, i, 0);
        }
    }

    /**
     * A {@code struct statx} with all that {@link #stat} tells.
     *
     * @param directUnit what is told of O_DIRECT, as {@link Inode#directUnit}; -1 for nothing
     */
    public static byte[] statx(Inode inode, int directUnit) {
        inode.refresh();
        byte[] out = new byte[StatLayout.STATX_SIZE];
        LittleEndian.putInt(out, StatLayout.STX_MASK, StatLayout.STATX_BASIC_STATS);
        LittleEndian.putInt(out, StatLayout.STX_BLKSIZE, BLOCK);
        LittleEndian.putInt(out, StatLayout.STX_NLINK, inode.links());
        LittleEndian.putInt(out, StatLayout.STX_UID, inode.owner());
        LittleEndian.putInt(out, StatLayout.STX_GID, inode.group());
        LittleEndian.putShort(out, StatLayout.STX_MODE, inode.mode());
        LittleEndian.putLong(out, StatLayout.STX_INO, inode.number());
        LittleEndian.putLong(out, StatLayout.STX_SIZE, inode.size());
        LittleEndian.putLong(out, StatLayout.STX_BLOCKS, inode.blocks());
        putTime(out, StatLayout.STX_ATIME, inode.accessed());
        putTime(out, StatLayout.STX_CTIME, inode.changed());
        putTime(out, StatLayout.STX_MTIME, inode.modified());
        LittleEndian.putInt(out, StatLayout.STX_RDEV_MAJOR, DeviceNumber.major(inode.device()));
        LittleEndian.putInt(out, StatLayout.STX_RDEV_MINOR, DeviceNumber.minor(inode.device()));
        LittleEndian.putInt(out, StatLayout.STX_DEV_MAJOR, DeviceNumber.major(inode.fileSystem().device()));
        LittleEndian.putInt(out, StatLayout.STX_DEV_MINOR, DeviceNumber.minor(inode.fileSystem().device()));
        if (directUnit >= 0) {
            LittleEndian.putInt(out, StatLayout.STX_MASK, StatLayout.STATX_BASIC_STATS | StatLayout.STATX_DIOALIGN);
            LittleEndian.putInt(out, StatLayout.STX_DIO_MEM_ALIGN, directUnit);
            LittleEndian.putInt(out, StatLayout.STX_DIO_OFFSET_ALIGN, directUnit);
        }
        return out;
    }

    /** A {@code struct statfs}. */
    public static byte[] statfs(Place place) {
        FileSystem system = place.inode().fileSystem();
        byte[] out = new byte[StatLayout.STATFS_SIZE];
        LittleEndian.putLong(out, F_TYPE, system.magic());
        LittleEndian.putLong(out, F_BSIZE, BLOCK);
        LittleEndian.putLong(out, F_BLOCKS, system.totalBlocks());
        LittleEndian.putLong(out, F_BFREE, system.freeBlocks());
        LittleEndian.putLong(out, F_BAVAIL, system.freeBlocks());
        LittleEndian.putLong(out, F_FILES, system.files());
        LittleEndian.putLong(out, F_FFREE, system.freeFiles());
        LittleEndian.putLong(out, F_FSID, system.device());
        LittleEndian.putLong(out, F_NAMELEN, PathWalk.NAME_MAX);
        LittleEndian.putLong(out, F_FRSIZE, BLOCK);
        LittleEndian.putLong(out, F_FLAGS, flags(place.mount()));
        return out;
    }

    private static int flags(Mount mount) {
        if (mount == null) {
            return MountFlag.ST_VALID;
        }
        return MountFlag.ST_VALID | (mount.isReadOnly() ? MountFlag.MS_RDONLY : 0)
                | mount.flags() & (MountFlag.MS_NOSUID | MountFlag.MS_NODEV | MountFlag.MS_NOEXEC)
                | (mount.has(MountFlag.MS_NOATIME) ? MountFlag.ST_NOATIME : 0)
                | (mount.has(MountFlag.MS_NODIRATIME) ? MountFlag.ST_NODIRATIME : 0)
                | (mount.has(MountFlag.MS_RELATIME) ? MountFlag.ST_RELATIME : 0);
    }

    private static void putTime(byte[] out, int at, long nanos) {
        LittleEndian.putLong(out, at, Math.floorDiv(nanos, SECOND));
        LittleEndian.putLong(out, at + Long.BYTES, Math.floorMod(nanos, SECOND));
    }
}
