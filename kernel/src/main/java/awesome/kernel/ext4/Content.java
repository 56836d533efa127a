package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.FilePages;
import awesome.kernel.cache.PageStore;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Sink;
import awesome.magic.Frame;

/** The bytes of a regular file: its pages in memory, and how they come from the disk. */
final class Content implements PageStore, PageSource {
    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];

    private final Node node;
    private final Ext4File owner;
    private final Ext4FileSystem system;
    private final FilePages pages;
    private final int blockBits;
    private final int blocksInPage;

    Content(Node node, Ext4File owner) {
        this.node = node;
        this.owner = owner;
        system = node.system();
        pages = new FilePages(system.frames(), this);
        blockBits = system.superBlock().blockBits;
        blocksInPage = PAGE >>> blockBits;
    }

    /** Those in memory. */
    FilePages inMemory() {
        return pages;
    }

    @Override
    public long size() {
        return node.size();
    }

    /** As {@link awesome.kernel.vfs.Inode#read}. */
    void read(long position, Sink sink) {
        long size = node.size();
        long end = sink.room() < size - position ? position + sink.room() : size;
        long at = position;
        while (at < end) {
            int offset = (int) at & PAGE - 1;
            int step = (int) Math.min(PAGE - offset, end - at);
            system.beginOperation();
            long page = at >>> 12;
            int taken;
            pages.pin(page);
            try {
                long frame = pages.get(page);
                taken = sink.put(system.frames().memory(), Frame.of(frame).start().plus(offset), step);
            } finally {
                pages.unpin();
            }
            at += taken;
            if (taken < step) {
                return;
            }
        }
    }

    @Override
    public void readPages(long page, long[] frames, int count) {
        if (node.isInline()) {
            byte[] content = InlineData.read(node);
            for (int i = 0; i < count; i++) {
                long start = page + i << 12;
                int length = (int) Math.max(0, Math.min(PAGE, content.length - start));
                clear(frames[i], length);
                if (length > 0) {
                    system.frames().memory().write(Frame.of(frames[i]).start(), content, (int) start, length);
                }
            }
            return;
        }
        long[] addresses = new long[count * blocksInPage];
        long first = page * blocksInPage;
        long end = Math.min(first + addresses.length, node.sizeInBlocks());
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = Frame.of(frames[i / blocksInPage]).start().bits() + ((long) (i % blocksInPage) << blockBits);
        }
        for (int i = 0; i < count; i++) {
            if (!isAllOnDisk(first + (long) i * blocksInPage, end)) {
                clear(frames[i], 0);
            }
        }
        for (long logical = first; logical < end;) {
            Run run = node.find(logical);
            int length = (int) Math.min(run.count, end - logical);
            if (!run.readsAsZeros()) {
                if (!system.superBlock().holds(run.physical, length)) {
                    throw node.damaged("its content is in block " + run.physical + ", which cannot be");
                }
                system.volume().read(run.physical, addresses, (int) (logical - first), length);
            }
            logical += length;
        }
        clearBehindEnd(page, frames, count);
    }

    /** Whether all blocks of the page that begins with {@code block} come from the disk. */
    private boolean isAllOnDisk(long block, long end) {
        for (long logical = block; logical < block + blocksInPage;) {
            if (logical >= end) {
                return false;
            }
            Run run = node.find(logical);
            if (run.readsAsZeros()) {
                return false;
            }
            logical += run.count;
        }
        return true;
    }

    private void clearBehindEnd(long page, long[] frames, int count) {
        long index = (node.size() >>> 12) - page;
        int offset = (int) node.size() & PAGE - 1;
        if (index >= 0 && index < count && offset > 0) {
            clear(frames[(int) index], offset);
        }
    }

    private void clear(long frame, int from) {
        if (from == 0) {
            system.frames().memory().clear(Frame.of(frame));
        } else if (from < PAGE) {
            system.frames().memory().write(Frame.of(frame).start().plus(from), ZEROS, 0, PAGE - from);
        }
    }

    @Override
    public void writePages(long page, long[] frames, int count) {
        throw new ErrnoException(Errno.EROFS);
    }

    /** The first position from {@code position} on that holds data, below the size; -1 if there is none. */
    long nextData(long position) {
        return next(position, true);
    }

    /** The first position from {@code position} on that is in a hole; the size if there is none below. */
    long nextHole(long position) {
        return next(position, false);
    }

    private long next(long position, boolean isData) {
        long size = node.size();
        long end = node.sizeInBlocks();
        if (node.isInline()) {
            return isData ? position < size ? position : -1 : size;
        }
        for (long logical = position >>> blockBits; logical < end;) {
            Run run = node.find(logical);
            boolean isHole = run.physical == 0 || run.isUnwritten && !isInMemory(logical);
            if (isHole != isData) {
                return Math.max(position, logical << blockBits);
            }
            logical += run.isUnwritten ? 1 : run.count;
        }
        return isData ? -1 : size;
    }

    /** Whether the page of an unwritten block has data for it. */
    private boolean isInMemory(long logical) {
        return pages.atHand(logical / blocksInPage) >= 0;
    }

    @Override
    public long frameAt(long offset) {
        if (offset >= node.size()) {
            return -1;
        }
        system.beginOperation();
        try {
            return pages.get(offset >>> 12);
        } catch (ErrnoException e) {
            return -1;
        }
    }

    @Override
    public long frameAtHand(long offset) {
        return offset < node.size() ? pages.atHand(offset >>> 12) : -1;
    }

    @Override
    public void retain() {
        pages.beginMapping();
        owner.retain();
    }

    @Override
    public void release() {
        pages.endMapping();
        owner.release();
    }

    @Override
    public String name() {
        return "inode " + node.number();
    }
}
