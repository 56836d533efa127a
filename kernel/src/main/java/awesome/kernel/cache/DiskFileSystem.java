package awesome.kernel.cache;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;

/**
 * A file system on a disk, with what is in memory of it: blocks of metadata, files, and their pages. One thread at a time
 * is within it, also while it waits for the disk.
 */
public abstract class DiskFileSystem extends FileSystem implements CacheFrames.Keeper {
    /** What is done to mount one; fails with {@code E} if it cannot be mounted. */
    @FunctionalInterface
    protected interface Start<E extends Exception> {
        void run() throws E;
    }

    /** One in so many frames may hold what was changed in files; after one in so many it is looked whether they do. */
    private static final int DIRTY_PART = 4;
    private static final int LOOK_PART = 16;
    /** How many files are kept in memory without need: one for so many frames, but not fewer than that. */
    private static final int INODE_PART = 8;
    private static final int LEAST_INODES = 8192;

    private final Problems problems;
    private final CacheFrames frames;
    private final Volume volume;
    private final BlockCache cache;
    private final InodeCache inodes;
    private final NameCache names;
    private final Listings listings;
    private final Turn turn;
    /** How many operations run, each but the first within another. */
    private int depth;
    /** How many bytes were written to files since it was looked how many are not on the disk yet. */
    private long written;
    /** Pages that nobody wants any more, but which the disk may still read. */
    private final ArrayList<ReadAhead> abandoned = new ArrayList<>();
    /** Null if nobody is to be told when it is mounted nowhere any more. */
    private DiskUse use;

    /**
     * One of which nothing is in memory yet.
     *
     * @param device number of the device
     * @param keptBlocks most blocks of metadata that are kept in memory without need
     * @param problems where it is told what is wrong with it
     * @param turn of the threads that use it
     */
    protected DiskFileSystem(long device, Clock clock, CacheFrames frames, Volume volume, int keptBlocks, Problems problems,
            Turn turn) {
        super(device, clock);
        this.problems = problems;
        this.frames = frames;
        this.volume = volume;
        this.turn = turn;
        int files = (int) Math.min(Integer.MAX_VALUE / 4, Math.max(LEAST_INODES, frames.total() / INODE_PART));
        inodes = new InodeCache(files);
        names = new NameCache(2 * files);
        listings = new Listings(files);
        cache = new BlockCache(volume, frames, keptBlocks);
        frames.addKeeper(this);
    }

    /** Mounts it by {@code start}; if that fails, nothing of it stays in memory. */
    protected final <E extends Exception> void begin(Start<E> start) throws E {
        boolean isTaken = enter();
        boolean done = false;
        try {
            start.run();
            done = true;
        } finally {
            if (!done) {
                release();
            }
            leave(isTaken);
        }
    }

    /** Has {@code newUse} told when it is mounted nowhere any more. */
    final void setUse(DiskUse newUse) {
        use = newUse;
    }

    /** What was found wrong with it. */
    public final Problems problems() {
        return problems;
    }

    /** Where its memory comes from. */
    public final CacheFrames frames() {
        return frames;
    }

    /** The disk. */
    public final Volume volume() {
        return volume;
    }

    /** Its blocks of metadata. */
    public final BlockCache cache() {
        return cache;
    }

    /** Its files. */
    public final InodeCache inodes() {
        return inodes;
    }

    /** What is known of its names. */
    public final NameCache names() {
        return names;
    }

    /** What is known of its directories. */
    public final Listings listings() {
        return listings;
    }

    /**
     * Waits for the turn of whoever is worked for. An operation begins, unless this is within another, as when memory that is
     * read from or written to is a file: blocks that those before it had are not used any more.
     *
     * @return to be given to {@link #leave}, which must follow
     */
    public final boolean enter() {
        boolean isTaken = turn.take();
        depth++;
        if (!abandoned.isEmpty()) {
            freeAbandoned();
        }
        beginOperation();
        return isTaken;
    }

