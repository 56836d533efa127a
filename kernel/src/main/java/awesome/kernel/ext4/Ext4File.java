package awesome.kernel.ext4;

import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** A regular file. */
final class Ext4File extends Inode implements Ext4Inode {
    private final Node node;
    /** Null while nobody has asked for it. */
    private Content content;

    Ext4File(Node node) {
        super(node.system(), node.number(), node.raw().mode());
        this.node = node;
        node.setFile(this);
        load();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void load() {
        RawInode raw = node.raw();
        restore(raw.mode(), raw.owner(), raw.group(), raw.links());
        restoreTimes(raw.accessed(), raw.modified(), raw.changed());
        forgetAttributes();
    }

    @Override
    public boolean isIdle() {
        return !isUsed() && node.waitingOrphan() < 0 && (content == null || content.isIdle());
    }

    @Override
    public int giveBack(int wanted) {
        return content == null ? 0 : content.inMemory().giveBack(wanted);
    }

    @Override
    public void giveUp() {
        if (content != null) {
            content.giveUp();
        }
    }

    @Override
    public void writeBack() {
        if (content != null) {
            content.writeBack();
        }
    }

    @Override
    public long dirtyPages() {
        return content == null ? 0 : content.inMemory().dirtyCount();
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new Ext4Attributes(node);
    }

    @Override
    public long size() {
        return node.size();
    }

    @Override
    public long largestSize() {
        return node.largestSize();
    }

    @Override
    public long blocks() {
        return node.blocks();
    }

    @Override
    public void read(long position, Sink sink) {
        boolean isTaken = node.system().enter();
        try {
            content().inMemory().read(position, sink);
        } finally {
            node.system().leave(isTaken);
        }
    }

    /** What is in an inode is read and written as without O_DIRECT, as on Linux. */
    @Override
    public int directUnit() {
        return node.isInline() ? 0 : node.system().volume().unit();
    }

    @Override
    public boolean tellsDirectUnit() {
        return true;
    }

    @Override
    public void readDirect(long position, Sink sink) {
        boolean isTaken = node.system().enter();
        try {
            content().readDirect(position, sink);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public void writeDirect(long position, Source source) {
        boolean isTaken = node.system().enter();
        try {
            content().writeDirect(position, source);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public long appendDirect(Source source) {
        boolean isTaken = node.system().enter();
        try {
            long end = size();
            content().writeDirect(end, source);
            return end;
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public long nextData(long position) {
        boolean isTaken = node.system().enter();
        try {
            return content().nextData(position);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public long nextHole(long position) {
        boolean isTaken = node.system().enter();
        try {
            return content().nextHole(position);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public PageSource pages() {
        return content().mapped();
    }

    @Override
    public void setLinks(int links) {
        restore(mode(), owner(), group(), links);
    }

    @Override
    public void disposeIfGone() {
        disposeIfUnused();
    }

    @Override
    protected void attributesChanged() {
        node.system().attributesChanged(node);
    }

    @Override
    protected void dispose() {
        giveUp();
        node.system().delete(node);
    }

    @Override
    public void write(long position, Source source) {
        boolean isTaken = node.system().enter();
        try {
            content().write(position, source);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public long append(Source source) {
        boolean isTaken = node.system().enter();
        try {
            return super.append(source);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public void truncate(long size) {
        boolean isTaken = node.system().enter();
        try {
            content().truncate(size);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public void reserve(long start, long length, boolean keepSize) {
        boolean isTaken = node.system().enter();
        try {
            content().reserve(start, length, keepSize);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public void punch(long start, long length) {
        boolean isTaken = node.system().enter();
        try {
            content().punch(start, length);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public void sync() {
        node.system().syncNode(node, false);
    }

    @Override
    public void syncData() {
        node.system().syncNode(node, true);
    }

    /** What is in memory of it. */
    Content content() {
        if (content == null) {
            content = new Content(node, this);
        }
        return content;
    }
}
