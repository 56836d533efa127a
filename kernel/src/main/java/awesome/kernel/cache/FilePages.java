package awesome.kernel.cache;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.Sink;
import awesome.magic.Frame;

/**
 * The pages of a file that are in memory, in frames. Those that were changed are written back when that is asked for;
 * the others may be given up at any time, unless they are mapped or pinned.
 *
 * <p>Bytes beyond the end of the file in its last page are zero, except that programs that map it can write there.
 */
public final class FilePages {
    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];
    /** Most pages that are read or written with one request. */
    private static final int BATCH = 64;
    private static final int FIRST_AHEAD = 4;

    private final DiskFileSystem system;
    private final CacheFrames frames;
    private final PageStore store;
    private final PageMap pages = new PageMap();
    /** Those that are to be written, each with any number. */
    private final PageMap dirty = new PageMap();
    /** Those that are on their way to the disk, each with its frame, which is freed then if it is not the page's any more. */
    private final PageMap writing = new PageMap();
    /** Those in use by operations that run: one, or two where one is called within another. */
    private final long[] pinned = new long[8];
    private int pins;
    /** While mapped, nothing is given up. */
    private int mappings;
    /** Where the next read is if it goes on from the last, and how much is read ahead then. */
    private long expected;
    private int ahead = FIRST_AHEAD;
    /** What comes after that, if reads follow one another for long; null for nothing. */
    private ReadAhead coming;

    /** None in memory yet of a file of {@code system}. */
    public FilePages(DiskFileSystem system, PageStore store) {
        this.system = system;
        frames = system.frames();
        this.store = store;
    }

    private PhysMemory memory() {
        return frames.memory();
    }

    /** How many are in memory. */
    public long count() {
        return pages.count();
    }

    /** How many are to be written. */
    public long dirtyCount() {
        return dirty.count();
    }

    /** Whether some are to be written, or being written. */
    public boolean isDirty() {
        return dirty.count() > 0 || writing.count() > 0;
    }

    /** The frame of a page that is in memory, or -1. */
    public long atHand(long page) {
        return pages.get(page);
    }

    /** Keeps a page, in memory or not, from being given up until {@link #unpin}. */
    public void pin(long page) {
        pinned[pins++] = page;
    }

    /** Ends the last {@link #pin}. */
    public void unpin() {
        pins--;
    }

    private boolean isPinned(long page) {
        for (int i = 0; i < pins; i++) {
            if (pinned[i] == page) {
                return true;
            }
        }
        return false;
    }

    /** The frame of a page, which is read if it is not here, with those after it if reads follow one another. */
    public long get(long page) {
        boolean isFollowing = page == expected;
        if (isFollowing) {
            ahead = Math.min(BATCH, ahead * 2);
        } else if (page != expected - 1) {
            ahead = 1;
        }
        expected = page + 1;
        long next = -1;
        if (coming != null && coming.has(page)) {
            next = coming.first + coming.count;
            collect();
        }
        long frame = pages.get(page);
        if (frame < 0) {
            frame = load(page, ahead);
            next = page + ahead;
        }
        if (isFollowing && ahead == BATCH && next >= 0 && coming == null) {
            pin(page);
            try {
                readAhead(next);
            } finally {
                unpin();
            }
        }
        return frame;
    }

    /** Asks the disk for pages that are likely to be needed, while those before them are. */
    private void readAhead(long first) {
        long whole = store.size() >>> 12;
        int wanted = first >= whole || pages.get(first) >= 0 ? 0 : store.readable(first, (int) Math.min(BATCH, whole - first));
        long[] batch = new long[wanted];
        int count = 0;
        boolean done = false;
        try {
            while (count < wanted && pages.get(first + count) < 0) {
                pages.ensure(first + count);
                batch[count] = frames.takeIfAny();
                if (batch[count] < 0) {
                    break;
                }
                count++;
            }
            if (count > 0) {
                coming = new ReadAhead(store.beginRead(first, batch, count), first, batch, count);
            }
            done = true;
        } finally {
            if (!done) {
                for (int i = 0; i < count; i++) {
                    frames.free(batch[i]);
                }
            }
        }
    }

    /** Waits for what is coming, which are pages of the file then as if they had been read now. */
    private void collect() {
        ReadAhead came = coming;
        boolean isRead = came.reading.await();
        if (coming != came) {
            // Somebody has changed the file meanwhile, or it is gone.
            return;
        }
        coming = null;
        for (int i = 0; i < came.count; i++) {
            if (isRead && pages.get(came.first + i) < 0) {
                pages.put(came.first + i, came.frames[i]);
            } else {
                frames.free(came.frames[i]);
            }
        }
    }

    /** The content will be changed, or other blocks have it: what is coming may not be so any more. */
    public void forgetComing() {
        if (coming != null) {
            system.abandon(coming);
            coming = null;
        }
    }

    /** Whether something is still coming. */
    public boolean isComing() {
        if (coming != null && coming.reading.isDone()) {
            collect();
        }
        return coming != null;
    }

    private long load(long page, int wanted) {
        long end = store.size() + PAGE - 1 >>> 12;
        long[] batch = new long[(int) Math.max(1, Math.min(wanted, end - page))];
        int count = 0;
        int kept = 0;
        try {
            while (count < batch.length && pages.get(page + count) < 0) {
                pages.ensure(page + count);
                // What is only read ahead is not worth much when frames are few.
                long frame = count == 0 ? frames.take() : frames.takeIfAny();
                if (frame < 0) {
                    break;
                }
                batch[count] = frame;
                count++;
            }
            store.readPages(page, batch, count);
            for (; kept < count; kept++) {
                pages.put(page + kept, batch[kept]);
            }
        } finally {
            for (int i = kept; i < count; i++) {
                frames.free(batch[i]);
            }
        }
        return batch[0];
    }

    /** Puts bytes from {@code position} on into {@code sink}, to the end of the file (as {@link awesome.kernel.vfs.Inode#read}). */
    public void read(long position, Sink sink) {
        long size = store.size();
        long end = sink.room() < size - position ? position + sink.room() : size;
        long at = position;
        while (at < end) {
            int step = (int) Math.min(PAGE - ((int) at & PAGE - 1), end - at);
            int taken = put(at, step, sink, true);
            at += taken;
            if (taken < step) {
                return;
            }
        }
    }

    /** Puts bytes of one page into {@code sink}; how many it took. */
    private int put(long at, int length, Sink sink, boolean isFollowed) {
        long page = at >>> 12;
        system.beginOperation();
        pin(page);
        try {
            long known = isFollowed ? -1 : pages.get(page);
            long frame = known >= 0 ? known : isFollowed ? get(page) : load(page, 1);
            return sink.put(memory(), Frame.of(frame).start().plus((int) at & PAGE - 1), length);
        } finally {
            unpin();
        }
    }

    /**
     * As {@link #read}, but what is not in memory goes from the disk to where it is wanted, if it can, and does not stay in memory
     * else.
     *
     * @param position a multiple of {@link Volume#unit}, as {@code sink}'s memory is
     */
    public void readDirect(long position, Sink sink) {
        long size = store.size();
        long end = sink.room() < size - position ? position + sink.room() : size;
        long whole = end & -system.volume().unit();
        long at = position;
        while (at < end && sink.room() > 0) {
            system.beginOperation();
            long next = pages.next(at >>> 12);
            long stop = next < 0 ? whole : Math.min(whole, next << 12);
            long moved = at < stop ? store.readPinned(at, stop - at, sink) : 0;
            if (moved == 0) {
                moved = readOnce(at, end, sink);
            }
            if (moved == 0) {
                return;
            }
            at += moved;
        }
    }

    /** Reads some bytes through pages that do not stay in memory if they were not there before; how many were taken. */
    private long readOnce(long from, long wantedEnd, Sink sink) {
        long first = from >>> 12;
        boolean isHere = pages.get(first) >= 0;
        long last = isHere ? first : Math.min(wantedEnd - 1 >>> 12, first + BATCH - 1);
        if (!isHere) {
            load(first, (int) (last - first + 1));
        }
        long end = Math.min(wantedEnd, last + 1 << 12);
        long at = from;
        try {
            while (at < end) {
                int step = (int) Math.min(PAGE - ((int) at & PAGE - 1), end - at);
                int taken = put(at, step, sink, false);
                at += taken;
                if (taken < step) {
                    break;
                }
            }
        } finally {
            if (!isHere) {
                giveUp(first, last);
            }
        }
        return at - from;
    }

    /** Gives up pages from {@code first} to {@code last} that nobody needs now and that can be read again. */
    public void giveUp(long first, long last) {
        long page = mappings > 0 ? -1 : pages.next(first);
        while (page >= 0 && page <= last) {
            giveUp(page);
            page = pages.next(page + 1);
        }
    }

    private boolean giveUp(long page) {
        boolean isFree = dirty.get(page) < 0 && writing.get(page) < 0 && !isPinned(page);
        if (isFree) {
            long frame = pages.get(page);
            pages.remove(page);
            frames.free(frame);
        }
        return isFree;
    }

    /** The frame of a page that is not in memory and whose content is of no interest: it is zero. */
    public long fresh(long page) {
        forgetComing();
        pages.ensure(page);
        long frame = frames.take();
        memory().clear(Frame.of(frame));
        pages.put(page, frame);
        return frame;
    }

    /** A page that is in memory was changed. */
    public void setDirty(long page) {
        forgetComing();
        if (dirty.get(page) < 0) {
            dirty.put(page, 0);
        }
    }

    /** The first page from {@code page} on that is in memory, or -1. */
    public long next(long page) {
        return pages.next(page);
    }

    /**
     * Begins to write the pages that were changed from {@code first} to {@code last}. They are on the disk when the volume has
     * {@linkplain Volume#settle settled}, and safe after a flush; what could not be written is as before.
     */
    public void writeBack(long first, long last) {
        long[] batch = new long[BATCH];
        long page = dirty.next(first);
        while (page >= 0 && page <= last) {
            int count = 0;
            while (count < BATCH && page + count <= last && dirty.get(page + count) >= 0 && writing.get(page + count) < 0) {
                batch[count] = pages.get(page + count);
                count++;
            }
            if (count == 0) {
                // What is written later is to be there in the end.
                system.volume().settle();
            } else {
                begin(page, batch, count);
            }
            page = dirty.next(page + count);
        }
    }

    private void begin(long page, long[] batch, int count) {
        for (int i = 0; i < count; i++) {
            writing.put(page + i, batch[i]);
            // Who changes one from now on has it written once more.
            dirty.remove(page + i);
        }
        PageWriting parts = new PageWriting(this, page, count);
        boolean done = false;
        try {
            store.writePages(page, batch, count, parts);
            done = true;
        } finally {
            parts.written(done);
        }
    }

    /** Pages are on the disk, or could not be written. */
    void written(long page, int count, boolean isDone) {
        for (long each = page; each < page + count; each++) {
            long frame = writing.get(each);
            writing.remove(each);
            if (pages.get(each) != frame) {
                frames.free(frame);
            } else if (!isDone) {
                setDirty(each);
            }
        }
    }

    /** Sets the bytes from {@code from} to {@code to} of what is in memory to zero; nothing becomes dirty by it. */
    public void clear(long from, long to) {
        forgetComing();
        long page = pages.next(from >>> 12);
        while (page >= 0 && page << 12 < to) {
            int start = (int) Math.max(0, from - (page << 12));
            int end = (int) Math.min(PAGE, to - (page << 12));
            memory().write(Frame.of(pages.get(page)).start().plus(start), ZEROS, 0, end - start);
            page = pages.next(page + 1);
        }
    }

    /** Gives up pages from {@code first} to {@code last}, changed or not; nobody maps them any more. */
    public void drop(long first, long last) {
        forgetComing();
        long page = pages.next(first);
        while (page >= 0 && page <= last) {
            if (dirty.get(page) >= 0) {
                dirty.remove(page);
            }
            long frame = pages.get(page);
            pages.remove(page);
            if (writing.get(page) != frame) {
                frames.free(frame);
            }
            page = pages.next(page + 1);
        }
    }

    /** Gives up to {@code wanted} pages up that nobody needs now and that can be read again; returns how many. */
    public int giveBack(int wanted) {
        int given = 0;
        isComing();
        if (mappings == 0) {
            long page = pages.next(0);
            while (page >= 0 && given < wanted) {
                given += giveUp(page) ? 1 : 0;
                page = pages.next(page + 1);
            }
        }
        return given;
    }

    /** A mapping begins to use frames: each stays the one of its page. */
    public void beginMapping() {
        mappings++;
    }

    /** Ends {@link #beginMapping}. */
    public void endMapping() {
        mappings--;
    }

    /** Whether a mapping uses it. */
    public boolean isMapped() {
        return mappings > 0;
    }
}
