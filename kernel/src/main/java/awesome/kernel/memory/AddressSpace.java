package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.util.ArrayList;

/**
 * The memory of a process: areas in ascending order, whose pages come when they are touched (demand paging), and the
 * page table that the machine uses. One thread at a time.
 *
 * <p>Addresses and lengths are bytes; ranges must lie between {@link #LOWEST} and {@link #END}, or the call throws.
 */
public final class AddressSpace {
    /** Bytes in a page. */
    public static final long PAGE = Frame.SIZE;
    /** Nothing is ever mapped below, so that null pointers fault. */
    public static final long LOWEST = 0x1_0000;
    /** Above the highest address. */
    public static final long END = PageTable.USER_END;

    /** As many mappings a process may have, as on Linux; each costs kernel memory. */
    private static final int MOST_AREAS = 65530;

    private final PageTable table;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    private final ArrayList<Area> areas = new ArrayList<>();
    private long mapTop = END;
    /** Above this there was no room when it was last looked for, and nothing was unmapped since. */
    private long searchTop = END;
    private long pages;

    /** An empty address space, which owns {@code table}. */
    public AddressSpace(PageTable table, FrameAllocator frames, PhysMemory memory) {
        this.table = table;
        this.frames = frames;
        this.memory = memory;
    }

    /** Where {@link #findFree} starts to look, downwards. */
    public void setMapTop(UserAddr top) {
        mapTop = top.bits();
        searchTop = mapTop;
    }

    /** Makes user mode run here. */
    public void activate() {
        table.activate();
    }

    /** How many pages have frames of their own. */
    public long residentPages() {
        return pages;
    }

    /** How many bytes are mapped, with frames or without. */
    public long mappedBytes() {
        long bytes = 0;
        for (int i = 0; i < areas.size(); i++) {
            bytes += areas.get(i).end - areas.get(i).start;
        }
        return bytes;
    }

    /**
     * Maps {@code length} bytes at {@code start}, both multiples of the page size, in place of whatever was there.
     *
     * @param protection bits of {@link PageTable}
     * @param shared whether what is written goes to {@code source}
     * @param source the content from {@code offset} on, or null for zeros
     * @param name for people, or an empty string
     */
    public void map(UserAddr start, long length, int protection, boolean shared, PageSource source, long offset,
            String name) {
        checkRange(start.bits(), length);
        unmap(start, length);
        if (areas.size() >= MOST_AREAS) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (source != null) {
            source.retain();
        }
        long first = start.bits();
        insert(new Area(first, first + length, protection, shared, source, offset, name));
    }

    /** Removes every mapping of {@code length} bytes from {@code start}, multiples of the page size. */
    public void unmap(UserAddr start, long length) {
        checkRange(start.bits(), length);
        long first = start.bits();
        long end = first + length;
        searchTop = Math.max(searchTop, end);
        int at = splitAround(first, end);
        while (at < areas.size() && areas.get(at).start < end) {
            Area area = areas.remove(at);
            dropPages(area, area.start, area.end);
            if (area.source != null) {
                area.source.release();
            }
        }
    }

