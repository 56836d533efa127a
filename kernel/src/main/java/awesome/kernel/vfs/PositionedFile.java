package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;

/** An open file with a position of its own, whose end nobody can seek to. */
public abstract class PositionedFile extends OpenFile {
    /** Where the next read begins; not negative. */
    protected long position;

    /** An open file on {@code inode}, at its beginning. */
    protected PositionedFile(Inode inode, int flags) {
        super(inode, flags);
    }

    @Override
    protected void readHere(Sink sink) {
        long before = sink.done();
        readFrom(position, sink);
        position += sink.done() - before;
    }

    @Override
    public final long seek(long offset, int whence) {
        long target = whence == OpenFlag.SEEK_SET ? offset : whence == OpenFlag.SEEK_CUR ? position + offset : -1;
        if (target < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = target;
        return target;
    }
}
