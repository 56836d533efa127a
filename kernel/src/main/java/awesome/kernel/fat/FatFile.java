package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CachedInode;
import awesome.kernel.cache.FilePages;
import awesome.kernel.cache.MappedPages;
import awesome.kernel.cache.PageStore;
import awesome.kernel.cache.PageWriting;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;

/** A regular file. It has no holes: what is behind its old end when it becomes longer is written as zeros. */
final class FatFile extends Inode implements CachedInode, PageStore {
    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];
    /** Bytes in a file at most. */
    private static final long MOST = 0xffff_ffffL;

    private final FatFileSystem system;
    private final FatLayout layout;
    private final FatNode node;
    private final Chain chain;
    private final FilePages pages;
    private final MappedPages mapped;
    private long size;

    FatFile(FatFileSystem system, FatNode node, Chain chain) {
        super(system, node.number, FatNode.mode(new Entry("", 0, 0, node.slot())));
        this.system = system;
        this.layout = system.layout();
        this.node = node;
        this.chain = chain;
        pages = new FilePages(system, this);
        mapped = new MappedPages(system, pages, this, this);
        Entry entry = new Entry("", 0, 0, node.slot());
        size = entry.size();
        restore(FatNode.mode(entry), 0, 0, 1);
        restoreTimes(entry.accessed(), entry.modified(), entry.modified());
        if (size > 0 && chain.at(size - 1 >>> layout.clusterBits) == 0) {
            throw system.problems().damaged("inode " + number() + " has " + size + " bytes, but not so many clusters");
        }
    }

    FatNode node() {
        return node;
    }

    @Override
    public boolean isIdle() {
        return !isUsed() && !pages.isDirty() && !mapped.isNeeded();
    }

    @Override
    public int giveBack(int wanted) {
        return pages.giveBack(wanted);
    }

    @Override
    public void giveUp() {
        pages.drop(0, Long.MAX_VALUE);
    }

    @Override
    public long dirtyPages() {
        return pages.dirtyCount();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long largestSize() {
        return MOST;
    }

    @Override
    public long blocks() {
        return (clustersFor(size) << layout.clusterBits) / 512;
    }

    @Override
    public void read(long position, Sink sink) {
        boolean isTaken = system.enter();
        try {
            pages.read(position, sink);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void readPages(long page, long[] frames, int count) {
        transfer(page, frames, count, null);
        for (int i = 0; i < count; i++) {
            int used = (int) Math.max(0, Math.min(PAGE, size - (page + i << 12)));
            system.frames().memory().write(Frame.of(frames[i]).start().plus(used), ZEROS, 0, PAGE - used);
        }
    }

    @Override
    public void writePages(long page, long[] frames, int count, PageWriting writing) {
        transfer(page, frames, count, writing);
    }

    /** Reads the sectors of pages or, with {@code writing}, begins to write them, as far as the file goes: those side by side with one request. */
    private void transfer(long page, long[] frames, int count, PageWriting writing) {
        int inPage = PAGE / layout.sectorSize;
        long[] addresses = new long[count * inPage];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = Frame.of(frames[i / inPage]).start().bits() + (long) (i % inPage) * layout.sectorSize;
        }
        long first = page * inPage;
        long end = Math.min(first + addresses.length, (size + layout.sectorSize - 1) / layout.sectorSize);
        long at = first;
        while (at < end) {
            long sector = sectorOf(at);
            int length = 1;
            while (at + length < end && sectorOf(at + length) == sector + length) {
                length++;
            }
            if (writing != null) {
                system.volume().beginWrite(sector, addresses, (int) (at - first), length, writing.part());
            } else {
                system.volume().read(sector, addresses, (int) (at - first), length);
            }
            at += length;
        }
    }

    /** Where a sector of the file is on the disk. */
    private long sectorOf(long index) {
        int cluster = chain.at(index / layout.clusterSectors);
        if (cluster == 0) {
            throw system.problems().damaged("inode " + number() + " has not as many clusters as it has bytes");
        }
        return layout.sectorOf(cluster) + index % layout.clusterSectors;
    }

    @Override
    public void write(long position, Source source) {
        boolean isTaken = system.enter();
        try {
            system.requireWritable();
            if (source.left() > 0 && position >= MOST) {
                throw new ErrnoException(Errno.EFBIG);
            }
            writeFrom(position, source);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public long append(Source source) {
        boolean isTaken = system.enter();
        try {
            return super.append(source);
        } finally {
            system.leave(isTaken);
        }
    }

    private void writeFrom(long position, Source source) {
        if (source.left() == 0) {
            return;
        }
        long before = source.done();
        if (position > size) {
            fill(position);
        }
        long at = position;
        try {
            while (source.left() > 0 && at < MOST) {
                int offset = (int) at & PAGE - 1;
                int step = (int) Math.min(Math.min(PAGE - offset, source.left()), MOST - at);
                step = (int) Math.min(step, reserve(at, at + step) - at);
                int taken = writePage(at >>> 12, offset, step, source);
                at += taken;
                size = Math.max(size, at);
                if (taken < step) {
                    break;
                }
                system.limitDirty(taken);
            }
        } catch (ErrnoException e) {
            if (source.done() == before) {
                throw e;
            }
        } finally {
            cutClusters((int) clustersFor(size));
            touchModified();
            storeSize();
        }
    }

    /** How many clusters so many bytes take. */
    private long clustersFor(long bytes) {
        return bytes + (1L << layout.clusterBits) - 1 >>> layout.clusterBits;
    }

    /**
     * Sees to it that there are clusters for the bytes from {@code start} to {@code end}.
     *
     * @return where those end that there are, at most {@code end}; ENOSPC if there is none for the first byte
     */
    private long reserve(long start, long end) {
        long wanted = clustersFor(end);
        try {
            while (chain.count() < wanted) {
                int added = chain.extend();
                if (chain.count() == 1) {
                    Entry.setCluster(node.slot(), added);
                }
            }
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOSPC || (long) chain.count() << layout.clusterBits <= start) {
                throw e;
            }
        }
        return Math.min(end, (long) chain.count() << layout.clusterBits);
    }

    private int writePage(long page, int offset, int length, Source source) {
        pages.pin(page);
        try {
            boolean isNew = pages.atHand(page) < 0 && page << 12 >= size;
            long frame = isNew ? pages.fresh(page) : pages.get(page);
            int taken = source.get(system.frames().memory(), Frame.of(frame).start().plus(offset), length);
            if (taken > 0) {
                pages.setDirty(page);
            }
            return taken;
        } finally {
            pages.unpin();
        }
    }

    /** Makes the file longer with zeros. */
    private void fill(long end) {
        if (end > MOST) {
            throw new ErrnoException(Errno.EFBIG);
        }
        int before = chain.count();
        if (before < clustersFor(end)) {
            boolean done = false;
            try {
                reserve(end - 1, end);
                done = true;
            } finally {
                if (!done) {
                    cutClusters(before);
                }
            }
        }
        try {
            while (size < end) {
                long page = size >>> 12;
                if (pages.atHand(page) < 0 && (size & PAGE - 1) == 0) {
                    pages.fresh(page);
                } else {
                    pages.get(page);
                    pages.clear(size, page + 1 << 12);
                }
                pages.setDirty(page);
                long added = Math.min(end, page + 1 << 12) - size;
                size += added;
                system.limitDirty(added);
            }
        } finally {
            storeSize();
        }
    }

    private void cutClusters(int count) {
        chain.cut(count);
        if (count == 0) {
            Entry.setCluster(node.slot(), 0);
        }
    }

    private void storeSize() {
        Entry.setSize(node.slot(), size);
        node.store(accessed(), modified());
    }

    @Override
    public void truncate(long newSize) {
        boolean isTaken = system.enter();
        try {
            system.requireWritable();
            if (newSize > size) {
                fill(newSize);
            } else {
                mapped.allMappings().dropFrom(newSize + PAGE - 1 & -PAGE);
                pages.drop(newSize + PAGE - 1 >>> 12, Long.MAX_VALUE);
                pages.clear(newSize, newSize + PAGE - 1 & -PAGE);
                size = newSize;
                cutClusters((int) clustersFor(newSize));
            }
            touchModified();
            storeSize();
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void writeBack() {
        mapped.takeWritten();
        if (pages.isDirty()) {
            pages.writeBack(0, Long.MAX_VALUE);
        }
    }

    @Override
    protected void attributesChanged() {
        boolean isTaken = system.enter();
        try {
            int allowed = FatNode.allowedMode(this);
            restore(allowed < 0 ? FatNode.mode(new Entry("", 0, 0, node.slot())) : allowed, 0, 0, links());
            if (allowed < 0) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (!system.isReadOnly()) {
                Entry.setReadOnly(node.slot(), (mode() & 0222) == 0);
                node.store(accessed(), modified());
            }
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void sync() {
        system.sync();
    }

    @Override
    protected void dispose() {
        boolean isTaken = system.enter();
        try {
            system.inodes().remove(number());
            system.numbers().gone(number());
            pages.drop(0, Long.MAX_VALUE);
            chain.cut(0);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public PageSource pages() {
        return mapped;
    }
}
