package awesome.kernel.procfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import java.nio.charset.StandardCharsets;

/** An open file of made-up content, which is made anew whenever it is read from its beginning. */
final class ProcFile extends OpenFile {
    private final Text content;
    private byte[] bytes;
    private long position;

    ProcFile(Inode inode, int flags, Text content) {
        super(inode, flags);
        this.content = content;
    }

    @Override
    protected void readHere(Sink sink) {
        long before = sink.done();
        readFrom(position, sink);
        position += sink.done() - before;
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        if (from == 0 || bytes == null) {
            bytes = content.text().getBytes(StandardCharsets.ISO_8859_1);
        }
        if (from < bytes.length) {
            int length = (int) Math.min(bytes.length - from, sink.room());
            sink.put(bytes, (int) from, length);
        }
    }

    @Override
    public long seek(long offset, int whence) {
        long target = whence == OpenFlag.SEEK_SET ? offset : whence == OpenFlag.SEEK_CUR ? position + offset : -1;
        if (target < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = target;
        return target;
    }
}
