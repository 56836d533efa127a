package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.FilePages;
import awesome.kernel.cache.MappedPages;
import awesome.kernel.cache.PageStore;
import awesome.kernel.cache.PageWriting;
import awesome.kernel.cache.Volume;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.PinnedMemory;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/** The bytes of a regular file: its pages in memory, and how they come from the disk. */
final class Content implements PageStore {
    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];

    private final Node node;
    private final Ext4File owner;
    private final Ext4FileSystem system;
    private final FilePages pages;
    private final int blockBits;
    private final int blocksInPage;
    private final MappedPages mapped;
    private final NewBlocks newBlocks = new NewBlocks();
    /** The write that ran ended before the blocks that it got: those behind the end of the file are to go. */
    private boolean hasTooMany;

    Content(Node node, Ext4File owner) {
        this.node = node;
        this.owner = owner;
        system = node.system();
        pages = new FilePages(system, this);
        mapped = new MappedPages(system, pages, this, owner);
        blockBits = system.superBlock().blockBits;
        blocksInPage = PAGE >>> blockBits;
    }

    /** Those for mappings. */
    MappedPages mapped() {
        return mapped;
    }

    /** Whether nothing of it is to be written or read, or in use. */
    boolean isIdle() {
        return !pages.isDirty() && !pages.isComing() && !mapped.isNeeded();
    }

    /** Those in memory. */
    FilePages inMemory() {
        return pages;
    }

    @Override
    public long size() {
        return node.size();
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
        long[] addresses = addresses(frames, count);
        long first = page * blocksInPage;
        long end = Math.min(first + addresses.length, node.sizeInBlocks());
        for (int i = 0; i < count; i++) {
            if (!isAllOnDisk(first + (long) i * blocksInPage, end)) {
                clear(frames[i], 0);
            }
        }
        for (long logical = first; logical < end;) {
            if (newBlocks.has(logical)) {
                logical++;
                continue;
            }
            Run run = node.find(logical);
            int length = (int) Math.min(run.count, end - logical);
            if (!run.readsAsZeros()) {
                while (length > 1 && newBlocks.has(logical + length - 1)) {
                    length--;
                }
                if (!system.superBlock().holds(run.physical, length)) {
                    throw node.damaged("its content is in block " + run.physical + ", which cannot be");
                }
                system.volume().read(run.physical, addresses, (int) (logical - first), length);
            }
            logical += length;
        }
        clearBehindEnd(page, frames, count);
    }

    @Override
    public int readable(long page, int most) {
        if (node.isInline() || !newBlocks.isEmpty()) {
            return 0;
        }
        Run run = node.find(page * blocksInPage);
        int blocks = (int) Math.min(run.count, (long) most * blocksInPage);
        return run.readsAsZeros() || !system.superBlock().holds(run.physical, blocks) ? 0 : blocks / blocksInPage;
    }

    @Override
    public Volume.Reading beginRead(long page, long[] frames, int count) {
        return system.volume().beginRead(node.find(page * blocksInPage).physical, addresses(frames, count), 0, count * blocksInPage);
    }

    /** Where the blocks of pages are in memory. */
    private long[] addresses(long[] frames, int count) {
        long[] addresses = new long[count * blocksInPage];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = Frame.of(frames[i / blocksInPage]).start().bits() + ((long) (i % blocksInPage) << blockBits);
        }
        return addresses;
    }

    /** Whether all blocks of the page that begins with {@code block} come from the disk. */
    private boolean isAllOnDisk(long block, long end) {
        for (long logical = block; logical < block + blocksInPage;) {
            if (logical >= end) {
                return false;
            }
            if (newBlocks.has(logical) || node.find(logical).readsAsZeros()) {
                return false;
            }
            logical++;
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
    public void writePages(long page, long[] frames, int count, PageWriting writing) {
        long[] addresses = addresses(frames, count);
        long first = page * blocksInPage;
        long end = Math.min(first + addresses.length, node.sizeInBlocks());
        for (long logical = first; logical < end;) {
            Run run = node.find(logical);
            int length = (int) Math.min(run.count, end - logical);
            if (!run.readsAsZeros()) {
                if (!system.superBlock().holds(run.physical, length)
                        || system.blocks().isSystem(run.physical, length)) {
                    throw node.damaged("its content is in block " + run.physical + ", which is no file's");
                }
                system.volume().beginWrite(run.physical, addresses, (int) (logical - first), length, writing.part());
            }
            logical += length;
        }
    }

    /** Begins to write all that was changed, as {@link FilePages#writeBack}. EIO. */
    void writeBack() {
        if (system.isWritable()) {
            mapped.takeWritten();
        }
        writeChanged();
    }

    /** Begins to write the pages that are known to be changed. EIO. */
    void writeChanged() {
        if (pages.isDirty()) {
            pages.writeBack(0, Long.MAX_VALUE);
        }
    }

    /** Holes that are not zero any more get blocks. */
    @Override
    public boolean makePlace(long page) {
        try {
            return !hasHoles(page) || !isZero(page) && giveBlocks(page);
        } catch (ErrnoException e) {
            system.problems().say("inode " + node.number() + ": what was written to it in memory is lost: "
                    + e.getMessage());
            return true;
        }
    }

    private boolean hasHoles(long page) {
        long first = page * blocksInPage;
        long end = Math.min(first + blocksInPage, node.sizeInBlocks());
        for (long logical = first; logical < end; logical++) {
            if (node.isInline() || node.find(logical).readsAsZeros()) {
                return true;
            }
        }
        return false;
    }

    private boolean isZero(long page) {
        long start = Frame.of(pages.atHand(page)).start().bits();
        for (int i = 0; i < PAGE; i += 8) {
            if (system.frames().memory().readLong(PhysAddr.of(start + i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean giveBlocks(long page) {
        pages.forgetComing();
        long first = page * blocksInPage;
        long end = Math.min(first + blocksInPage, node.sizeInBlocks());
        try {
            system.changes().make(() -> {
                moveToBlocks();
                if (allocate(first, end - 1) < end) {
                    throw new ErrnoException(Errno.ENOSPC);
                }
                node.store();
            });
        } finally {
            newBlocks.clear();
        }
        return true;
    }

    /** The file is gone: what is in memory is of no interest. */
    void giveUp() {
        system.changes().forgetOrder(this);
        pages.drop(0, Long.MAX_VALUE);
    }

    /** As {@link awesome.kernel.vfs.Inode#readDirect}. */
    void readDirect(long position, Sink sink) {
        if (node.isInline()) {
            pages.read(position, sink);
        } else if (sink.room() > 0 && position < node.size()) {
            sink.requireUnits(position, sink.room(), system.volume().unit());
            pages.readDirect(position, sink);
        }
    }

    @Override
    public long readPinned(long position, long length, Sink sink) {
        Run run = node.find(position >>> blockBits);
        int offset = (int) position & (1 << blockBits) - 1;
        // Not more than what goes into one request, and an int.
        long wanted = Math.min(Math.min(length, (run.count << blockBits) - offset), (long) PinnedMemory.MOST * PAGE);
        if (run.readsAsZeros()) {
            return sink.putZeros((int) wanted);
        }
        PinnedMemory memory = new PinnedMemory(sink, wanted, true);
        try {
            memory.cut(memory.bytes() & -system.volume().unit());
            if (memory.bytes() > 0) {
                // Memory that is a file may have been brought in, and other runs been found for it.
                run = node.find(position >>> blockBits);
                int blocks = (int) (offset + memory.bytes() - 1 >>> blockBits) + 1;
                if (!system.superBlock().holds(run.physical, blocks)) {
                    throw node.damaged("its content is in block " + run.physical + ", which cannot be");
                }
                system.volume().transfer(false, run.physical, offset, memory, 0, memory.bytes());
                sink.skip(memory.bytes());
            }
            return memory.bytes();
        } finally {
            memory.release();
        }
    }

    /** As {@link awesome.kernel.vfs.Inode#writeDirect}. */
    void writeDirect(long position, Source source) {
        if (node.isInline()) {
            write(position, source, false);
            return;
        }
        long length = source.left();
        if (length == 0) {
            return;
        }
        source.requireUnits(position, length, system.volume().unit());
        long first = position >>> 12;
        long last = position + length - 1 >>> 12;
        if (system.isWritable() && !pages.isMapped()) {
            mapped.takeWritten();
        }
        pages.writeBack(first, last);
        system.volume().settle();
        pages.giveUp(first, last);
        try {
            write(position, source, true);
        } finally {
            // What had to go through pages, because programs map them, or blocks are new and written in part.
            pages.writeBack(first, last);
            system.volume().settle();
            pages.giveUp(first, last);
        }
    }

    /** As {@link awesome.kernel.vfs.Inode#write}. */
    void write(long position, Source source) {
        write(position, source, false);
    }

    private void write(long position, Source source, boolean isDirect) {
        long limit = node.largestSize();
        if (source.left() > 0 && position >= limit) {
            throw new ErrnoException(Errno.EFBIG);
        }
        long span = system.mostAtOnce();
        long before = source.done();
        long at = position;
        while (source.left() > 0 && at < limit) {
            long start = at;
            long end = Math.min(Math.min(limit, at + source.left()), (at & -span) + span);
            long[] done = new long[1];
            long given = source.done();
            try {
                system.changes().make(() -> done[0] = writeSpan(start, end, source, isDirect));
            } catch (ErrnoException e) {
                hasTooMany = false;
                // Of a span that failed nothing is known to be there.
                if (given == before || source.done() > given) {
                    throw e;
                }
                return;
            }
            at += done[0];
            if (hasTooMany) {
                hasTooMany = false;
                pages.drop(node.size() + PAGE - 1 >>> 12, Long.MAX_VALUE);
                removeBehindEnd();
            }
            if (done[0] < end - start) {
                if (source.done() == before) {
                    throw new ErrnoException(Errno.ENOSPC);
                }
                if (done[0] == 0) {
                    return;
                }
            }
            system.limitDirty(done[0]);
        }
    }

    /** Writes to a piece of the file, as far as there is space; how many bytes. Within an operation. */
    private long writeSpan(long start, long wantedEnd, Source source, boolean isDirect) {
        pages.forgetComing();
        moveToBlocks();
        long oldSize = node.size();
        if (start > oldSize) {
            clearTail(oldSize);
        }
        newBlocks.clear();
        long end = Math.min(wantedEnd, allocate(start >>> blockBits, wantedEnd - 1 >>> blockBits) << blockBits);
        boolean isWrittenOver = newBlocks.isEmpty();
        long at = start;
        try {
            while (at < end) {
                long pinned = isDirect ? writePinned(at, end, source) : 0;
                if (pinned > 0) {
                    at += pinned;
                    continue;
                }
                int offset = (int) at & PAGE - 1;
                int step = (int) Math.min(PAGE - offset, end - at);
                int taken = writePage(at >>> 12, offset, step, source);
                at += taken;
                if (taken < step) {
                    break;
                }
            }
        } finally {
            // What of the new blocks was not written to must not show what is on the disk.
            for (int i = 0; i < newBlocks.runs().size(); i++) {
                long[] run = newBlocks.runs().get(i);
                for (long page = run[0] / blocksInPage; page <= (run[1] - 1) / blocksInPage; page++) {
                    if (pages.atHand(page) < 0) {
                        pages.get(page);
                    }
                    pages.setDirty(page);
                }
            }
            newBlocks.clear();
        }
        if (at > start) {
            if (at > oldSize) {
                node.setSize(at);
                // Also what went into a block that it had: the length is not to be safe before that.
                system.changes().order(this);
            }
            owner.touchModified();
            if (isWrittenOver && at <= oldSize) {
                node.storeAttributes();
            } else {
                node.store();
            }
        }
        if (at < end && end - 1 >>> blockBits >= node.sizeInBlocks()) {
            hasTooMany = true;
            system.orphans().add(node);
        }
        return at - start;
    }

    /**
     * Has the disk write bytes as they are in a program's memory, to blocks that are there, and to no page that is in memory.
     *
     * @return how many; 0 if the first page must be in memory for it
     */
    private long writePinned(long start, long wantedEnd, Source source) {
        long most = Math.min(wantedEnd, (start & -PAGE) + (long) PinnedMemory.MOST * PAGE);
        long end = start;
        while (end < most && isPinnable(end, Math.min(most, (end & -PAGE) + PAGE))) {
            end = Math.min(most, (end & -PAGE) + PAGE);
        }
        if (end == start) {
            return 0;
        }
        PinnedMemory memory = new PinnedMemory(source, end - start, false);
        try {
            // Where memory is missing, what is there of the page is for who goes byte by byte.
            if (memory.bytes() < end - start) {
                end = start + memory.bytes() & -PAGE;
            }
            // Memory that is a file brings pages of it in, perhaps of this one.
            long inMemory = pages.next(start >>> 12);
            if (inMemory >= 0) {
                end = Math.min(end, inMemory << 12);
            }
            if (end <= start) {
                return 0;
            }
            memory.cut(end - start);
            writeRuns(start, end, memory);
            source.skip(end - start);
            newBlocks.remove(start >>> blockBits, end - 1 >>> blockBits);
            return end - start;
        } finally {
            memory.release();
        }
    }

    /** Whether a part of a page can go to the disk as it is: nothing else of its blocks has to be made zero. */
    private boolean isPinnable(long from, long to) {
        long blockMask = (1L << blockBits) - 1;
        boolean isFirstPart = (from & blockMask) != 0;
        boolean isLastPart = (to & blockMask) != 0;
        return pages.atHand(from >>> 12) < 0 && !(isFirstPart && newBlocks.has(from >>> blockBits))
                && !(isLastPart && newBlocks.has(to >>> blockBits));
    }

    private void writeRuns(long start, long end, PinnedMemory memory) {
        for (long at = start; at < end;) {
            Run run = node.find(at >>> blockBits);
            int offset = (int) at & (1 << blockBits) - 1;
            long length = Math.min(end - at, (run.count << blockBits) - offset);
            int blocks = (int) (offset + length - 1 >>> blockBits) + 1;
            if (run.readsAsZeros() || !system.superBlock().holds(run.physical, blocks)
                    || system.blocks().isSystem(run.physical, blocks)) {
                throw node.damaged("its content is in block " + run.physical + ", which is no file's");
            }
            system.volume().transfer(true, run.physical, offset, memory, at - start, length);
            at += length;
        }
    }

    private int writePage(long page, int offset, int length, Source source) {
        PhysMemory memory = system.frames().memory();
        boolean isWhole = length == PAGE || offset == 0 && (page << 12) + length >= node.size();
        pages.pin(page);
        try {
            boolean isHere = pages.atHand(page) >= 0;
            long frame = isHere || !isWhole ? pages.get(page) : pages.fresh(page);
            int taken = 0;
            try {
                taken = source.get(memory, Frame.of(frame).start().plus(offset), length);
            } finally {
                if (!isHere && isWhole && taken < length) {
                    restore(page, frame, taken);
                }
                if (taken > 0) {
                    pages.setDirty(page);
                }
            }
            return taken;
        } finally {
            pages.unpin();
        }
    }

    /** Puts what is on the disk behind the first bytes of a page that was not read. */
    private void restore(long page, long frame, int from) {
        long[] old = {system.frames().take()};
        try {
            readPages(page, old, 1);
            system.frames().memory().copy(Frame.of(old[0]).start().plus(from), Frame.of(frame).start().plus(from),
                    PAGE - from);
        } finally {
            system.frames().free(old[0]);
        }
    }

    /**
     * Gives the blocks from {@code first} to {@code last} places on the disk that have none.
     *
     * @return the first block that could not get one, behind {@code last} if all could; ENOSPC if that is the first
     */
    private long allocate(long first, long last) {
        for (long logical = first; logical <= last;) {
            Run run = node.find(logical);
            long count = Math.min(run.count, last + 1 - logical);
            if (run.physical == 0) {
                long goal = goal(logical);
                long found;
                try {
                    found = system.blocks().allocate(goal, (int) Math.min(count, ExtentMap.MAX_LENGTH - 1));
                } catch (ErrnoException e) {
                    if (e.errno() != Errno.ENOSPC || logical == first) {
                        throw e;
                    }
                    return logical;
                }
                count = system.blocks().count();
                node.addBlocks(count);
                newBlocks.add(logical, logical + count);
                node.map().insert(node, logical, found, (int) count, false);
                system.changes().order(this);
            } else if (run.isUnwritten) {
                newBlocks.add(logical, logical + count);
                node.map().markWritten(node, logical, count);
                system.changes().order(this);
            }
            logical += count;
        }
        return last + 1;
    }

    /** Where a block of the file should be: behind the one before it. */
    private long goal(long logical) {
        if (logical > 0) {
            Run before = node.find(logical - 1);
            if (before.physical != 0) {
                return before.physical + 1;
            }
        }
        return node.goal();
    }

    /** The file will go on behind its end: what is in the last block behind it is to be zero on the disk too. */
    private void clearTail(long size) {
        if ((size & (1L << blockBits) - 1) != 0 && !node.find(size >>> blockBits).readsAsZeros()) {
            long page = size >>> 12;
            pages.get(page);
            pages.clear(size, page + 1 << 12);
            pages.setDirty(page);
            system.changes().order(this);
        }
    }

    /** Moves content that is in the inode to blocks, because it will change. */
    private void moveToBlocks() {
        if (!node.isInline()) {
            return;
        }
        int length = InlineData.read(node).length;
        // What is not on the disk at the moment must not be given up.
        pages.pin(0);
        try {
            if (length > 0) {
                pages.get(0);
            }
            system.attributeWriter().removeInlineData(node);
            if (length > 0) {
                allocate(0, length - 1 >>> blockBits);
                newBlocks.clear();
                pages.setDirty(0);
            }
        } finally {
            pages.unpin();
        }
    }

    /** As {@link awesome.kernel.vfs.Inode#truncate}. */
    void truncate(long size) {
        if (size > node.largestSize()) {
            throw new ErrnoException(Errno.EFBIG);
        }
        long oldSize = node.size();
        system.changes().make(() -> {
            moveToBlocks();
            if (size < oldSize) {
                mapped.allMappings().dropFrom(size + PAGE - 1 & -PAGE);
                system.orphans().add(node);
                node.setSize(size);
                clearTail(size);
            } else {
                clearTail(oldSize);
                node.setSize(size);
            }
            owner.touchModified();
            node.store();
        });
        if (size < oldSize) {
            pages.drop(size + PAGE - 1 >>> 12, Long.MAX_VALUE);
            pages.clear(size, size + PAGE - 1 & -PAGE);
            removeBehindEnd();
        }
    }

    /** Frees the blocks behind the end of a file that is among the orphans for it. */
    private void removeBehindEnd() {
        system.removeBlocks(node, node.sizeInBlocks(), node.map().limit());
        if (owner.links() > 0) {
            system.changes().make(() -> system.orphans().remove(node));
        }
    }

    /** Ends what a truncation had begun when the power went. */
    void cutOff() {
        system.changes().make(() -> clearTail(node.size()));
        if (node.hasMap()) {
            system.removeBlocks(node, node.sizeInBlocks(), node.map().limit());
        }
        system.changes().make(() -> system.orphans().remove(node));
    }

    /** As {@link awesome.kernel.vfs.Inode#punch}. */
    void punch(long start, long length) {
        long end = length < node.size() - start ? start + length : node.size();
        if (start >= end) {
            return;
        }
        long firstWhole = start + (1L << blockBits) - 1 >>> blockBits;
        // The last block of the file is whole if it goes to the end.
        long endWhole = end == node.size() ? node.sizeInBlocks() : end >>> blockBits;
        system.changes().make(() -> {
            moveToBlocks();
            mapped.allMappings().dropFrom(start & -PAGE);
            clearPart(start, Math.min(end, firstWhole << blockBits));
            if (endWhole >= firstWhole) {
                clearPart(Math.max(start, endWhole << blockBits), end);
            }
            owner.touchModified();
            node.store();
        });
        if (firstWhole < endWhole) {
            pages.clear(firstWhole << blockBits, endWhole << blockBits);
            system.removeBlocks(node, firstWhole, endWhole);
        }
    }

    /** Makes a part of a block zero, if it is one that is on the disk. */
    private void clearPart(long from, long to) {
        if (from < to && !node.find(from >>> blockBits).readsAsZeros()) {
            pages.get(from >>> 12);
            pages.clear(from, to);
            pages.setDirty(from >>> 12);
            system.changes().order(this);
        }
    }

    /** As {@link awesome.kernel.vfs.Inode#reserve}. */
    void reserve(long start, long length, boolean keepSize) {
        long limit = node.largestSize();
        if (start > limit - length) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (!node.has(InodeFlag.EXTENTS) && !node.isInline()) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        long last = start + length - 1 >>> blockBits;
        long[] logical = {start >>> blockBits};
        while (logical[0] <= last) {
            long from = logical[0];
            system.changes().make(() -> logical[0] = reserveSome(from, last));
        }
        if (!keepSize && start + length > node.size()) {
            truncate(start + length);
        }
    }

    /** Gives some blocks places, which read as zeros; the first that is not looked at. */
    private long reserveSome(long first, long last) {
        moveToBlocks();
        if (!node.has(InodeFlag.EXTENTS)) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        Run run = node.find(first);
        long count = Math.min(run.count, last + 1 - first);
        if (run.physical == 0) {
            long found = system.blocks().allocate(goal(first), (int) Math.min(count, ExtentMap.MAX_LENGTH - 1));
            count = system.blocks().count();
            node.addBlocks(count);
            node.map().insert(node, first, found, (int) count, true);
        }
        return first + count;
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
        long mapped = 0;
        for (long logical = position >>> blockBits; logical < end;) {
            Run run = node.find(logical);
            if (run.readsAsZeros() != isData) {
                return Math.max(position, logical << blockBits);
            }
            mapped += run.readsAsZeros() ? 0 : run.count;
            if (mapped > system.superBlock().blocks) {
                throw node.damaged("it has more blocks than there are");
            }
            logical += run.count;
        }
        return isData ? -1 : size;
    }
}
