package awesome.kernel.iso9660;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskFileSystem;
import awesome.kernel.cache.DiskVolume;
import awesome.kernel.cache.Problems;
import awesome.kernel.cache.Volume;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** A mounted disc, or an image of one. Its inodes are read when they are asked for. */
public final class IsoFileSystem extends DiskFileSystem {
    static final int BLOCK_BITS = 11;
    static final int BLOCK = 1 << BLOCK_BITS;
    /** Characters of a symbolic link (path_resolution(7)). */
    static final int MOST_PATH = 4095;

    /** As statfs(2) tells it. */
    private static final long TYPE = 0x9660;
    /** Most blocks of directories that are kept in memory without need. */
    private static final int KEPT_BLOCKS = 1024;
    /** The first field that {@code .} of the root has if there are such fields: its length, and two bytes to know it by. */
    private static final int MARK_LENGTH = 7;

    private EntryReader entries;
    private IsoDirectory root;

    private IsoFileSystem(long device, Clock clock, CacheFrames frames, Volume volume, Problems problems, Turn turn) {
        super(device, clock, frames, volume, KEPT_BLOCKS, problems, turn);
        setReadOnly(true);
    }

    /**
     * Mounts the disc in a device.
     *
     * @param device number of the device
     * @param turn who has it uses the file system
     * @param log where it is told what is wrong with the disc
     * @throws ErrnoException EINVAL if it is no such disc, EUCLEAN, EIO, ENOMEM
     */
    public static IsoFileSystem mount(BlockIo io, CacheFrames frames, long device, Clock clock, Turn turn, Log log) {
        Problems problems = new Problems("iso9660: " + io.device().name(), log);
        IsoFileSystem system = new IsoFileSystem(device, clock, frames, new DiskVolume(io, BLOCK), problems, turn);
        system.begin(() -> system.loadRoot(new VolumeDescriptors(system)));
        return system;
    }

    private void loadRoot(VolumeDescriptors descriptors) {
        DirectoryRecord first = descriptors.primary();
        int skipped = skippedBeforeFields(first.block());
        boolean isJoliet = skipped < 0 && descriptors.joliet() != null;
        entries = new EntryReader(this, problems(), skipped >= 0, Math.max(0, skipped), isJoliet);
        root = new IsoDirectory(this, self((isJoliet ? descriptors.joliet() : first).block()), null);
        inodes().add(root);
        root.retain();
    }

    /** How many bytes records have before the fields of Rock Ridge, which the root tells; -1 if there are no fields. */
    private int skippedBeforeFields(long block) {
        byte[] bytes = block(block);
        DirectoryRecord record = new DirectoryRecord(bytes, 0);
        if (!record.isWhole()) {
            return -1;
        }
        int at = record.systemUse();
        boolean isMarked = at + MARK_LENGTH <= record.end() && EntryReader.is(bytes, at, "SP")
                && (bytes[at + 4] & 0xff) == 0xbe && (bytes[at + 5] & 0xff) == 0xef;
        return isMarked ? bytes[at + 6] & 0xff : -1;
    }

    EntryReader entries() {
        return entries;
    }

    /** A block; EUCLEAN if there is none of that number, EIO. */
    byte[] block(long number) {
        if (number >= volume().blocks()) {
            throw problems().damaged("something is in block " + number + ", behind the end");
        }
        return cache().get(number).read(0, BLOCK);
    }

    /** What the directory that begins with {@code block} says of itself, in its first record. */
    Entry self(long block) {
        DirectoryRecord record = new DirectoryRecord(block(block), 0);
        if (!record.isWhole() || !record.isDirectory()) {
            throw problems().damaged("block " + block + " does not begin a directory");
        }
        Entry self = entries.attributes(record, block << BLOCK_BITS);
        self.mode = self.mode & ~FileMode.S_IFMT | FileMode.S_IFDIR;
        self.block = block;
        self.number = block << BLOCK_BITS;
        self.content = new Pieces();
        self.content.add(block, record.size());
        return self;
    }

    /** The file of an entry of {@code parent}. */
    Inode inode(Entry entry, IsoDirectory parent) {
        Inode known = inodes().get(entry.number);
        if (known != null) {
            return known;
        }
        if (entry.isDirectory() || entry.type() == FileMode.S_IFREG) {
            check(entry);
        }
        switch (entry.type()) {
            case FileMode.S_IFDIR -> inodes().add(new IsoDirectory(this, entry, parent));
            case FileMode.S_IFREG -> inodes().add(new IsoFile(this, entry));
            case FileMode.S_IFLNK, FileMode.S_IFCHR, FileMode.S_IFBLK, FileMode.S_IFIFO, FileMode.S_IFSOCK ->
                    inodes().add(new IsoSpecial(this, entry));
            default -> throw problems().damaged("the type of " + entry.name + " is " + Integer.toOctalString(entry.type())
                    + ", which is none");
        }
        return inodes().get(entry.number);
    }

    private void check(Entry entry) {
        if (entry.isInterleaved) {
            throw problems().damaged("other files are between the pieces of " + entry.name + ", which is not supported");
        } else if (!entry.content.isAligned()) {
            throw problems().damaged("the pieces of " + entry.name + " do not end where blocks do");
        } else if (!entry.content.areBelow(volume().blocks())) {
            throw problems().damaged("the content of " + entry.name + " is behind the end");
        }
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return "iso9660";
    }

    @Override
    public long magic() {
        return TYPE;
    }

    @Override
    public long totalBlocks() {
        return volume().blocks() / 2;
    }

    /** Nothing can be. */
    @Override
    protected void syncAll() {}

    @Override
    protected void rest() {}

    @Override
    public void remount(String options, boolean toReadOnly) {
        if (!toReadOnly) {
            throw new ErrnoException(Errno.EROFS);
        }
    }
}
