package awesome.kernel.procfs;

import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.PositionedFile;
import awesome.kernel.vfs.Sink;
import java.nio.charset.StandardCharsets;

/** An open file of made-up content, which is made anew whenever it is read from its beginning. */
final class ProcFile extends PositionedFile {
    private final Text content;
    private byte[] bytes;

    ProcFile(Inode inode, int flags, Text content) {
        super(inode, flags);
        this.content = content;
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
}
