package awesome.kernel.ramfs;

import awesome.abi.linux.FileMode;
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
    /** As statfs(2) tells of ramfs. */
    private static final long MAGIC = 0x858458f6L;
    /** One byte in so many is for what programs attach to files. */
    private static final int ATTRIBUTES_PART = 64;

    private final String type;
    private final FileFrames frames;
    private final RamDirectory root;
    private final Allowance attributeSpace;
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

    /** A number for a new inode, which counts from now on. */
    long newNumber() {
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
        return MAGIC;
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
        return files;
    }
}
