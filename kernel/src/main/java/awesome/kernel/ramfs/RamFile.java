package awesome.kernel.ramfs;

import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.PhysAddr;

/** A regular file in memory. */
final class RamFile extends RamInode {
    private final FileContent content;

    RamFile(RamFileSystem system, int mode) {
        super(system, mode);
        content = new FileContent(system.frames(), this);
    }

    /** Makes {@code length} bytes of physical memory, which must stay as they are, the content. */
    void setArchived(PhysAddr start, long length) {
        content.setArchived(start, length);
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
            content.write(position, source);
        } finally {
            if (source.done() > before) {
                touchModified();
            }
        }
    }

    @Override
    public void truncate(long size) {
        content.truncate(size);
        touchModified();
    }

    @Override
    public void reserve(long start, long length, boolean keepSize) {
        content.reserve(start, length, keepSize);
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

    @Override
    protected void dispose() {
        content.dispose();
        super.dispose();
    }
}
