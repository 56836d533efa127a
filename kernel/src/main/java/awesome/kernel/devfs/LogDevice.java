package awesome.kernel.devfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import java.nio.charset.StandardCharsets;

/**
 * {@code /dev/kmsg}, open: the messages of the kernel, one a read, and a way for programs to add some (Linux,
 * Documentation/ABI/testing/dev-kmsg).
 */
final class LogDevice extends OpenFile {
    private static final int MAX_LINE = 1024;
    /** Severity of all messages: informational, from the kernel. */
    private static final String PREFIX = "6,";

    private final LogBuffer log;
    private final Waiter waiter;
    private long position;

    LogDevice(Inode inode, int flags, LogBuffer log, Waiter waiter) {
        super(inode, flags);
        this.log = log;
        this.waiter = waiter;
        position = log.start();
    }

    @Override
    protected void readHere(Sink sink) {
        if (position < log.start()) {
            position = log.start();
            throw new ErrnoException(Errno.EPIPE);
        }
        if (position == log.end()) {
            if (isNonBlocking()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            waiter.await(log.changed().when(() -> position < log.end()), Waiter.FOREVER);
        }
        LogBuffer.Entry entry = log.from(position);
        String record = PREFIX + entry.number() + "," + entry.micros() + ",-;" + entry.text() + "\n";
        byte[] bytes = record.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length > sink.room()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        sink.put(bytes, 0, bytes.length);
        position = entry.number() + 1;
    }

    @Override
    protected void writeHere(Source source) {
        if (source.left() > MAX_LINE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[(int) source.left()];
        int length = source.get(bytes, 0, bytes.length);
        int start = afterPriority(bytes, length);
        while (length > start && bytes[length - 1] == '\n') {
            length--;
        }
        log.line(new String(bytes, start, length - start, StandardCharsets.ISO_8859_1));
    }

    /** Where the text begins that may have a priority as {@code <6>} before it. */
    private static int afterPriority(byte[] bytes, int length) {
        int at = 0;
        if (at < length && bytes[at] == '<') {
            at++;
            while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            return at > 1 && at < length && bytes[at] == '>' ? at + 1 : 0;
        }
        return 0;
    }

    @Override
    public long seek(long offset, int whence) {
        if (offset != 0) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        if (whence == OpenFlag.SEEK_SET || whence == OpenFlag.SEEK_DATA) {
            position = log.start();
        } else if (whence == OpenFlag.SEEK_END) {
            position = log.end();
        } else {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    @Override
    public Bell changed() {
        return log.changed();
    }

    @Override
    public int poll() {
        int events = PollEvent.POLLOUT | PollEvent.POLLWRNORM;
        return position < log.end() ? events | PollEvent.POLLIN | PollEvent.POLLRDNORM : events;
    }
}
