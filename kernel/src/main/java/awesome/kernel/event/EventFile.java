package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Bell;

/** What files that tell of events have in common: a bell of their own, and no position. */
abstract class EventFile extends OpenFile {
    /** Bytes of a count that is read or written. */
    static final int COUNT_BYTES = 8;

    final Bell changed = new Bell();

    EventFile(Inode inode, int flags) {
        super(inode, flags);
    }

    /** EINVAL if a count does not fit. */
    static void requireCountFits(Sink sink) {
        if (sink.room() < COUNT_BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Gives who reads a count, for which there is room. */
    static void putCount(Sink sink, long count) {
        byte[] bytes = new byte[COUNT_BYTES];
        LittleEndian.putLong(bytes, 0, count);
        if (sink.put(bytes, 0, COUNT_BYTES) < COUNT_BYTES) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    @Override
    public final Bell changed() {
        return changed;
    }

    @Override
    public final long seek(long offset, int whence) {
        return 0;
    }
}
