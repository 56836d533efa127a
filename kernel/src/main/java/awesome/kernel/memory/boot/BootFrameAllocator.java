package awesome.kernel.memory.boot;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.FrameFault;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * The free frames of the machine as a singly linked list through the frames themselves: the first u64 of a free
 * frame is the physical address of the next one, that of the last is {@link #END_OF_LIST}. Every link is checked
 * when it is followed; a bad one is a panic, because whoever wrote it owns memory that is not his.
 *
 * <p>Threading is lazy: memory is put on the list in small pieces when the list has run out, so that starting
 * does not touch all of a large machine. Frames come in ascending order at first, then the last given back first.
 *
 * <p>Use: {@link #addRegion} and {@link #addUsed} in any order, then {@link #open}, then the rest. It needs no
 * heap. One thread at a time, interrupts do not matter.
 */
@NoAlloc("the heap is made from it")
public final class BootFrameAllocator implements FrameAllocator {
    /** What the last free frame holds. It is no multiple of 4096, so it is no frame. */
    public static final long END_OF_LIST = 0xdead_beefL;

    /** Frames that are put on the list at once. */
    static final int BATCH = 64;

    /** Each entry of the memory map and each range in use makes one more piece at most. */
    private static final int CAPACITY = 512;
    /** Physical addresses have at most 52 bits (APM volume 2, 5.1). */
    private static final long ADDRESSES = 1L << 52;

    private final PhysMemory memory;
    /** All frames that are memory, and those of them that are free but not on the list; in bytes. */
    private final RangeSet managed = new RangeSet(CAPACITY);
    private final RangeSet untouched = new RangeSet(CAPACITY);
    /** Input of {@link #open}, in bytes. */
    private final RangeSet reserved = new RangeSet(CAPACITY);
    private final RangeSet used = new RangeSet(CAPACITY);

    private long head = END_OF_LIST;
    private long listed;
    private long untouchedFrames;
    private long totalFrames;

    /** An allocator without frames; {@code memory} reaches what it will be given. */
    public BootFrameAllocator(PhysMemory memory) {
        this.memory = memory;
    }

    /**
     * Tells an entry of the machine's memory map. Entries may come in any order and overlap: a page is memory only if
     * entries of type 1 cover all of it and no entry of another type any of it. The entry that starts at 0, where
     * firmware and processor keep their tables, is ignored.
     *
     * @param bytes may be 0, which says nothing
     */
    public void addRegion(PhysAddr base, long bytes, int type) {
        long start = Math.min(clamp(base.bits()), ADDRESSES);
        long end = start + Math.min(clamp(bytes), ADDRESSES - start);
        if (start == end) {
            return;
        }
        if (type != MemoryRegionLayout.TYPE_USABLE) {
            reserved.add(start & -Frame.SIZE, end + Frame.SIZE - 1 & -Frame.SIZE);
        } else if (start != 0) {
            managed.add(start, end);
        }
    }

    private static long clamp(long unsigned) {
        return unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }

    /** Tells that something lies in [base, end) that must stay as it is: every page that it touches is in use. */
    public void addUsed(PhysAddr base, PhysAddr end) {
        if (base.isBelow(end)) {
            used.add(base.alignDown(Frame.SIZE).bits(), end.alignUp(Frame.SIZE).bits());
        }
    }

    /** Makes the frames known so far available, as far as they end at or below {@code limit}. */
    public void open(PhysAddr limit) {
        managed.remove(limit.bits(), Long.MAX_VALUE);
        managed.shrinkTo(Frame.SIZE);
        for (int i = 0; i < reserved.count(); i++) {
            managed.remove(reserved.start(i), reserved.end(i));
        }
        untouched.copyFrom(managed);
        for (int i = 0; i < used.count(); i++) {
            untouched.remove(used.start(i), used.end(i));
        }
        head = END_OF_LIST;
        listed = 0;
        untouchedFrames = untouched.size() / Frame.SIZE;
        totalFrames = managed.size() / Frame.SIZE;
    }

    /**
     * Makes the pages of a range told by {@link #addUsed} available. Pages that are no memory of type 1 stay out. The
     * caller vouches that nothing else in use shares a page with it.
     */
    public void release(PhysAddr base, PhysAddr end) {
        long start = base.alignDown(Frame.SIZE).bits();
        long last = base.isBelow(end) ? end.alignUp(Frame.SIZE).bits() : start;
        for (int i = 0; i < managed.count(); i++) {
            long from = Math.max(start, managed.start(i));
            long to = Math.min(last, managed.end(i));
            if (from < to) {
                untouched.add(from, to);
            }
        }
        untouchedFrames = untouched.size() / Frame.SIZE;
    }

    @Override
    public long take() {
        if (head == END_OF_LIST && !threadMore()) {
            return -1;
        }
        long taken = head;
        head = next(taken);
        listed--;
        return Frame.containing(PhysAddr.of(taken)).number();
    }

    @Override
    public long takeZeros() {
        long frame = take();
        if (frame >= 0) {
            memory.clear(Frame.of(frame));
        }
        return frame;
    }

    /** Puts the lowest untouched frames on the list, which is empty; false if there are none. */
    private boolean threadMore() {
        if (untouched.count() == 0) {
            return false;
        }
        long start = untouched.start(0);
        long end = Math.min(untouched.end(0), start + BATCH * Frame.SIZE);
        for (long at = start; at < end; at += Frame.SIZE) {
            long next = at + Frame.SIZE;
            memory.writeLong(PhysAddr.of(at), next < end ? next : END_OF_LIST);
        }
        untouched.remove(start, end);
        head = start;
        listed = (end - start) / Frame.SIZE;
        untouchedFrames -= listed;
        return true;
    }

    /** What follows a free frame: the address of another one or {@link #END_OF_LIST}. */
    private long next(long frame) {
        long next = memory.readLong(PhysAddr.of(frame));
        if (next == END_OF_LIST) {
            if (listed != 1) {
                FrameFault.stop("the list of free frames ends too early", frame, next);
            }
        } else if (listed == 1 || !isFrame(next)) {
            FrameFault.stop("the list of free frames is broken: somebody wrote to a free frame", frame, next);
        }
        return next;
    }

    private boolean isFrame(long address) {
        return (address & Frame.SIZE - 1) == 0 && managed.contains(address);
    }

    @Override
    public void free(Frame frame) {
        long address = frame.start().bits();
        if (!isFrame(address) || untouched.contains(address)) {
            FrameFault.stop("a frame is given back that was never taken", address, head);
        }
        if (address == head || listed + untouchedFrames >= totalFrames) {
            FrameFault.stop("a frame is given back twice", address, head);
        }
        memory.writeLong(PhysAddr.of(address), head);
        head = address;
        listed++;
    }

    /** How many untouched frames, at most {@code wanted}, follow one another somewhere in [low, high). */
    public long longestRun(PhysAddr low, PhysAddr high, long wanted) {
        long longest = 0;
        for (int i = 0; i < untouched.count(); i++) {
            long start = Math.max(untouched.start(i), low.alignUp(Frame.SIZE).bits());
            long end = Math.min(untouched.end(i), high.alignDown(Frame.SIZE).bits());
            longest = Math.max(longest, (end - start) / Frame.SIZE);
        }
        return Math.min(longest, wanted);
    }

    /**
     * Takes {@code frames} frames that follow one another, the lowest such in [low, high), from memory that nobody had
     * before; {@link #free} gives them back one by one.
     *
     * @return the number of the first, or -1 if there are none
     */
    public long takeRun(PhysAddr low, PhysAddr high, long frames) {
        for (int i = 0; i < untouched.count(); i++) {
            long start = Math.max(untouched.start(i), low.alignUp(Frame.SIZE).bits());
            long end = Math.min(untouched.end(i), high.alignDown(Frame.SIZE).bits());
            if (frames > 0 && end - start >= frames * Frame.SIZE) {
                untouched.remove(start, start + frames * Frame.SIZE);
                untouchedFrames -= frames;
                return Frame.containing(PhysAddr.of(start)).number();
            }
        }
        return -1;
    }

    /** Takes a frame off the list as it is, without threading more; the number of the frame, or -1. */
    public long takeListed() {
        return head == END_OF_LIST ? -1 : take();
    }

    /** Tells {@code sink} all memory in frames [start, end), free or not, in ascending order. */
    public void memory(long start, long end, RangeSink sink) {
        each(managed, start, end, sink);
    }

    /** Hands what is untouched of frames [start, end) over to {@code sink}, in ascending order. */
    public void hand(long start, long end, RangeSink sink) {
        each(untouched, start, end, sink);
        untouched.remove(start * Frame.SIZE, end * Frame.SIZE);
        untouchedFrames = untouched.size() / Frame.SIZE;
    }

    private static void each(RangeSet ranges, long start, long end, RangeSink sink) {
        for (int i = 0; i < ranges.count(); i++) {
            long from = Math.max(start, ranges.start(i) / Frame.SIZE);
            long to = Math.min(end, ranges.end(i) / Frame.SIZE);
            if (from < to) {
                sink.range(from, to);
            }
        }
    }

    /** How many frames of [start, end) are untouched. */
    public long untouched(long start, long end) {
        long sum = 0;
        for (int i = 0; i < untouched.count(); i++) {
            sum += Math.max(0, Math.min(end, untouched.end(i) / Frame.SIZE)
                    - Math.max(start, untouched.start(i) / Frame.SIZE));
        }
        return sum;
    }

    /** Above the number of the last frame of memory. */
    public long lastMemory() {
        return managed.count() == 0 ? 0 : managed.end(managed.count() - 1) / Frame.SIZE;
    }

    /** Walks the list to its end, checking every link; how many frames are on it. */
    public long check() {
        long all = listed;
        long at = head;
        long count = 0;
        while (at != END_OF_LIST) {
            count++;
            at = next(at);
            listed--;
        }
        listed = all;
        return count;
    }

    @Override
    public long freeFrames() {
        return listed + untouchedFrames;
    }

    @Override
    public long totalFrames() {
        return totalFrames;
    }

    /** The address of the first frame on the list, or {@link #END_OF_LIST}. */
    long head() {
        return head;
    }
}
