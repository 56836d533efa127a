package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.sync.Exclusion;
import awesome.magic.Frame;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;
import java.util.List;
import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * The memory of a process: areas in ascending order, whose pages come when they are touched (demand paging), and the
 * page table that the machine uses. Who works for a process ({@code CurrentProcess}) changes the areas, one thread at a
 * time. Page faults of other threads come meanwhile: whatever changes areas, pages or the table holds the lock of the
 * address space, and so does who uses a frame that a fault might replace.
 *
 * <p>Addresses and lengths are bytes; ranges must lie between {@link #LOWEST} and {@link #END}, or the call throws.
 */
@NonNull
public final class AddressSpace {
    /** Bytes in a page. */
    public static final long PAGE = Frame.SIZE;
    /** Nothing is ever mapped below, so that null pointers fault. */
    public static final long LOWEST = 0x1_0000;
    /** Above the highest address. */
    public static final long END = PageTable.USER_END;

    /** Others may take the frames that were given back for a page. */
    private static final int MOST_TRIES = 4;

    private final PageTable table;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    private final Exclusion lock;
    private final AreaPages pages;
    private final AreaList areas = new AreaList();
    private long mapTop = END;
    /** Above this there was no room when it was last looked for, and nothing was unmapped since. */
    private long searchTop = END;
    /** Processes that run in it. */
    private int users = 1;
    private boolean largePages = true;

    /** An empty address space, which owns {@code table}, for one thread. */
    public AddressSpace(PageTable table, FrameAllocator frames, PhysMemory memory) {
        this(table, frames, memory, Exclusion.NONE);
    }

    /**
     * An empty address space, which owns {@code table}.
     *
     * @param lock nobody else's; it may be taken by who works for a process, not the other way round
     */
    public AddressSpace(PageTable table, FrameAllocator frames, PhysMemory memory, Exclusion lock) {
        this.table = table;
        this.frames = frames;
        this.memory = memory;
        this.lock = lock;
        pages = new AreaPages(table, frames, memory);
    }

    /** Where {@link #findFree} starts to look, downwards. */
    public void setMapTop(UserAddr top) {
        mapTop = top.bits();
        searchTop = mapTop;
    }

    /** One more process runs in it. */
    public void retain() {
        users++;
    }

    /** Whether several processes run in it. */
    public boolean isShared() {
        return users > 1;
    }

    /** Whether there may be large pages at all. */
    public boolean largePages() {
        return largePages;
    }

    /** Says whether pages that come from now on may be large ones; so it is in copies, too (PR_SET_THP_DISABLE). */
    public void setLargePages(boolean allowed) {
        largePages = allowed;
    }

    /** Makes the calling thread run here, in user mode and when it reaches user memory. */
    public void activate() {
        table.activate();
    }

    /** The calling thread does not run here any more. */
    public void deactivate() {
        table.deactivate();
    }

    /** How many pages have frames of their own. */
    public long residentPages() {
        return pages.own();
    }

    /** How many bytes are mapped, with frames or without. */
    public long mappedBytes() {
        long bytes = 0;
        for (Area area = areas.first(); area != null; area = area.next) {
            bytes += area.end - area.start;
        }
        return bytes;
    }

    /**
     * Maps {@code length} bytes at {@code start}, both multiples of the page size, in place of whatever was there.
     *
     * @param protection bits of {@link PageTable}
     * @param shared whether what is written goes to {@code source}
     * @param source the content from {@code offset} on, or null for zeros, which are not shared
     * @param name for people, or an empty string
     */
    public void map(UserAddr start, long length, int protection, boolean shared, PageSource source, long offset,
            String name) {
        lock.lock();
        try {
            mapAlone(start, length, protection, shared, source, offset, name);
        } finally {
            lock.unlock();
        }
    }

    private void mapAlone(UserAddr start, long length, int protection, boolean shared, PageSource source, long offset,
            String name) {
        unmapAlone(start, length);
        areas.requireRoom();
        long first = start.bits();
        areas.add(new Area(this, first, first + length, protection, shared, source, offset, name));
        areas.merge(first, first + length);
    }

    /** Removes every mapping of {@code length} bytes from {@code start}, multiples of the page size. */
    public void unmap(UserAddr start, long length) {
        lock.lock();
        try {
            unmapAlone(start, length);
        } finally {
            lock.unlock();
        }
    }

    private void unmapAlone(UserAddr start, long length) {
        checkRange(start.bits(), length);
        long first = start.bits();
        long end = first + length;
        searchTop = Math.max(searchTop, end);
        Area area = splitAround(first, end);
        while (area != null && area.start < end) {
            Area next = area.next;
            areas.remove(area);
            pages.drop(area, area.start, area.end);
            area.release();
            area = next;
        }
    }

    /** Cuts areas at both bounds; the first area that ends in the range or behind it, or null. */
    private Area splitAround(long first, long end) {
        pages.cutAt(UserAddr.of(first));
        pages.cutAt(UserAddr.of(end));
        return areas.splitAround(first, end);
    }

    /**
     * What is mapped so that its content begins, or would begin, at {@code start}, if it is of a kind: the lowest if there
     * are several; null if nothing is.
     */
    public PageSource mappedFrom(UserAddr start, Predicate<PageSource> kind) {
        for (Area area = areas.firstEndingAfter(start.bits()); area != null; area = area.next) {
            if (area.source != null && area.start - area.offset == start.bits() && kind.test(area.source)) {
                return area.source;
            }
        }
        return null;
    }

    /**
     * Removes what is mapped of {@code source} so that its content begins, or would begin, at {@code start}, and may have
     * been cut and changed in parts since.
     *
     * @param length bytes of the content
     */
    public void unmapFrom(UserAddr start, long length, PageSource source) {
        lock.lock();
        try {
            long end = start.bits() + length;
            Area area = areas.firstEndingAfter(start.bits());
            while (area != null && area.start < end) {
                Area next = area.next;
                if (area.source == source && area.start - area.offset == start.bits()) {
                    unmapAlone(UserAddr.of(area.start), area.end - area.start);
                }
                area = next;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has a range, which was mapped as one, never become writable (mprotect(2), EACCES). */
    public void forbidWriting(UserAddr start) {
        areas.find(start.bits()).mayWrite = false;
    }

    /** Whether {@code source} is shared here so that it is or may become writable. */
    public boolean mayWriteTo(PageSource source) {
        for (Area area = areas.first(); area != null; area = area.next) {
            if (area.source == source && area.shared && area.mayWrite) {
                return true;
            }
        }
        return false;
    }

    /** Changes the protection; ENOMEM if part of the range is not mapped, EACCES if it may not (mprotect(2)). */
    public void protect(UserAddr start, long length, int protection) {
        lock.lock();
        try {
            protectAlone(start, length, protection);
        } finally {
            lock.unlock();
        }
    }

    private void protectAlone(UserAddr start, long length, int protection) {
        checkRange(start.bits(), length);
        long first = start.bits();
        long end = first + length;
        if (!areas.isMapped(first, end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        long allowed = (protection & PageTable.WRITE) != 0 ? allowedEnd(first, end) : end;
        if (allowed > first) {
            protectAllowed(first, allowed, protection);
        }
        if (allowed < end) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** Where in a range the first area begins that may not become writable; its end if there is none. */
    private long allowedEnd(long first, long end) {
        for (Area area = areas.firstEndingAfter(first); area != null && area.start < end; area = area.next) {
            if (!area.mayWrite) {
                return area.start;
            }
        }
        return end;
    }

    private void protectAllowed(long first, long end, int protection) {
        for (Area area = splitAround(first, end); area != null && area.start < end; area = area.next) {
            area.protection = protection;
            pages.reprotect(area);
        }
        areas.merge(first, end);
        table.publish();
    }

    /** Says whether pages that come in a range from now on may be large ones (MADV_HUGEPAGE, MADV_NOHUGEPAGE). */
    public void allowLargePages(UserAddr start, long length, boolean allowed) {
        checkRange(start.bits(), length);
        lock.lock();
        try {
            allowLargeAlone(start.bits(), start.bits() + length, allowed);
        } finally {
            lock.unlock();
        }
    }

    private void allowLargeAlone(long first, long end, boolean allowed) {
        for (Area area = splitAround(first, end); area != null && area.start < end; area = area.next) {
            area.largePages = allowed;
        }
        areas.merge(first, end);
    }

    /** Makes the pages of a range read as at first again (MADV_DONTNEED). */
    public void discard(UserAddr start, long length) {
        checkRange(start.bits(), length);
        lock.lock();
        try {
            discardAlone(start.bits(), start.bits() + length);
        } finally {
            lock.unlock();
        }
    }

    private void discardAlone(long first, long end) {
        for (Area area = areas.firstEndingAfter(first); area != null && area.start < end; area = area.next) {
            pages.drop(area, Math.max(first, area.start), Math.min(end, area.end));
        }
    }

    /** The source of an area has no pages any more from {@code offset} on. */
    void dropFrom(Area area, long offset) {
        long first = Math.max(area.start, area.start + (offset - area.offset));
        if (first < area.end) {
            lock.lock();
            try {
                pages.drop(area, first, area.end);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether nothing is mapped in a range. */
    public boolean isFree(UserAddr start, long length) {
        Area area = areas.firstEndingAfter(start.bits());
        return area == null || area.start >= start.bits() + length;
    }

    /** Whether all of a range is mapped. */
    public boolean isMapped(UserAddr start, long length) {
        return areas.isMapped(start.bits(), start.bits() + length);
    }

    /** Whether a page, which is mapped, is in memory: in the table, or at hand where it comes from (mincore(2)). */
    public boolean isResident(UserAddr page) {
        lock.lock();
        try {
            Area area = areas.find(page.bits());
            return table.frameAt(page) >= 0
                    || area != null && area.source != null && area.source.frameAtHand(area.offsetOf(page.bits())) >= 0;
        } finally {
            lock.unlock();
        }
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

    /** What is made of whole large pages begins with one, if there is room. */
    private long findFreeBelow(long top, long length) {
        boolean large = (length & PageTable.LARGE_BYTES - 1) == 0;
        long start = large ? areas.findFreeBelow(top, length + PageTable.LARGE_BYTES - PAGE) : -1;
        return start < 0 ? areas.findFreeBelow(top, length) : (start + PageTable.LARGE_BYTES - 1) & -PageTable.LARGE_BYTES;
    }

    /**
     * Grows or shrinks the mapping that begins at {@code start}, in place.
     *
     * @return false if what follows is in the way
     */
    public boolean resize(UserAddr start, long oldLength, long newLength) {
        checkRange(start.bits(), Math.max(oldLength, newLength));
        lock.lock();
        try {
            return resizeAlone(start, oldLength, newLength);
        } finally {
            lock.unlock();
        }
    }

    private boolean resizeAlone(UserAddr start, long oldLength, long newLength) {
        if (newLength <= oldLength) {
            if (newLength < oldLength) {
                unmapAlone(start.plus(newLength), oldLength - newLength);
            }
            return true;
        }
        Area area = whole(start, oldLength);
        if (area.end != start.bits() + oldLength
                || !isFree(start.plus(oldLength), newLength - oldLength)) {
            return false;
        }
        areas.extend(area, start.bits() + newLength);
        return true;
    }

    /** What a range lies in; EFAULT if that is not one mapping. */
    private Area whole(UserAddr start, long length) {
        Area area = areas.find(start.bits());
        if (area == null || area.end - start.bits() < length) {
            throw new ErrnoException(Errno.EFAULT);
        }
        return area;
    }

    /**
     * Moves a mapping, or a part of one, with its pages in place of what is there; the old and new range do not overlap.
     * EFAULT if it is not one mapping.
     */
    public void move(UserAddr from, long oldLength, UserAddr to, long newLength) {
        lock.lock();
        try {
            moveAlone(from, oldLength, to, newLength);
        } finally {
            lock.unlock();
        }
    }

    private void moveAlone(UserAddr from, long oldLength, UserAddr to, long newLength) {
        checkRange(from.bits(), oldLength);
        checkRange(to.bits(), newLength);
        Area old = whole(from, oldLength);
        mapAlone(to, newLength, old.protection, old.shared, old.source, old.offsetOf(from.bits()), old.name);
        areas.find(to.bits()).mayWrite = old.mayWrite;
        if (!old.largePages) {
            allowLargeAlone(to.bits(), to.bits() + newLength, false);
        }
        if (!pages.move(from.bits(), from.bits() + Math.min(oldLength, newLength), to.bits(), areas.find(to.bits()))) {
            unmapAlone(to, newLength);
            throw new ErrnoException(Errno.ENOMEM);
        }
        unmapAlone(from, oldLength);
    }

    /**
     * Makes the page of {@code address} present for an access.
     *
     * @param access READ, WRITE or EXECUTE of {@link PageTable}
     */
    public FaultResult fault(UserAddr address, int access) {
        try {
            return faultAndLock(address, access);
        } finally {
            lock.unlock();
        }
    }

    /** The same; the lock is held in any case when this ends. If there is no frame, others are asked for some. */
    private FaultResult faultAndLock(UserAddr address, int access) {
        for (int tries = 1; true; tries++) {
            try {
                bringIn(address.bits() & -PAGE);
            } finally {
                lock.lock();
            }
            FaultResult result = faultAlone(address, access);
            if (result != FaultResult.OUT_OF_MEMORY || tries == MOST_TRIES) {
                return result;
            }
            boolean given = false;
            lock.unlock();
            try {
                given = frames.reclaim(true);
            } finally {
                if (!given) {
                    lock.lock();
                }
            }
            if (!given) {
                return result;
            }
        }
    }

    /**
     * The same for who does not work for the process, if no content of a file or of others is there: what remains is this
     * address space's own business.
     *
     * @return null if it is not
     */
    public FaultResult faultOutside(UserAddr address, int access) {
        lock.lock();
        try {
            Area area = areas.find(address.bits() & -PAGE);
            return area != null && area.source != null ? null : faultAlone(address, access);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has a page's content at hand if it is that of a file. That may take a disk, while others are let in, who may come for the
     * lock: so it is not held.
     */
    private void bringIn(long page) {
        Area area = areas.find(page);
        if (area != null && area.source != null && area.source.frameAtHand(area.offsetOf(page)) < 0) {
            PageSource source = area.source;
            if (!source.mayWait()) {
                source.frameAt(area.offsetOf(page));
                return;
            }
            // Whoever is let in may take the mapping away.
            source.retain();
            try {
                source.frameAt(area.offsetOf(page));
            } finally {
                source.release();
            }
        }
    }

    /**
     * The frame of a page for an access, for {@link UserMemory}: there is one when this returns, and faults of other threads
     * are kept away until {@link #unlock}. ENOMEM, EFAULT; then they are not.
     */
    Frame lockFor(UserAddr address, int access) {
        long frame = lockPresent(address, access);
        return frame >= 0 ? Frame.of(frame) : lockAfterFault(address.alignDown(PAGE), access);
    }

    /** As {@link #lockFor} if the page is there; else -1, and the lock is not held. */
    long lockPresent(UserAddr address, int access) {
        lock.lock();
        long frame = table.frameFor(address.alignDown(PAGE), access);
        if (frame < 0) {
            lock.unlock();
        }
        return frame;
    }

    private Frame lockAfterFault(UserAddr page, int access) {
        long frame = -1;
        try {
            FaultResult result = faultAndLock(page, access);
            if (result == FaultResult.OUT_OF_MEMORY) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            frame = result == FaultResult.RESOLVED ? table.frameFor(page, access) : -1;
            if (frame < 0) {
                throw new ErrnoException(Errno.EFAULT);
            }
        } finally {
            if (frame < 0) {
                lock.unlock();
            }
        }
        return Frame.of(frame);
    }

    /**
     * Has a device use the page of {@code address}, which is made present for an access: its frame stays, and stays this address
     * space's, until {@link #unpin}, whatever becomes of the mapping. ENOMEM, EFAULT.
     *
     * @return the number of the frame; -1 if it is not this address space's own, but a file's, or has too many users
     */
    long pin(UserAddr address, int access) {
        UserAddr page = address.alignDown(PAGE);
        while (true) {
            pages.preparePin();
            // Others who are let in meanwhile may pin some too.
            long frame = lockFor(page, access).number();
            try {
                if (pages.canPin()) {
                    return pages.pin(areas.find(page.bits()), page.bits(), frame) ? frame : -1;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends {@link #pin}. */
    void unpin(long frame) {
        lock.lock();
        try {
            pages.unpin(frame);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The frame of a page for who looks into the process from outside, whatever the area allows (ptrace(2)): as
     * {@link #lockFor}. What is written goes to a copy of the process's own, unless the area is shared and may be
     * written to. Of an area without any access what is there is read.
     */
    Frame lockForced(UserAddr address, int access) {
        UserAddr page = address.alignDown(PAGE);
        bringIn(page.bits());
        lock.lock();
        long frame = -1;
        try {
            Area area = areas.find(page.bits());
            boolean inaccessible = area == null || area.protection == 0 && access == PageTable.WRITE;
            if (inaccessible || area.shared && !area.allows(access)) {
                throw new ErrnoException(Errno.EFAULT);
            }
            if (area.protection != 0) {
                FaultResult result = pages.fault(area, page, access);
                if (result == FaultResult.OUT_OF_MEMORY) {
                    throw new ErrnoException(Errno.ENOMEM);
                }
            }
            frame = table.frameAt(page);
            if (frame < 0) {
                throw new ErrnoException(Errno.EFAULT);
            }
        } finally {
            if (frame < 0) {
                lock.unlock();
            }
        }
        return Frame.of(frame);
    }

    /** Ends {@link #lockFor}. */
    void unlock() {
        lock.unlock();
    }

    /** {@link #fault}; the lock is held, and what is mapped there is at hand if it can be had. */
    private FaultResult faultAlone(UserAddr address, int access) {
        long page = address.bits() & -PAGE;
        Area area = areas.find(page);
        if (area == null) {
            return FaultResult.NOT_MAPPED;
        }
        if (!area.allows(access)) {
            return FaultResult.NOT_ALLOWED;
        }
        return pages.fault(area, UserAddr.of(page), access);
    }

    /**
     * A copy for a new process. Both share the frames of private pages until one of them writes.
     *
     * @param empty the page table of the copy, which owns it
     * @param itsLock the lock of the copy
     * @throws ErrnoException ENOMEM; then there is no copy, and {@code empty} is released
     */
    public AddressSpace copy(PageTable empty, Exclusion itsLock) {
        AddressSpace copy = new AddressSpace(empty, frames, memory, itsLock);
        lock.lock();
        try {
            copyTo(copy);
        } finally {
            lock.unlock();
        }
        return copy;
    }

    private void copyTo(AddressSpace copy) {
        copy.mapTop = mapTop;
        copy.searchTop = searchTop;
        copy.largePages = largePages;
        for (Area area = areas.first(); area != null; area = area.next) {
            Area other = area.copy(copy);
            copy.areas.add(other);
            // What a shared mapping shows is found again when it is touched.
            if (!area.shared && !pages.copyTo(copy.pages, area, other)) {
                table.publish();
                copy.release();
                throw new ErrnoException(Errno.ENOMEM);
            }
        }
        table.publish();
    }

    /** The lowest mapping, or null. */
    Area firstArea() {
        return areas.first();
    }

    /** How many pages of a mapping are present, and whose they are. */
    PresentPages present(Area area) {
        lock.lock();
        try {
            return pages.present(area);
        } finally {
            lock.unlock();
        }
    }

    /** A process leaves it; the last one frees everything. */
    public void release() {
        users--;
        if (users > 0) {
            return;
        }
        unmap(UserAddr.of(LOWEST), END - LOWEST);
        table.release();
    }

    /** What is behind a shared mapping at {@code address}; null if there is no such mapping. */
    public PageSource sharedSourceAt(UserAddr address) {
        Area area = areas.find(address.bits());
        return area == null || !area.shared ? null : area.source;
    }

    /** What is behind the shared mappings in a range, each once and {@linkplain PageSource#retain retained}. */
    public List<PageSource> retainShared(UserAddr start, long length) {
        ArrayList<PageSource> found = new ArrayList<>();
        long end = start.bits() + length;
        for (Area area = areas.firstEndingAfter(start.bits()); area != null && area.start < end; area = area.next) {
            if (area.shared && area.source != null && !found.contains(area.source)) {
                found.add(area.source);
                area.source.retain();
            }
        }
        return found;
    }

    /** The offset of {@code address} in what is mapped there. */
    public long sourceOffset(UserAddr address) {
        return areas.find(address.bits()).offsetOf(address.bits());
    }

    /** For {@link UserMemory}: {@link PageTable#copyIn}. */
    boolean copyIn(UserAddr from, byte[] target, int start, int length) {
        return table.copyIn(from, target, start, length);
    }

    /** For {@link UserMemory}: {@link PageTable#copyOut}. */
    boolean copyOut(UserAddr to, byte[] source, int start, int length) {
        return table.copyOut(to, source, start, length);
    }

    private static void checkRange(long start, long length) {
        if (start < LOWEST || length <= 0 || length > END || start > END - length
                || ((start | length) & (PAGE - 1)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
