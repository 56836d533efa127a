package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** What open(2) with O_PATH gives: a place in the tree, for other calls to begin at, and nothing else. */
final class PathFile extends OpenFile {
    PathFile(Inode inode, int flags) {
        super(inode, flags);
    }

    @Override
    public long seek(long offset, int whence) {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public int control(int request, ControlArgument argument) {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void truncate(long size) {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void list(Sink sink) {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void sync() {
        throw new ErrnoException(Errno.EBADF);
    }
}
