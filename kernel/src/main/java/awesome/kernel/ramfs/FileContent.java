package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.PageMap;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.Mappings;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/**
 * The bytes of a regular file. A page is in a frame of its own if it was ever written to or mapped; else it is read
 * where it lies in the archive that the file came from; else it is a hole, which reads as zeros. A whole page that lies
 * at a page boundary in the archive is in a frame already: it is mapped and written to where it is.
 *
 * <p>Bytes of a frame beyond the end of the file are zero, except that programs that map the file can write there;
 * so they are cleared when the file grows. Pages that are cut off are taken away from those that map them.
 */
final class FileContent implements PageSource {
    /** No file is larger: page numbers stay below those that {@link PageMap} takes. */
    static final long MAX_SIZE = Long.MAX_VALUE & -Frame.SIZE;

    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];
    /** Most bytes that are moved at once. */
    private static final long SPAN = 1 << 20;

    private final FileFrames frames;
    private final PhysMemory memory;
    private final RamFile owner;
    private final PageMap pages = new PageMap();
    private PhysAddr archive = PhysAddr.of(0);
    /** Bytes of the archive that belong to this file, also when its content begins with fewer of them by now. */
    private long archiveLength;
    /** How many bytes of the archive are the beginning of the content; never more than {@link #size}. */
    private long archived;
    /** How many pages of the archived part have a frame. */
    private long overlaid;
    private long size;
    private final Mappings mappings = new Mappings();
    private int uses;
    private boolean wasMapped;

    /** The empty content of {@code owner}, which lives as long as a mapping of this does. */
    FileContent(FileFrames frames, RamFile owner) {
        this.frames = frames;
        this.memory = frames.memory;
        this.owner = owner;
    }

    long size() {
        return size;
    }

    /** Storage in units of 512 bytes. */
    long blocks() {
        return (archivedPages() + pages.count() - overlaid) * (PAGE / 512);
    }

    private long archivedPages() {
        return archived + PAGE - 1 >>> 12;
    }

    /** Makes {@code length} bytes of physical memory, nobody else's from now on, the content in place of what it was. */
    void setArchived(PhysAddr start, long length) {
        truncate(0);
        archive = start;
        archiveLength = length;
        archived = length;
        size = length;
    }

    /** Makes the next {@code length} bytes of a stream the content in place of what it was; ENOSPC if they do not fit. */
    void load(DeviceStream stream, long length) {
        truncate(0);
        while (size < length) {
            pages.ensure(size >>> 12);
            long frame = frames.take();
            if (frame < 0) {
                throw new ErrnoException(Errno.ENOSPC);
            }
            int count = (int) Math.min(PAGE, length - size);
            PhysAddr to = Frame.of(frame).start();
            stream.read(to, count);
            if (count < PAGE) {
                memory.write(to.plus(count), ZEROS, 0, PAGE - count);
            }
            keep(size >>> 12, frame);
            size += count;
        }
    }

    void read(long position, Sink sink) {
        long end = sink.room() < size - position ? position + sink.room() : size;
        long at = position;
        while (at < end) {
            long page = at >>> 12;
            int offset = (int) at & PAGE - 1;
            long frame = pages.get(page);
            int step;
            int taken;
            if (frame >= 0) {
                step = (int) Math.min(PAGE - offset, end - at);
                taken = sink.put(memory, Frame.of(frame).start().plus(offset), step);
            } else {
                long next = pages.next(page);
                long limit = Math.min(next < 0 ? end : Math.min(end, next << 12), at + SPAN);
                boolean inArchive = at < archived;
                step = (int) ((inArchive ? Math.min(limit, archived) : limit) - at);
                taken = inArchive ? sink.put(memory, archive.plus(at), step) : sink.putZeros(step);
            }
            at += taken;
            if (taken < step) {
                return;
            }
        }
    }

    void write(long position, Source source) {
        long before = source.done();
        long at = position;
        if (source.left() > 0 && at >= MAX_SIZE) {
            throw new ErrnoException(Errno.EFBIG);
        }
        while (source.left() > 0 && at < MAX_SIZE) {
            int offset = (int) at & PAGE - 1;
            int step = (int) Math.min(PAGE - offset, source.left());
            int taken = writePage(at >>> 12, offset, step, source);
            if (taken < 0 && source.done() == before) {
                throw new ErrnoException(Errno.ENOSPC);
            }
            if (taken > 0) {
                grow(at, at + taken);
                at += taken;
            }
            if (taken < step) {
                return;
            }
        }
    }

    /** Stores bytes in one page; how many, or -1 if there is no frame for it. */
    private int writePage(long page, int offset, int length, Source source) {
        long present = frameOf(page);
        if (present >= 0) {
            return source.get(memory, Frame.of(present).start().plus(offset), length);
        }
        pages.ensure(page);
        long frame = frames.take();
        if (frame < 0) {
            return -1;
        }
        boolean whole = length == PAGE;
        if (!whole) {
            fill(page, frame, 0);
        }
        int taken = 0;
        try {
            taken = source.get(memory, Frame.of(frame).start().plus(offset), length);
        } finally {
            if (taken == 0) {
                frames.free(frame);
            } else {
                if (whole && taken < length) {
                    fill(page, frame, taken);
                }
                keep(page, frame);
            }
        }
        return taken;
    }

    /** Stores the content that the page has without a frame in {@code frame}, from {@code offset} to its end. */
    private void fill(long page, long frame, int offset) {
        long start = page << 12;
        int old = (int) Math.max(0, Math.min(PAGE, archived - start));
        PhysAddr to = Frame.of(frame).start();
        if (offset < old) {
            memory.copy(archive.plus(start + offset), to.plus(offset), old - offset);
        }
        int zeros = Math.max(old, offset);
        if (zeros == 0) {
            memory.clear(Frame.of(frame));
        } else if (zeros < PAGE) {
            memory.write(to.plus(zeros), ZEROS, 0, PAGE - zeros);
        }
    }

    private void keep(long page, long frame) {
        pages.put(page, frame);
        if (page < archivedPages()) {
            overlaid++;
        }
    }

    /** The content now ends at {@code end} at least; what is new before {@code start} reads as zeros. */
    private void grow(long start, long end) {
        if (end > size) {
            if (start > size && wasMapped) {
                clearFrames(size, start);
            }
            size = end;
        }
    }

    /** Sets what frames hold of a range to zero. */
    private void clearFrames(long start, long end) {
        long page = pages.next(start >>> 12);
        while (page >= 0 && page << 12 < end) {
            int from = (int) Math.max(0, start - (page << 12));
            int to = (int) Math.min(PAGE, end - (page << 12));
            memory.write(Frame.of(pages.get(page)).start().plus(from), ZEROS, 0, to - from);
            page = pages.next(page + 1);
        }
    }

    void truncate(long newSize) {
        if (newSize > MAX_SIZE) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (newSize >= size) {
            grow(newSize, newSize);
            return;
        }
        mappings.dropFrom(newSize + PAGE - 1 & -PAGE);
        size = newSize;
        drop();
        clearFrames(newSize, newSize + PAGE - 1 & -PAGE);
        if (archived > newSize) {
            archived = newSize;
            countOverlaid();
        }
    }

    /** Frees the frames of pages beyond the end. */
    private void drop() {
        long end = size + PAGE - 1 >>> 12;
        long page = pages.next(end);
        while (page >= 0) {
            long frame = pages.get(page);
            if (!isArchives(frame)) {
                frames.free(frame);
            }
            pages.remove(page);
            page = pages.next(page + 1);
        }
        if (size == 0) {
            pages.clear();
        }
    }

    private void countOverlaid() {
        overlaid = 0;
        long page = pages.next(0);
        while (page >= 0 && page < archivedPages()) {
            overlaid++;
            page = pages.next(page + 1);
        }
    }

    /** Gives every page of the range a frame; ENOSPC if there are not enough, and then some pages have got one. */
    void reserve(long start, long length, boolean keepSize) {
        if (start > MAX_SIZE - length) {
            throw new ErrnoException(Errno.EFBIG);
        }
        long end = start + length;
        if ((end - 1 >>> 12) - (start >>> 12) > frames.available() + pages.count()) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        for (long page = start >>> 12; page << 12 < end; page++) {
            if (ownFrame(page, false) < 0) {
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
        if (!keepSize) {
            grow(end, end);
        }
    }

    /** Makes a hole of a range, as far as the content goes; ENOSPC if zeros need a frame and there is none. */
    void punch(long start, long length) {
        // The last page goes as a whole, of which the rest is zero but for what programs wrote where they map it.
        long last = size + PAGE - 1 & -PAGE;
        long end = length < last - start ? start + length : last;
        long page = nextStored(start >>> 12);
        while (page >= 0 && page << 12 < end) {
            int from = (int) Math.max(0, start - (page << 12));
            int to = (int) Math.min(PAGE, end - (page << 12));
            long frame = ownFrame(page, false);
            if (frame < 0) {
                throw new ErrnoException(Errno.ENOSPC);
            }
            // What is mapped keeps its frame, and what is in the archive would come back.
            if (to - from == PAGE && uses == 0 && page >= archivedPages() && !isArchives(frame)) {
                frames.free(frame);
                pages.remove(page);
            } else {
                memory.write(Frame.of(frame).start().plus(from), ZEROS, 0, to - from);
            }
            page = nextStored(page + 1);
        }
    }

    /** The first page from {@code page} on that is no hole, or -1. */
    private long nextStored(long page) {
        return page < archivedPages() ? page : pages.next(page);
    }

    private boolean isArchives(long frame) {
        long at = Frame.of(frame).start().distanceFrom(archive);
        return at >= 0 && at < archiveLength;
    }

    /** The frame of a page, perhaps one that the archive has it in as a whole; -1 if it has none. */
    private long frameOf(long page) {
        long frame = pages.get(page);
        if (frame >= 0) {
            return frame;
        }
        long at = archive.bits() + (page << 12);
        return (at & PAGE - 1) == 0 && page < archived >>> 12 ? at >>> 12 : -1;
    }

    private long ownFrame(long page, boolean mapped) {
        long frame = frameOf(page);
        if (frame < 0) {
            pages.ensure(page);
            frame = mapped ? frames.takeAny() : frames.take();
            if (frame >= 0) {
                fill(page, frame, 0);
                keep(page, frame);
            }
        }
        return frame;
    }

    long nextData(long position) {
        if (position < archivedPages() << 12) {
            return position;
        }
        long page = pages.next(position >>> 12);
        return page < 0 || page << 12 >= size ? -1 : Math.max(position, page << 12);
    }

    long nextHole(long position) {
        long at = Math.max(position, archivedPages() << 12);
        while (at < size && pages.get(at >>> 12) >= 0) {
            at = (at >>> 12) + 1 << 12;
        }
        return Math.min(at, size);
    }

    /** Frees all frames. */
    void dispose() {
        size = 0;
        archived = 0;
        drop();
    }

    @Override
    public long frameAt(long offset) {
        return offset < size ? ownFrame(offset >>> 12, true) : -1;
    }

    @Override
    public long frameAtHand(long offset) {
        return offset < size ? frameOf(offset >>> 12) : -1;
    }

    @Override
    public void retain() {
        uses++;
        wasMapped = true;
        owner.retain();
    }

    @Override
    public void release() {
        uses--;
        owner.release();
    }

    @Override
    public Mappings allMappings() {
        return mappings;
    }

    @Override
    public String name() {
        return "inode " + owner.number();
    }
}
