package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SealFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.LimitedSource;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/** A regular file in memory. */
final class RamFile extends RamInode {
    private static final int WRITING = SealFlag.F_SEAL_WRITE | SealFlag.F_SEAL_FUTURE_WRITE;

    private final FileContent content;
    private int seals;

    /** An empty file; {@code seals} are those of {@link SealFlag}. */
    RamFile(RamFileSystem system, int mode, int seals) {
        super(system, mode);
        this.seals = seals;
        content = new FileContent(system.frames(), this);
    }

    /** Makes {@code length} bytes of physical memory, which must stay as they are, the content. */
    void setArchived(PhysAddr start, long length) {
        content.setArchived(start, length);
    }

    /** Makes the next {@code length} bytes of a stream the content; ENOSPC if they do not fit. */
    void load(DeviceStream stream, long length) {
        content.load(stream, length);
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public long blocks() {
        return content.blocks();
    }

    @Override
    public void read(long position, Sink sink) {
        content.read(position, sink);
    }

    @Override
    public void write(long position, Source source) {
        long before = source.done();
        try {
            content.write(position, allowed(position, source));
        } finally {
            if (source.done() > before) {
                touchModified();
            }
        }
    }

    /** Memory that has to be waited for, as others may append meanwhile, is brought in before it is known where the end is. */
    @Override
    public long append(Source source) {
        source.bringIn();
        return super.append(source);
    }

    @Override
    public void truncate(long size) {
        boolean isForbidden = size < size() ? has(SealFlag.F_SEAL_SHRINK) : size > size() && has(SealFlag.F_SEAL_GROW);
        if (isForbidden) {
            throw new ErrnoException(Errno.EPERM);
        }
        content.truncate(size);
        touchModified();
    }

    @Override
    public void reserve(long start, long length, boolean keepSize) {
        if (has(SealFlag.F_SEAL_GROW) && length > size() - start) {
            throw new ErrnoException(Errno.EPERM);
        }
        content.reserve(start, length, keepSize);
        touchModified();
    }

    @Override
    public void punch(long start, long length) {
        if (has(WRITING)) {
            throw new ErrnoException(Errno.EPERM);
        }
        content.punch(start, length);
        touchModified();
    }

    @Override
    public long nextData(long position) {
        return content.nextData(position);
    }

    @Override
    public long nextHole(long position) {
        return content.nextHole(position);
    }

    @Override
    public PageSource pages() {
        return content;
    }

    private boolean has(int seal) {
        return (seals & seal) != 0;
    }

    /** What of {@code source} may be written; EPERM if nothing may. A page is written or not, as on Linux. */
    private Source allowed(long position, Source source) {
        if (source.left() == 0 || !has(WRITING | SealFlag.F_SEAL_GROW)) {
            return source;
        }
        boolean fits = source.left() <= size() - position;
        long end = size() & -Frame.SIZE;
        if (has(WRITING) || !fits && end <= position) {
            throw new ErrnoException(Errno.EPERM);
        }
        return fits ? source : new LimitedSource(source, end - position);
    }

    @Override
    public int seals() {
        return seals;
    }

    @Override
    public void addSeals(int more) {
        seals |= more;
    }

    @Override
    public boolean isSealedAgainstWriting() {
        return has(WRITING);
    }

    @Override
    protected void checkExecutableChanges() {
        if (has(SealFlag.F_SEAL_EXEC)) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    @Override
    protected void dispose() {
        content.dispose();
        super.dispose();
    }
}
