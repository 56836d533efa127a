package awesome.kernel.devfs;

import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** An open device that has no position: reading and writing is the same everywhere. */
abstract class DeviceFile extends OpenFile {
    DeviceFile(Inode inode, int flags) {
        super(inode, flags);
    }

    @Override
    protected void readFrom(long position, Sink sink) {
        readHere(sink);
    }

    @Override
    protected void writeTo(long position, Source source) {
        writeHere(source);
    }

    @Override
    public long seek(long offset, int whence) {
        return 0;
    }
}
