package awesome.kernel.ninep;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** A regular file. What is read comes from the server each time, what is written goes there at once, but for pages that are mapped. */
final class ShareFile extends ShareInode {
    private final SharePages pages;
    /** Whether something was written that may not be safe at the server. */
    private boolean isUnsafe;

    ShareFile(ShareFileSystem system, Attributes attributes) {
        super(system, attributes);
        pages = new SharePages(system, this);
    }

    @Override
    public long size() {
        return node.size();
    }

    /** Opens it at the server too, which may not allow it. */
    @Override
    public OpenFile open(int flags) {
        boolean isTaken = system.enter();
        try {
            int access = flags & OpenFlag.O_ACCMODE;
            if (access != OpenFlag.O_RDONLY) {
                node.writing();
            }
            if (access == OpenFlag.O_RDONLY) {
                node.reading();
            }
            return null;
        } finally {
            system.leave(isTaken);
        }
    }

    private int fid(boolean isForWriting) {
        boolean isTaken = system.enter();
        try {
            return isForWriting ? node.writing() : node.reading();
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void read(long position, Sink sink) {
        long before = sink.done();
        try {
            readFrom(position, sink);
        } catch (ErrnoException e) {
            if (sink.done() == before) {
                throw e;
            }
        }
        touchAccessed();
        node.accessed = accessed();
    }

    private void readFrom(long position, Sink sink) {
        long at = position;
        while (sink.room() > 0) {
            long before = sink.done();
            int wanted;
            long came;
            if (pages.isAtHand(at)) {
                wanted = (int) Math.min(sink.room(), SharePages.inPage(at));
                came = pages.give(at, wanted, sink);
            } else {
                wanted = (int) Math.min(Math.min(sink.room(), system.client().mostContent()), pages.beforeNext(at));
                came = fetch(at, wanted, sink);
            }
            at += came;
            if (came < wanted || sink.done() - before < came) {
                return;
            }
        }
    }

    /** Reads from the server; how many bytes there were. */
    int fetch(long position, int wanted, Sink sink) {
        return system.client().read(fid(false), position, wanted, sink);
    }

    @Override
    public void write(long position, Source source) {
        long before = source.done();
        long at = position;
        try {
            while (source.left() > 0) {
                int wanted = (int) Math.min(source.left(), system.client().mostContent());
                int taken = store(at, wanted, pages.isMapped() ? pages.copying(at, source) : source);
                at += taken;
                if (taken < wanted) {
                    break;
                }
            }
        } catch (ErrnoException e) {
            if (at == position) {
                throw e;
            }
        } finally {
            if (source.done() > before) {
                node.setSize(Math.max(node.size(), at));
                touchModified();
                node.modified = modified();
                node.changed = changed();
            }
        }
    }

    @Override
    public long append(Source source) {
        boolean isTaken = system.enter();
        try {
            refresh();
            return super.append(source);
        } finally {
            system.leave(isTaken);
        }
    }

    /** Writes at the server; how many bytes the source had. */
    int store(long position, int wanted, Source source) {
        isUnsafe = true;
        pages.changing();
        try {
            return system.client().write(fid(true), position, wanted, source);
        } finally {
            pages.changing();
        }
    }

    @Override
    public void truncate(long newSize) {
        boolean isTaken = system.enter();
        try {
            pages.writeBack();
            node.resize(newSize);
            pages.cut(newSize);
            touchModified();
            node.modified = modified();
            node.changed = changed();
        } finally {
            system.leave(isTaken);
        }
    }

    /** Writes what programs have written to mapped pages; it is safe then. */
    @Override
    public void sync() {
        pages.writeBack();
        if (isUnsafe && node.isWriting()) {
            isUnsafe = false;
            boolean isDone = false;
            try {
                system.client().sync(fid(true));
                isDone = true;
            } finally {
                isUnsafe |= !isDone;
            }
        }
    }

    @Override
    public PageSource pages() {
        return pages;
    }

    @Override
    protected void unused() {
        node.closeUnused(this);
    }
}
