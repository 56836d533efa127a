package awesome.kernel.devfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** {@code /dev/null}, {@code /dev/zero} or {@code /dev/full} (null(4), full(4)), open. */
final class MemoryDevice extends DeviceFile {
    /** Minor numbers, of major number 1. */
    static final int NULL = 3;
    static final int ZERO = 5;
    static final int FULL = 7;

    private static final int SPAN = 1 << 20;

    private final int minor;

    MemoryDevice(Inode inode, int flags, int minor) {
        super(inode, flags);
        this.minor = minor;
    }

    @Override
    protected void readHere(Sink sink) {
        while (minor != NULL && sink.room() > 0) {
            sink.putZeros((int) Math.min(sink.room(), SPAN));
        }
    }

    @Override
    protected void writeHere(Source source) {
        if (minor == FULL) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        source.skip(source.left());
    }

    @Override
    public PageSource pages() {
        return minor == ZERO ? null : super.pages();
    }
}
