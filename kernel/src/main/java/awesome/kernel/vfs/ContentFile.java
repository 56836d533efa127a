package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;

/** An open regular file: a position in the content of its inode. */
class ContentFile extends OpenFile {
    private static final int SET_IDS = FileMode.S_ISUID | FileMode.S_ISGID;

    /** Null for a file that nobody can run. */
    private final FileAccess access;
    private long position;
    private boolean counted;

    ContentFile(Inode inode, int flags, FileAccess access) {
        super(inode, flags);
        this.access = access;
    }

    private void contentChanges() {
        if ((inode().mode() & SET_IDS) != 0 && access != null) {
            access.contentChanges(inode());
        }
    }

    /** Counts it among those that keep its inode from being run, until it is closed, if it may be written to. */
    final ContentFile count() {
        counted = isWritable();
        if (counted) {
            inode().beginWriting();
        }
        return this;
    }

    @Override
    protected void closed() {
        if (counted) {
            inode().endWriting();
        }
    }

    @Override
    protected void readHere(Sink sink) {
        long before = sink.done();
        move(position, sink);
        position += sink.done() - before;
        inode().touchAccessed();
    }

    @Override
    protected void writeHere(Source source) {
        contentChanges();
        long before = source.done();
        position = move(position, source);
        position += source.done() - before;
        syncIfWanted(before, source);
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        move(from, sink);
        inode().touchAccessed();
    }

    @Override
    protected void writeTo(long to, Source source) {
        contentChanges();
        long before = source.done();
        // With O_APPEND Linux appends here too, against POSIX (pwrite(2), bugs).
        move(to, source);
        syncIfWanted(before, source);
    }

    private boolean isDirect() {
        return (flags() & OpenFlag.O_DIRECT) != 0;
    }

    private void move(long from, Sink sink) {
        if (isDirect()) {
            inode().readDirect(from, sink);
        } else {
            inode().read(from, sink);
        }
    }

    /** Where the first byte went. */
    private long move(long to, Source source) {
        if ((flags() & OpenFlag.O_APPEND) != 0) {
            return isDirect() ? inode().appendDirect(source) : inode().append(source);
        }
        if (isDirect()) {
            inode().writeDirect(to, source);
        } else {
            inode().write(to, source);
        }
        return to;
    }

    /** What was written is safe when the call returns (open(2), O_SYNC, O_DSYNC). */
    private void syncIfWanted(long before, Source source) {
        if ((flags() & OpenFlag.O_DSYNC) != 0 && source.done() > before) {
            if ((flags() & OpenFlag.O_SYNC) == OpenFlag.O_SYNC) {
                inode().sync();
            } else {
                inode().syncData();
            }
        }
    }

    @Override
    public long seek(long offset, int whence) {
        if (whence != OpenFlag.SEEK_SET && whence != OpenFlag.SEEK_CUR) {
            inode().refresh();
        }
        long size = inode().size();
        long target;
        switch (whence) {
            case OpenFlag.SEEK_SET:
                target = offset;
                break;
            case OpenFlag.SEEK_CUR:
                target = position + offset;
                break;
            case OpenFlag.SEEK_END:
                target = size + offset;
                break;
            case OpenFlag.SEEK_DATA:
            case OpenFlag.SEEK_HOLE:
                if (offset < 0 || offset >= size) {
                    throw new ErrnoException(Errno.ENXIO);
                }
                target = whence == OpenFlag.SEEK_DATA ? inode().nextData(offset) : inode().nextHole(offset);
                if (target < 0) {
                    throw new ErrnoException(Errno.ENXIO);
                }
                break;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
        if (target < 0 || target > inode().largestSize()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = target;
        return target;
    }

    @Override
    public void truncate(long size) {
        if (!isWritable()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        contentChanges();
        inode().truncate(size);
        inode().tell(InotifyFlag.IN_MODIFY);
    }

    @Override
    public PageSource pages() {
        PageSource pages = inode().pages();
        return pages != null ? pages : super.pages();
    }

    @Override
    public void sync() {
        inode().sync();
    }

    @Override
    public void syncData() {
        inode().syncData();
    }
}
