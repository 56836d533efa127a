package awesome.kernel.memory;

import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;

/**
 * The pages of an address space's areas in its page table: how they come when they are touched, and go. Under the lock of the
 * address space.
 */
@NonNull
final class AreaPages {
    private static final long PAGE = AddressSpace.PAGE;
    private static final long LARGE = PageTable.LARGE_BYTES;
    /** What is mapped around a page of a file that is touched, as far as it is at hand: programs go on nearby. */
    private static final long AROUND = PageTable.GROUP * PAGE;
    /** So many frames are taken away before other processors are told. */
    private static final int DROPPED = 64;

    private final PageTable table;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    private long own;
    /** Frames to release that were mapped until now. */
    private final long[] dropped = new long[DROPPED];
    private int droppedCount;
    private final long[] around = new long[PageTable.GROUP];
    private final PinnedFrames pinned = new PinnedFrames();

    /** None in {@code table} yet. */
    AreaPages(PageTable table, FrameAllocator frames, PhysMemory memory) {
        this.table = table;
        this.frames = frames;
        this.memory = memory;
    }

    /** How many have frames of their own. */
    long own() {
        return own;
    }

    /** Makes a page present for an access, which the area allows; what its source has is at hand, if it can be had. */
    FaultResult fault(Area area, UserAddr page, int access) {
        long present = table.frameAt(page);
        if (area.source == null) {
            return present >= 0 ? present(area, page, present, access) : mapZeros(area, page);
        }
        return faultOnSource(area, page, present, access);
    }

    private FaultResult faultOnSource(Area area, UserAddr page, long present, int access) {
        long theirs = area.source.frameAtHand(area.offsetOf(page.bits()));
        if (theirs < 0 && present < 0) {
            return FaultResult.BEYOND_FILE;
        }
        if (area.shared) {
            return mapTheirs(area, page, theirs, present, area.protection);
        }
        boolean isOwn = present >= 0 && present != theirs;
        if (isOwn) {
            return present(area, page, present, access);
        }
        if (access != PageTable.WRITE) {
            return mapTheirs(area, page, theirs, present, area.protection & ~PageTable.WRITE);
        }
        long copy = copyOf(theirs);
        return copy < 0 ? FaultResult.OUT_OF_MEMORY : mapOwn(area, page, copy);
    }

    /** A page that has a frame of its own, or one that it still shares with a copy of this address space. */
    private FaultResult present(Area area, UserAddr page, long frame, int access) {
        if ((table.protectionAt(page) & access) == access) {
            return FaultResult.RESOLVED;
        }
        if (access != PageTable.WRITE || isSole(frame)) {
            if (!allowWritingToLarge(area, page)) {
                table.protect(page, allowedNow(area, frame));
            }
            return FaultResult.RESOLVED;
        }
        long copy = copyOf(frame);
        if (copy < 0) {
            return FaultResult.OUT_OF_MEMORY;
        }
        if (!table.map(page, Frame.of(copy), area.protection)) {
            frames.free(Frame.of(copy));
            return FaultResult.OUT_OF_MEMORY;
        }
        table.publish();
        frames.release(Frame.of(frame));
        return FaultResult.RESOLVED;
    }

    /** What may be done with a page's own frame without a fault: writing only while nobody else refers to it. */
    private int allowedNow(Area area, long frame) {
        return isSole(frame) ? area.protection : area.protection & ~PageTable.WRITE;
    }

    /** Whether nobody else refers to a frame of this address space, but for devices, which are to see what is written to it. */
    private boolean isSole(long frame) {
        int references = frames.references(Frame.of(frame));
        return references == 1 || !pinned.isEmpty() && references == 1 + pinned.times(frame);
    }

    /** Makes room for one more page to be pinned; allocates. */
    void preparePin() {
        pinned.prepare();
    }

    /** Whether there is room for one. */
    boolean canPin() {
        return pinned.hasRoom();
    }

    /**
     * Keeps the frame of a page that is present until {@link #unpin}, whatever becomes of the page.
     *
     * @return false if it is not the address space's own, or takes no more references
     */
    boolean pin(Area area, long page, long frame) {
        if (!isOwn(area, page, frame) || !frames.share(Frame.of(frame))) {
            return false;
        }
        pinned.add(frame);
        return true;
    }

    /** Ends {@link #pin}. */
    void unpin(long frame) {
        pinned.remove(frame);
        frames.release(Frame.of(frame));
    }

    /** Has a large page be written to again once all copies of it are gone; false if the page is in none, or some are there. */
    private boolean allowWritingToLarge(Area area, UserAddr page) {
        UserAddr start = page.alignDown(LARGE);
        if (!table.isLarge(page) || !frames.isSoleLarge(Frame.of(table.frameAt(start)))) {
            return false;
        }
        table.protectLarge(start, area.protection);
        return true;
    }

    private FaultResult mapZeros(Area area, UserAddr page) {
        if (mapLargeZeros(area, page.alignDown(LARGE))) {
            return FaultResult.RESOLVED;
        }
        long frame = frames.takeZeros();
        if (frame < 0) {
            return FaultResult.OUT_OF_MEMORY;
        }
        return mapOwn(area, page, frame);
    }

