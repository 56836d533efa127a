package awesome.kernel.vfs;

import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;

/** A tree of inodes that can be mounted. */
public abstract class FileSystem {
    private final long device;
    private final Clock clock;

    /**
     * A file system.
     *
     * @param device tells its inodes from those of others ({@code st_dev})
     * @param clock for the times of its files
     */
    protected FileSystem(long device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /** Its device number. */
    public final long device() {
        return device;
    }

    /** Nanoseconds since 1970, for the times of files. */
    public final long now() {
        return clock.realtimeNanos();
    }

    /** The directory that is shown where it is mounted. */
    public abstract Directory root();

    /** Its type, as in {@code /proc/mounts}. */
    public abstract String type();

    /** The number that statfs(2) calls its magic. */
    public abstract long magic();

    /** How many blocks of 4096 bytes it has in all; 0 if that means nothing. */
    public long totalBlocks() {
        return 0;
    }

    /** How many blocks could be written still. */
    public long freeBlocks() {
        return 0;
    }

    /** Memory for what programs attach to its files (xattr(7)); null if they cannot. */
    public Allowance attributeSpace() {
        return null;
    }

    /** How many inodes it has. */
    public long files() {
        return 0;
    }

    /** How many inodes could be made still. */
    public long freeFiles() {
        return freeBlocks();
    }
}
