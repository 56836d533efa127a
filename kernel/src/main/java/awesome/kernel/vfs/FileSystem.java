package awesome.kernel.vfs;

import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;

/** A tree of inodes that can be mounted. */
public abstract class FileSystem {
    private final long device;
    private final Clock clock;
    private boolean readOnly;
    private int mounts;
    private int usedInodes;
    private int writers;

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

    /** What was changed so far is safe when this returns (syncfs(2)); EIO. */
    public void sync() {}

    /** Memory for what programs attach to its files (xattr(7)); null if they cannot. */
    public Allowance attributeSpace() {
        return null;
    }

    /** What {@code /proc/mounts} shows of its options: nothing, or a comma before each. */
    public String options() {
        return "";
    }

    /**
     * Changes it while it is mounted (mount(2), MS_REMOUNT).
     *
     * @param options of its type, separated by commas; EINVAL for those that are unknown or cannot change
     * @param toReadOnly whether nothing is to be changed in it from now on; what was changed is then stored
     */
    public void remount(String options, boolean toReadOnly) {
        readOnly = toReadOnly;
    }

    /** Whether nothing may be changed in it, whatever mount a path goes through. */
    public final boolean isReadOnly() {
        return readOnly;
    }

    /** Says so, for who makes it. */
    public final void setReadOnly(boolean isReadOnly) {
        readOnly = isReadOnly;
    }

    /** No mount shows it any more, and nobody uses one: it lets go of what it has, and is not seen again. */
    protected void unmounted() {}

    /** A mount more shows it ({@code change} 1), or one less (-1). */
    final void mounted(int change) {
        mounts += change;
        if (mounts == 0) {
            unmounted();
        }
    }

    /** How many mounts show it. */
    final int mounts() {
        return mounts;
    }

    /** One inode more is retained ({@code change} 1), or one less (-1). */
    final void changeUsed(int change) {
        usedInodes += change;
    }

    /** How many inodes somebody retains: open files, mappings, working directories. */
    final int usedInodes() {
        return usedInodes;
    }

    final void changeWriters(int change) {
        writers += change;
    }

    /** Whether a file of it is open for writing. */
    final boolean isWritten() {
        return writers > 0;
    }

    /** How many inodes there could be still. */
    public long freeFiles() {
        return freeBlocks();
    }

    /** How many inodes it has, or may have at most. */
    public long files() {
        return 0;
    }
}