    private boolean mapLargeZeros(Area area, UserAddr start) {
        if (!area.hasRoomForLarge(start.bits())) {
            return false;
        }
        // Once one page is there, this is not tried for its neighbours.
        area.noLargeAt = start.bits();
        long first = table.isEmptyForLarge(start) ? frames.takeLargeZeros() : -1;
        if (first < 0) {
            return false;
        }
        if (!table.mapLarge(start, Frame.of(first), area.protection)) {
            frames.releaseLarge(Frame.of(first));
            return false;
        }
        area.noLargeAt = -1;
        own += PageTable.LARGE;
        table.publish();
        touchedLarge(area, start.bits());
        return true;
    }

    private static void touchedLarge(Area area, long start) {
        area.touched(start);
        area.touched(start + LARGE - PAGE);
    }

    /** Whether the page at {@code page} begins a large one that lies below {@code end}. */
    private boolean isLarge(long page, long end) {
        return (page & LARGE - 1) == 0 && LARGE <= end - page && table.isLarge(UserAddr.of(page));
    }

    /** How far behind a page the next one is that is to be looked at, if large ones are taken as one. */
    private long step(long page, long end) {
        return isLarge(page, end) ? LARGE : PAGE;
    }

    /** Sees that no large page reaches over an address. */
    void cutAt(UserAddr address) {
        if (!address.isAligned(LARGE)) {
            table.split(address);
        }
    }

    private FaultResult mapOwn(Area area, UserAddr page, long frame) {
        FaultResult result = mapFrame(area, page, frame, area.protection);
        if (result == FaultResult.RESOLVED) {
            own++;
        } else {
            frames.free(Frame.of(frame));
        }
        return result;
    }

    private FaultResult mapFrame(Area area, UserAddr page, long frame, int protection) {
        if (!table.map(page, Frame.of(frame), protection)) {
            return FaultResult.OUT_OF_MEMORY;
        }
        // Others may have seen another frame there, such as that of a file before this is a copy.
        table.publish();
        area.touched(page.bits());
        return FaultResult.RESOLVED;
    }

    private FaultResult mapTheirs(Area area, UserAddr page, long frame, long present, int protection) {
        FaultResult result = mapFrame(area, page, frame, protection);
        if (present < 0 && result == FaultResult.RESOLVED) {
            mapAround(area, page.bits(), protection);
        }
        return result;
    }

    /** Maps what lies around a page, where nothing is mapped yet and the source has a frame at hand. */
    private void mapAround(Area area, long page, int protection) {
        long first = Math.max(area.start, page & -AROUND);
        long end = Math.min(area.end, (page & -AROUND) + AROUND);
        int count = (int) ((end - first) / PAGE);
        for (int i = 0; i < count; i++) {
            around[i] = area.source.frameAtHand(area.offsetOf(first) + i * PAGE);
        }
        if (table.mapEmpty(UserAddr.of(first), around, count, protection)) {
            area.touched(first);
            area.touched(end - PAGE);
        }
    }

    /** Has the pages of an area be protected as it is now; others are told when the caller has published it. */
    void reprotect(Area area) {
        long end = area.highest;
        for (long page = nextMapped(area.lowest, end); page < end; ) {
            long step = area.protection == 0 ? PAGE : step(page, end);
            if (step == LARGE) {
                reprotectLarge(area, UserAddr.of(page));
            } else {
                reprotect(area, page);
            }
            page = nextMapped(page + step, end);
        }
    }

    private void reprotectLarge(Area area, UserAddr start) {
        boolean sole = (area.protection & PageTable.WRITE) == 0 || frames.isSoleLarge(Frame.of(table.frameAt(start)));
        table.protectLarge(start, sole ? area.protection : area.protection & ~PageTable.WRITE);
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
        table.protect(at, isOwn(area, page, frame) ? allowedNow(area, frame) : area.shared ? area.protection
                : area.protection & ~PageTable.WRITE);
    }

    /**
     * Moves the pages from {@code from} to {@code end} to {@code to} and what follows.
     *
     * @param target which {@code to} lies in, perhaps behind the begin: neighbours may have become one
     * @return false if there is no frame for a table; then all is where it was
     */
    boolean move(long from, long end, long to, Area target) {
        // In both places first.
        for (long at = nextMapped(from, end); at < end; ) {
            UserAddr page = UserAddr.of(at);
            UserAddr moved = UserAddr.of(to + (at - from));
            Frame frame = Frame.of(table.frameAt(page));
            boolean large = moved.isAligned(LARGE) && isLarge(at, end) && table.isEmptyForLarge(moved);
            if (!(large ? table.mapLarge(moved, frame, table.protectionAt(page)) : table.map(moved, frame, table.protectionAt(page)))) {
                takeOut(to, moved.bits());
                return false;
            }
            target.touched(moved.bits());
            target.touched(moved.bits() + (large ? LARGE : PAGE) - PAGE);
            at = nextMapped(at + (large ? LARGE : PAGE), end);
        }
        takeOut(from, end);
        return true;
    }

