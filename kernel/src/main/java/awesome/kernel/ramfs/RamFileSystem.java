package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.magic.Frame;

/**
 * A file system in memory. Names and what stat(2) tells are Java objects; contents are in page frames, which it takes
 * as they are written, as long as more than a reserve is free.
 */
public final class RamFileSystem extends FileSystem {
    /** The type that has limits, and what statfs(2) tells of it. */
    static final String TMPFS = "tmpfs";
    private static final long TMPFS_MAGIC = 0x01021994L;
    /** As statfs(2) tells of ramfs. */
    private static final long MAGIC = 0x858458f6L;
    /** One byte in so many is for what programs attach to files. */
    private static final int ATTRIBUTES_PART = 64;

    private final String type;
    private final FileFrames frames;
    private final RamDirectory root;
    private final Allowance attributeSpace;
    private TmpfsOptions options;
    private long mostFiles = Long.MAX_VALUE;
    private long lastNumber;
    private long files;

    /**
     * An empty file system.
     *
     * @param type as in {@code /proc/mounts}
     * @param device its device number
     * @param reserve how many frames it leaves free
     */
    public RamFileSystem(String type, long device, Clock clock, FrameAllocator frames, PhysMemory memory,
            long reserve) {
        super(device, clock);
        this.type = type;
        this.frames = new FileFrames(frames, memory, reserve);
        attributeSpace = new Allowance(frames.totalFrames() * Frame.SIZE / ATTRIBUTES_PART);
        root = new RamDirectory(this, null, 0755);
        root.changeLinks(2);
    }

    /** Limits it, and says who owns its root. */
    void setOptions(TmpfsOptions given) {
        setLimits(given);
        root.setPermissions(given.mode());
        root.setOwner(given.user(), given.group());
    }

    private void setLimits(TmpfsOptions given) {
        options = given;
        frames.setMost(given.mostFrames());
        mostFiles = given.mostFiles();
    }

    @Override
    public void remount(String changes, boolean toReadOnly) {
        if (options != null) {
            TmpfsOptions changed = new TmpfsOptions(options);
            changed.parse(changes);
            if (changed.mostFrames() < frames.used() || changed.mostFiles() < files) {
                throw new ErrnoException(Errno.EINVAL);
            }
            setLimits(changed);
        }
        super.remount(changes, toReadOnly);
    }

    @Override
    public String options() {
        return options == null ? "" : options.describe();
    }

    @Override
    protected void unmounted() {
        root.clear();
    }

    /** A number for a new inode, which counts from now on; ENOSPC if there are too many. */
    long newNumber() {
        if (files >= mostFiles) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        files++;
        lastNumber++;
        return lastNumber;
    }

    /**
     * An empty regular file without a name, which lives as long as somebody uses it.
     *
     * @param permissions of {@code st_mode}
     * @param seals of {@link awesome.abi.linux.SealFlag}
     */
    public Inode newNameless(int permissions, int seals) {
        return new RamFile(this, FileMode.S_IFREG | permissions, seals);
    }

    @Override
    public Allowance attributeSpace() {
        return attributeSpace;
    }

    /** An inode is gone. */
    void disposed() {
        files--;
    }

    FileFrames frames() {
        return frames;
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public long magic() {
        return type.endsWith(TMPFS) ? TMPFS_MAGIC : MAGIC;
    }

    @Override
    public long totalBlocks() {
        return frames.used() + frames.available();
    }

    @Override
    public long freeBlocks() {
        return frames.available();
    }

    @Override
    public long files() {
        return options == null ? files : mostFiles;
    }

    @Override
    public long freeFiles() {
        return options == null ? super.freeFiles() : mostFiles - files;
    }
}