    /** Ends {@link #enter}. */
    public final void leave(boolean isTaken) {
        if (depth == 1 && volume.isWriting()) {
            settle();
        }
        depth--;
        if (isTaken) {
            turn.give();
        }
    }

    /** Nobody wants what is read ahead; its frames are given back when the disk is done. */
    final void abandon(ReadAhead ahead) {
        abandoned.add(ahead);
    }

    private void freeAbandoned() {
        for (int i = abandoned.size() - 1; i >= 0; i--) {
            if (abandoned.get(i).reading.isDone()) {
                abandoned.remove(i).free(frames);
            }
        }
    }

    /** What an operation that failed has begun to write is not to go on without anybody's turn. */
    private void settle() {
        try {
            volume.settle();
        } catch (ErrnoException e) {
            problems.say("not all could be written: " + e.getMessage());
        }
    }

    /** A part of an operation begins that needs none of the blocks that those before it had. */
    public final void beginOperation() {
        if (depth <= 1 && !keepsBlocks()) {
            cache.beginOperation();
        }
    }

    /** Whether blocks that were given out are still needed when a part of an operation begins. */
    protected boolean keepsBlocks() {
        return false;
    }

    /** Whether it can be written to. */
    public boolean isWritable() {
        return !isReadOnly();
    }

    /** Writes all that was changed, so that it is safe. It can be written to; within an operation. */
    protected abstract void syncAll();

    /** As {@link #syncAll}; then the disk says that it is not in use. */
    protected abstract void rest();

    /** Writes what was changed in files. They are safe after a flush. */
    protected final void writePages() {
        for (Inode each : inodes.copy()) {
            ((CachedInode) each).writeBack();
        }
        volume.settle();
    }

    /** Has pages written if so many were changed that memory could get scarce; {@code bytes} more were written. */
    public final void limitDirty(long bytes) {
        written += bytes;
        if (written >= frames.available() / LOOK_PART << 12) {
            written = 0;
            long dirty = 0;
            for (Inode each : inodes.copy()) {
                dirty += ((CachedInode) each).dirtyPages();
            }
            if (dirty > frames.available() / DIRTY_PART) {
                writePages();
            }
        }
    }

    /** The content of files first, which can be as much as there is memory. */
    @Override
    public final int giveBack(int wanted) {
        freeAbandoned();
        int given = inodes.giveBack(wanted);
        return given < wanted ? given + cache.giveBack(wanted - given) : given;
    }

    @Override
    public final boolean isBusy() {
        return depth > 0;
    }

    @Override
    public final void write() {
        if (isBusy() || !isWritable()) {
            return;
        }
        boolean isTaken = enter();
        try {
            writePages();
        } catch (ErrnoException e) {
            problems.say("not all could be written when memory was scarce: " + e.getMessage());
        } finally {
            leave(isTaken);
        }
    }

    @Override
    public final void sync() {
        boolean isTaken = enter();
        try {
            if (isWritable()) {
                syncAll();
            }
        } finally {
            leave(isTaken);
        }
    }

    /**
     * Writes all that is still to be written, and says on the disk that it is not mounted any more; what it has in memory is
     * given back. EIO.
     */
    public final void unmount() {
        boolean isTaken = enter();
        try {
            if (isWritable()) {
                rest();
            }
        } finally {
            try {
                release();
            } finally {
                leave(isTaken);
            }
        }
    }

    @Override
    protected final void unmounted() {
        if (use != null) {
            use.ending();
        }
        try {
            unmount();
        } catch (ErrnoException e) {
            problems.say("not all could be written when it was unmounted: " + e.getMessage());
        } finally {
            if (use != null) {
                use.ended();
            }
        }
    }

    /** Gives back what it has in memory, written or not. It is not used any more. */
    protected void release() {
        frames.removeKeeper(this);
        names.clear();
        listings.clear();
        inodes.clear();
        while (!abandoned.isEmpty()) {
            abandoned.get(abandoned.size() - 1).reading.await();
            freeAbandoned();
        }
        cache.clear();
    }
}