    /** Takes pages out of the table whose frames are mapped elsewhere too. */
    private void takeOut(long from, long end) {
        for (long at = nextMapped(from, end); at < end; ) {
            long step = step(at, end);
            if (step == LARGE) {
                table.unmapLarge(UserAddr.of(at));
            } else {
                table.unmap(UserAddr.of(at));
            }
            at = nextMapped(at + step, end);
        }
        table.publish();
    }

    /** Takes the pages of a range away, which is in an area. */
    void drop(Area area, long start, long end) {
        area.noLargeAt = -1;
        long last = Math.min(end, area.highest);
        for (long page = nextMapped(Math.max(start, area.lowest), last); page < last; ) {
            long step = step(page, last);
            if (step == LARGE) {
                dropLarge(UserAddr.of(page));
            } else {
                drop(area, page);
            }
            page = nextMapped(page + step, last);
        }
        releaseDropped();
    }

    private void drop(Area area, long page) {
        UserAddr at = UserAddr.of(page);
        long frame = table.frameAt(at);
        table.unmap(at);
        if (isOwn(area, page, frame)) {
            releaseLater(frame);
            own--;
        }
    }

    private void dropLarge(UserAddr start) {
        long first = table.frameAt(start);
        table.unmapLarge(start);
        own -= PageTable.LARGE;
        table.publish();
        frames.releaseLarge(Frame.of(first));
    }

    /** Releases a frame once all processors know that it is not mapped any more. */
    private void releaseLater(long frame) {
        if (droppedCount == DROPPED) {
            releaseDropped();
        }
        dropped[droppedCount++] = frame;
    }

    private void releaseDropped() {
        table.publish();
        for (int i = 0; i < droppedCount; i++) {
            frames.release(Frame.of(dropped[i]));
        }
        droppedCount = 0;
    }

    /**
     * Has a copy of an area share the frames of private pages, which nobody may write to then.
     *
     * @param other the area, in {@code copy}
     * @return false if there is no frame
     */
    boolean copyTo(AreaPages copy, Area area, Area other) {
        long end = area.highest;
        for (long page = nextMapped(area.lowest, end); page < end; ) {
            boolean large = isLarge(page, end) && copyLarge(copy, UserAddr.of(page), other);
            if (!large && !copyPage(copy, area, page, other)) {
                return false;
            }
            page = nextMapped(page + (large ? LARGE : PAGE), end);
        }
        return true;
    }

    private boolean copyPage(AreaPages copy, Area area, long page, Area other) {
        UserAddr at = UserAddr.of(page);
        long frame = table.frameAt(at);
        if (!isOwn(area, page, frame)) {
            return true;
        }
        int protection = table.protectionAt(at) & ~PageTable.WRITE;
        // What a device writes is for this address space: its page is not to become another one when it is written to.
        boolean isPinned = !pinned.isEmpty() && pinned.times(frame) > 0;
        long theirs = !isPinned && frames.share(Frame.of(frame)) ? frame : copyOf(frame);
        if (theirs < 0) {
            return false;
        }
        if (!copy.table.map(at, Frame.of(theirs), protection | PageTable.READ)) {
            frames.release(Frame.of(theirs));
            return false;
        }
        copy.table.protect(at, protection);
        other.touched(page);
        copy.own++;
        if (!isPinned) {
            table.protect(at, protection);
        }
        return true;
    }

    /** The same for a large page; false if it must be done page by page, for want of frames or references. */
    private boolean copyLarge(AreaPages copy, UserAddr start, Area other) {
        Frame first = Frame.of(table.frameAt(start));
        int protection = table.protectionAt(start) & ~PageTable.WRITE;
        if (!pinned.isEmpty() || !frames.shareLarge(first)) {
            return false;
        }
        if (!copy.table.mapLarge(start, first, protection)) {
            frames.releaseLarge(first);
            return false;
        }
        touchedLarge(other, start.bits());
        copy.own += PageTable.LARGE;
        table.protectLarge(start, protection);
        return true;
    }

    /** Whether a frame mapped in an area is the process's own and not its file's, which would be at hand. */
    private static boolean isOwn(Area area, long page, long frame) {
        return area.source == null || !area.shared && area.source.frameAtHand(area.offsetOf(page)) != frame;
    }

    private long copyOf(long frame) {
        long copy = frames.take();
        if (copy >= 0) {
            memory.copy(Frame.of(frame), Frame.of(copy));
        }
        return copy;
    }

    /** What is present of an area. */
    PresentPages present(Area area) {
        PresentPages pages = new PresentPages();
        for (long page = nextMapped(area.lowest, area.highest); page < area.highest;
                page = nextMapped(page + PAGE, area.highest)) {
            long frame = table.frameAt(UserAddr.of(page));
            pages.count(isOwn(area, page, frame), isOwn(area, page, frame) ? frames.references(Frame.of(frame)) : 1,
                    table.isLarge(UserAddr.of(page)));
        }
        return pages;
    }

    /** The first page from {@code from} on with a frame, or a number not below {@code end}. */
    private long nextMapped(long from, long end) {
        return from < end ? table.nextMapped(UserAddr.of(from), UserAddr.of(end)).bits() : end;
    }
}
