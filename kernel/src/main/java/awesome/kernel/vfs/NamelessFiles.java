package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;

/** The file system of files that have no name in the tree, such as pipes. It is never mounted. */
public final class NamelessFiles extends FileSystem {
    /** As statfs(2) tells of pipes. */
    private static final long MAGIC = 0x50495045;

    private final FileAccess access;
    private long lastNumber;

    /**
     * As that of {@link FileSystem}.
     *
     * @param access says to whom they belong
     */
    public NamelessFiles(long device, Clock clock, FileAccess access) {
        super(device, clock);
        this.access = access;
    }

    /** A file was made: it belongs to who asked for it. */
    public void own(Inode made) {
        access.own(made);
    }

    /** A number for a new inode. */
    public long newNumber() {
        lastNumber++;
        return lastNumber;
    }

    @Override
    public Directory root() {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public String type() {
        return "pipefs";
    }

    @Override
    public long magic() {
        return MAGIC;
    }
}
