package awesome.kernel.ipc;

import awesome.abi.linux.IpcFlag;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.PageSource;
import awesome.kernel.memory.SharedPages;
import awesome.magic.Frame;

/**
 * A segment of memory that processes map by its number (shmat(2)). It counts its mappings; when it was removed, the last
 * one takes it along.
 */
public final class SharedSegment extends IpcObject implements PageSource {
    private final SharedPages pages;
    private final SharedSegments all;
    private final long size;
    private final int createdBy;
    private int lastBy;
    private long attached;
    private long detached;
    private long mappings;

    SharedSegment(IpcCaller caller, SharedSegments all, FrameAllocator frames, int key, int flags, long size) {
        super(caller, key, flags);
        this.all = all;
        this.size = size;
        createdBy = caller.process();
        pages = new SharedPages(frames, length());
        pages.retain();
    }

    /** Bytes, as it was made. */
    public long bytes() {
        return size;
    }

    /** Bytes that a mapping takes: whole pages. */
    public long length() {
        return size + Frame.SIZE - 1 & -Frame.SIZE;
    }

    /** How many pages have a frame. */
    long residentPages() {
        return pages.count();
    }

    /** How often it is mapped. */
    long mappings() {
        return mappings;
    }

    /** shmctl(2), SHM_LOCK and SHM_UNLOCK: nothing is ever paged out, but it is told. */
    void setLocked(boolean locked) {
        setMode(locked ? mode() | IpcFlag.SHM_LOCKED : mode() & ~IpcFlag.SHM_LOCKED);
    }

    @Override
    public long frameAt(long offset) {
        return pages.frameAt(offset);
    }

    @Override
    public long frameAtHand(long offset) {
        return pages.frameAtHand(offset);
    }

    @Override
    public void retain() {
        mappings++;
        attached = caller.seconds();
        lastBy = caller.process();
    }

    @Override
    public void release() {
        mappings--;
        detached = caller.seconds();
        lastBy = caller.process();
        if (mappings == 0 && (mode() & IpcFlag.SHM_DEST) != 0) {
            all.drop(this);
        }
    }

    /** Gives its frames back. */
    void dispose() {
        pages.release();
    }

    /** As Linux names it. */
    @Override
    public String name() {
        String digits = Integer.toHexString(key());
        return "/SYSV" + "00000000".substring(digits.length()) + digits + " (deleted)";
    }

    @Override
    int size() {
        return IpcFlag.SHM_SIZE;
    }

    @Override
    void fill(byte[] out) {
        LittleEndian.putLong(out, IpcFlag.SHM_SEGSZ, size);
        LittleEndian.putLong(out, IpcFlag.SHM_ATIME, attached);
        LittleEndian.putLong(out, IpcFlag.SHM_DTIME, detached);
        LittleEndian.putLong(out, IpcFlag.SHM_CTIME, changed());
        LittleEndian.putInt(out, IpcFlag.SHM_CPID, createdBy);
        LittleEndian.putInt(out, IpcFlag.SHM_LPID, lastBy);
        LittleEndian.putLong(out, IpcFlag.SHM_NATTCH, mappings);
    }

    @Override
    void show(Columns line) {
        showNames(line);
        line.number(size, 21).text(" ").number(createdBy, 5).text(" ").number(lastBy, 5).text("  ")
                .number(mappings, 5);
        showOwners(line);
        line.text(" ").number(attached, 10).text(" ").number(detached, 10).text(" ").number(changed(), 10).text(" ")
                .number(residentPages() * Frame.SIZE, 21).text(" ").number(0, 21);
    }
}
