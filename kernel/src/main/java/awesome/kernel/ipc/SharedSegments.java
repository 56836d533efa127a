package awesome.kernel.ipc;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.Frame;

/** All segments of shared memory (shmget(2)). */
public final class SharedSegments {
    /** As many bytes may be in a segment, and pages in all, as on Linux. */
    public static final long MOST_BYTES = -(1L << 24) - 1;
    /** As many segments may be. */
    public static final int MOST = 4096;

    private final IpcCaller caller;
    private final FrameAllocator frames;
    private final IpcTable<SharedSegment> table = new IpcTable<>(MOST, "       key      shmid perms                  size"
            + "  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss"
            + "                  swap");
    /** Of all segments. */
    private long pages;

    SharedSegments(IpcCaller caller, FrameAllocator frames) {
        this.caller = caller;
        this.frames = frames;
    }

    /** All of them by number. */
    public IpcTable<SharedSegment> table() {
        return table;
    }

    /**
     * shmget(2): the number of a segment.
     *
     * @param size bytes, as an unsigned number
     */
    public int find(int key, long size, int flags) {
        return table.find(key, flags, found -> {
            if (Long.compareUnsigned(found.bytes(), size) < 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }, () -> make(key, size, flags));
    }

    private SharedSegment make(int key, long size, int flags) {
        if (size <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        // More than there is could never be used; there are no huge pages.
        if (size > frames.totalFrames() * Frame.SIZE || (flags & IpcFlag.SHM_HUGETLB) != 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        table.requireRoom();
        SharedSegment made = new SharedSegment(caller, this, frames, key, flags, size);
        pages += made.length() / Frame.SIZE;
        return made;
    }

    /** IPC_RMID: it goes with its last mapping. */
    public void remove(SharedSegment segment) {
        if (segment.mappings() == 0) {
            drop(segment);
        } else {
            segment.setMode(segment.mode() | IpcFlag.SHM_DEST);
            table.forgetKey(segment);
        }
    }

    void drop(SharedSegment segment) {
        pages -= segment.length() / Frame.SIZE;
        table.remove(segment);
        segment.dispose();
    }

    /**
     * SHM_LOCK and SHM_UNLOCK.
     *
     * @param mayLock whether the caller has any right to lock memory (RLIMIT_MEMLOCK)
     */
    public void lock(SharedSegment segment, boolean locks, boolean mayLock) {
        if (!caller.has(Capability.CAP_IPC_LOCK) && (!segment.isOwn() || locks && !mayLock)) {
            throw new ErrnoException(Errno.EPERM);
        }
        segment.setLocked(locks);
    }

    /** A {@code struct shminfo}: what there may be at most. */
    public byte[] limits() {
        byte[] out = new byte[IpcFlag.SHMINFO_SIZE];
        long[] values = {MOST_BYTES, 1, MOST, MOST, MOST_BYTES};
        for (int i = 0; i < values.length; i++) {
            LittleEndian.putLong(out, 8 * i, values[i]);
        }
        return out;
    }

    /** A {@code struct shm_info}: what there is. */
    public byte[] usage() {
        long resident = 0;
        for (int i = 0; i <= table.highest(); i++) {
            SharedSegment segment = table.atIndex(i);
            resident += segment == null ? 0 : segment.residentPages();
        }
        byte[] out = new byte[IpcFlag.SHM_INFO_SIZE];
        LittleEndian.putInt(out, 0, table.count());
        LittleEndian.putLong(out, 8, pages);
        LittleEndian.putLong(out, 16, resident);
        return out;
    }
}