    /** Changes the protection; ENOMEM if part of the range is not mapped (mprotect(2)). */
    public void protect(UserAddr start, long length, int protection) {
        checkRange(start.bits(), length);
        long first = start.bits();
        long end = first + length;
        if (!isMapped(first, end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        int at = splitAround(first, end);
        for (int i = at; i < areas.size() && areas.get(i).start < end; i++) {
            Area area = areas.get(i);
            area.protection = protection;
            long page = nextMapped(area.lowest, area.highest);
            while (page < area.highest) {
                reprotect(area, page);
                page = nextMapped(page + PAGE, area.highest);
            }
        }
        mergeFrom(at);
    }

    /** Makes the pages of a range read as at first again (MADV_DONTNEED). */
    public void discard(UserAddr start, long length) {
        checkRange(start.bits(), length);
        long first = start.bits();
        long end = first + length;
        for (int i = firstEndingAfter(first); i < areas.size() && areas.get(i).start < end; i++) {
            Area area = areas.get(i);
            dropPages(area, Math.max(first, area.start), Math.min(end, area.end));
        }
    }

    /** Whether nothing is mapped in a range. */
    public boolean isFree(UserAddr start, long length) {
        int at = firstEndingAfter(start.bits());
        return at == areas.size() || areas.get(at).start >= start.bits() + length;
    }

    /** Whether all of a range is mapped. */
    public boolean isMapped(UserAddr start, long length) {
        return isMapped(start.bits(), start.bits() + length);
    }

    /**
     * A free range of {@code length} bytes below the map top: the highest, as far as looking for it is cheap; throws
     * ENOMEM if there is none.
     */
    public UserAddr findFree(long length) {
        long start = findFreeBelow(Math.min(searchTop, mapTop), length);
        if (start < 0) {
            start = findFreeBelow(mapTop, length);
        }
        if (start < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        searchTop = start;
        return UserAddr.of(start);
    }

    /** Where the highest free range below {@code top} starts, or -1. */
    private long findFreeBelow(long top, long length) {
        long end = top;
        for (int i = Math.min(areas.size() - 1, firstEndingAfter(top)); i >= 0; i--) {
            Area area = areas.get(i);
            if (area.start >= end) {
                continue;
            }
            if (area.end <= end && end - area.end >= length) {
                break;
            }
            end = area.start;
        }
        return length <= 0 || end < length || end - length < LOWEST ? -1 : end - length;
    }

    /**
     * Grows or shrinks the mapping that begins at {@code start}, in place.
     *
     * @return false if what follows is in the way
     */
    public boolean resize(UserAddr start, long oldLength, long newLength) {
        checkRange(start.bits(), Math.max(oldLength, newLength));
        if (newLength <= oldLength) {
            if (newLength < oldLength) {
                unmap(start.plus(newLength), oldLength - newLength);
            }
            return true;
        }
        Area area = find(start.bits() + oldLength - PAGE);
        if (area == null || area.end != start.bits() + oldLength
                || !isFree(start.plus(oldLength), newLength - oldLength)) {
            return false;
        }
        area.end = start.bits() + newLength;
        return true;
    }

    /** Moves a mapping with its pages to a free range; the old and new range do not overlap. */
    public void move(UserAddr from, long oldLength, UserAddr to, long newLength) {
        checkRange(from.bits(), oldLength);
        checkRange(to.bits(), newLength);
        Area old = find(from.bits());
        if (old == null || !isMapped(from, oldLength)) {
            throw new ErrnoException(Errno.EFAULT);
        }
        map(to, newLength, old.protection, old.shared, old.source, old.offsetOf(from.bits()), old.name);
        Area target = find(to.bits());
        long end = from.bits() + Math.min(oldLength, newLength);
        long at = nextMapped(from.bits(), end);
        while (at < end) {
            UserAddr page = UserAddr.of(at);
            UserAddr moved = to.plus(page.distanceFrom(from));
            if (!table.map(moved, Frame.of(table.frameAt(page)), table.protectionAt(page))) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            target.touched(moved.bits());
            table.unmap(page);
            at = nextMapped(at + PAGE, end);
        }
        unmap(from, oldLength);
    }

    /**
     * Makes the page of {@code address} present for an access.
     *
     * @param access READ, WRITE or EXECUTE of {@link PageTable}
     */
    public FaultResult fault(UserAddr address, int access) {
        long page = address.bits() & -PAGE;
        Area area = find(page);
        if (area == null) {
            return FaultResult.NOT_MAPPED;
        }
        if (!area.allows(access)) {
            return FaultResult.NOT_ALLOWED;
        }
        UserAddr at = UserAddr.of(page);
        long present = table.frameAt(at);
        if (area.source == null) {
            return present >= 0 ? present(area, at, access) : mapZeros(area, at);
        }
        return faultOnSource(area, at, present, access);
    }

    /** The mappings as {@code /proc/self/maps} shows them. */
    public String describe() {
        StringBuilder out = new StringBuilder();
        for (Area area : areas) {
            out.append(Long.toHexString(area.start)).append('-').append(Long.toHexString(area.end)).append(' ');
            out.append(area.allows(PageTable.READ) ? 'r' : '-').append(area.allows(PageTable.WRITE) ? 'w' : '-');
            out.append(area.allows(PageTable.EXECUTE) ? 'x' : '-').append(area.shared ? 's' : 'p');
            out.append(' ').append(Long.toHexString(area.offset)).append(" 00:00 0 ");
            out.append(area.source != null && area.name.isEmpty() ? area.source.name() : area.name).append('\n');
        }
        return out.toString();
    }

    /** Frees everything; another address space is active. */
    public void release() {
        unmap(UserAddr.of(LOWEST), END - LOWEST);
        table.release();
    }

    /** Reads the page table for {@link UserMemory}: the frame for an access that the table allows, or -1. */
    long frameFor(UserAddr page, int access) {
        return (table.protectionAt(page) & access) == access ? table.frameAt(page) : -1;
    }

    private FaultResult faultOnSource(Area area, UserAddr page, long present, int access) {
        long theirs = area.source.frameAt(area.offsetOf(page.bits()));
        if (theirs < 0 && present < 0) {
            return FaultResult.BEYOND_FILE;
        }
        if (area.shared) {
            return mapFrame(area, page, theirs, area.protection);
        }
        boolean own = present >= 0 && present != theirs;
        if (own) {
            return present(area, page, access);
        }
        if (access != PageTable.WRITE) {
            return mapFrame(area, page, theirs, area.protection & ~PageTable.WRITE);
        }
        long copy = frames.take();
        if (copy < 0) {
            return FaultResult.OUT_OF_MEMORY;
        }
        memory.copy(Frame.of(theirs), Frame.of(copy));
        return mapOwn(area, page, copy);
    }

    private FaultResult present(Area area, UserAddr page, int access) {
        if ((table.protectionAt(page) & access) != access) {
            table.protect(page, area.protection);
        }
        return FaultResult.RESOLVED;
    }

    private FaultResult mapZeros(Area area, UserAddr page) {
        long frame = frames.takeZeros();
        if (frame < 0) {
            return FaultResult.OUT_OF_MEMORY;
        }
        return mapOwn(area, page, frame);
    }

    private FaultResult mapOwn(Area area, UserAddr page, long frame) {
        FaultResult result = mapFrame(area, page, frame, area.protection);
        if (result == FaultResult.RESOLVED) {
            pages++;
        } else {
            frames.free(Frame.of(frame));
        }
        return result;
    }

    private FaultResult mapFrame(Area area, UserAddr page, long frame, int protection) {
        if (!table.map(page, Frame.of(frame), protection)) {
            return FaultResult.OUT_OF_MEMORY;
        }
        area.touched(page.bits());
        return FaultResult.RESOLVED;
    }

    private void reprotect(Area area, long page) {
        UserAddr at = UserAddr.of(page);
        long frame = table.frameAt(at);
        if (frame < 0) {
            return;
        }
        if (area.protection == 0) {
            // A table may have no entry that is present and not readable: keep own pages, readable by nobody.
            table.protect(at, 0);
            return;
        }
        boolean theirs = area.source != null && !area.shared
                && area.source.frameAt(area.offsetOf(page)) == frame;
        table.protect(at, theirs ? area.protection & ~PageTable.WRITE : area.protection);
    }

    private void dropPages(Area area, long start, long end) {
        long last = Math.min(end, area.highest);
        for (long page = nextMapped(Math.max(start, area.lowest), last); page < last;
                page = nextMapped(page + PAGE, last)) {
            UserAddr at = UserAddr.of(page);
            long frame = table.frameAt(at);
            table.unmap(at);
            boolean theirs = area.source != null
                    && (area.shared || area.source.frameAt(area.offsetOf(page)) == frame);
            if (!theirs) {
                frames.free(Frame.of(frame));
                pages--;
            }
        }
    }

    /** The first page from {@code from} on with a frame, or a number not below {@code end}. */
    private long nextMapped(long from, long end) {
        return from < end ? table.nextMapped(UserAddr.of(from), UserAddr.of(end)).bits() : end;
    }

    private static void checkRange(long start, long length) {
        if (start < LOWEST || length <= 0 || length > END || start > END - length
                || ((start | length) & (PAGE - 1)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private boolean isMapped(long start, long end) {
        long done = start;
        for (int i = firstEndingAfter(start); done < end; i++) {
            if (i == areas.size() || areas.get(i).start > done) {
                return false;
            }
            done = areas.get(i).end;
        }
        return true;
    }

    private Area find(long address) {
        int at = firstEndingAfter(address);
        return at < areas.size() && areas.get(at).contains(address) ? areas.get(at) : null;
    }

    /** Index of the first area that ends above {@code address}. */
    private int firstEndingAfter(long address) {
        int low = 0;
        int high = areas.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (areas.get(middle).end > address) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Cuts areas at both bounds; the index of the first area in the range. */
    private int splitAround(long start, long end) {
        cutAt(end);
        cutAt(start);
        return firstEndingAfter(start);
    }

    private void cutAt(long address) {
        int at = firstEndingAfter(address);
        if (at < areas.size() && areas.get(at).start < address) {
            if (areas.size() >= MOST_AREAS) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            areas.add(at + 1, areas.get(at).splitAt(address));
        }
    }

    private void insert(Area area) {
        int at = firstEndingAfter(area.start);
        areas.add(at, area);
        mergeFrom(at);
    }

    /** Makes neighbours one, from the one before {@code index} on, as far as they were changed. */
    private void mergeFrom(int index) {
        int at = Math.max(0, index - 1);
        for (int steps = 0; steps < 3 && at + 1 < areas.size(); steps++) {
            Area area = areas.get(at);
            Area next = areas.get(at + 1);
            if (area.end == next.start && area.continuesWith(next)) {
                area.append(next);
                areas.remove(at + 1);
            } else {
                at++;
            }
        }
    }
}
