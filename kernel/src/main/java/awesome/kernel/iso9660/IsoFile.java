package awesome.kernel.iso9660;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CachedInode;
import awesome.kernel.cache.FilePages;
import awesome.kernel.cache.MappedPages;
import awesome.kernel.cache.PageStore;
import awesome.kernel.cache.PageWriting;
import awesome.kernel.cache.Volume;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.magic.Frame;

/** A regular file. */
final class IsoFile extends Inode implements CachedInode, PageStore {
    private static final int PAGE = (int) Frame.SIZE;
    private static final int BLOCKS_IN_PAGE = PAGE / IsoFileSystem.BLOCK;
    private static final byte[] ZEROS = new byte[PAGE];

    private final IsoFileSystem system;
    private final Pieces content;
    private final FilePages pages;
    private final PageSource mapped;

    IsoFile(IsoFileSystem system, Entry entry) {
        super(system, entry.number, entry.mode);
        this.system = system;
        content = entry.content;
        pages = new FilePages(system, this);
        mapped = new MappedPages(system, pages, this, this);
        restore(entry.mode, entry.owner, entry.group, entry.links);
        restoreTimes(entry.accessed, entry.modified, entry.changed);
    }

    @Override
    public boolean isIdle() {
        return !isUsed() && !pages.isMapped() && !pages.isComing();
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
    public long size() {
        return content.size();
    }

    @Override
    public long blocks() {
        return content.blocksOf512();
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
    public PageSource pages() {
        return mapped;
    }

    @Override
    public int readable(long page, int most) {
        long position = page << 12;
        return position >= content.size() ? 0 : (int) Math.min(most, content.end(content.find(position)) - position >>> 12);
    }

    @Override
    public Volume.Reading beginRead(long page, long[] frames, int count) {
        long position = page << 12;
        return system.volume().beginRead(content.block(content.find(position), position), addresses(frames, count), 0,
                count * BLOCKS_IN_PAGE);
    }

    /** Where the blocks of pages are in memory. */
    private static long[] addresses(long[] frames, int count) {
        long[] addresses = new long[count * BLOCKS_IN_PAGE];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = Frame.of(frames[i / BLOCKS_IN_PAGE]).start().bits()
                    + (long) (i % BLOCKS_IN_PAGE) * IsoFileSystem.BLOCK;
        }
        return addresses;
    }

    @Override
    public void readPages(long page, long[] frames, int count) {
        long[] addresses = addresses(frames, count);
        long start = page << 12;
        int at = 0;
        while (at < addresses.length && start + (long) at * IsoFileSystem.BLOCK < content.size()) {
            long position = start + (long) at * IsoFileSystem.BLOCK;
            int run = content.find(position);
            long left = content.end(run) - position + IsoFileSystem.BLOCK - 1 >>> IsoFileSystem.BLOCK_BITS;
            int length = (int) Math.min(left, addresses.length - at);
            system.volume().read(content.block(run, position), addresses, at, length);
            at += length;
        }
        for (int i = 0; i < count; i++) {
            int used = (int) Math.max(0, Math.min(PAGE, content.size() - start - (long) i * PAGE));
            system.frames().memory().write(Frame.of(frames[i]).start().plus(used), ZEROS, 0, PAGE - used);
        }
    }

    @Override
    public void writePages(long page, long[] frames, int count, PageWriting writing) {
        throw new ErrnoException(Errno.EROFS);
    }
}
