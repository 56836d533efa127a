package awesome.kernel.fake;

import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** A page table that is a map. */
public final class FakePageTable implements PageTable {
    private record Entry(long frame, int protection) {}

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final FakeFrames frames;
    /** Where large pages begin. */
    private final TreeSet<Long> large = new TreeSet<>();
    private boolean released;
    /** Whether there is no frame for a table now. */
    public BooleanSupplier fails = () -> false;
    /** The one that is active. */
    private static FakePageTable active;

    public FakePageTable() {
        this(null);
    }

    /** Frames that others may still use are {@link FakeFrames#stale} in {@code frames} until {@link #publish}. */
    public FakePageTable(FakeFrames frames) {
        this.frames = frames;
    }

    private void set(long at, Entry after) {
        split(UserAddr.of(at));
        store(at, after);
    }

    private void store(long at, Entry after) {
        Entry before = after == null ? entries.remove(at) : entries.put(at, after);
        boolean narrower = before != null
                && (after == null || after.frame != before.frame || (before.protection & ~after.protection) != 0);
        if (frames != null && narrower) {
            frames.stale.add(before.frame);
        }
    }

    @Override
    public void publish() {
        if (frames != null) {
            frames.stale.clear();
        }
    }

    public static FakePageTable active() {
        return active;
    }

    public boolean isReleased() {
        return released;
    }

    private static long page(UserAddr address) {
        if ((address.bits() & 4095) != 0 || address.bits() < 0 || address.bits() >= USER_END) {
            throw new IllegalArgumentException("no page of a user at " + address);
        }
        return address.bits();
    }

    @Override
    public boolean map(UserAddr at, Frame frame, int protection) {
        if (fails.getAsBoolean()) {
            return false;
        }
        set(page(at), new Entry(frame.start().bits() >>> 12, protection));
        return true;
    }

    @Override
    public boolean mapEmpty(UserAddr first, long[] numbers, int count, int protection) {
        if (page(first) / 4096 / GROUP != page(first.plus((count - 1) * 4096L)) / 4096 / GROUP) {
            throw new IllegalArgumentException("pages of two groups");
        }
        if (fails.getAsBoolean()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            UserAddr at = first.plus(i * 4096L);
            if (numbers[i] >= 0 && frameAt(at) < 0) {
                set(page(at), new Entry(numbers[i], protection));
            }
        }
        return true;
    }

    private static long start(UserAddr at) {
        if (!at.isAligned(LARGE_BYTES)) {
            throw new IllegalArgumentException("no large page at " + at);
        }
        return page(at);
    }

    @Override
    public boolean isEmptyForLarge(UserAddr at) {
        return nextMapped(at, UserAddr.of(start(at) + LARGE_BYTES)).bits() == at.bits() + LARGE_BYTES;
    }

    @Override
    public boolean mapLarge(UserAddr at, Frame first, int protection) {
        if (!isEmptyForLarge(at) || protection == 0 || first.number() % LARGE != 0) {
            throw new IllegalArgumentException("a large page at " + at);
        }
        if (fails.getAsBoolean()) {
            return false;
        }
        for (int i = 0; i < LARGE; i++) {
            store(at.bits() + i * 4096L, new Entry(first.number() + i, protection));
        }
        large.add(at.bits());
        return true;
    }

    @Override
    public boolean isLarge(UserAddr at) {
        return large.contains(at.bits() & -LARGE_BYTES);
    }

    @Override
    public void protectLarge(UserAddr at, int protection) {
        requireLarge(at, protection);
        for (int i = 0; i < LARGE; i++) {
            store(at.bits() + i * 4096L, new Entry(frameAt(at.plus(i * 4096L)), protection));
        }
    }

    private void requireLarge(UserAddr at, int protection) {
        if (!large.contains(start(at)) || protection == 0) {
            throw new IllegalArgumentException("not a large page at " + at);
        }
    }

    @Override
    public void unmapLarge(UserAddr at) {
        requireLarge(at, READ);
        for (int i = 0; i < LARGE; i++) {
            store(at.bits() + i * 4096L, null);
        }
        large.remove(at.bits());
    }

    @Override
    public void split(UserAddr at) {
        large.remove(at.bits() & -LARGE_BYTES);
    }

    @Override
    public long frameAt(UserAddr at) {
        Entry entry = entries.get(page(at));
        return entry == null ? -1 : entry.frame;
    }

    @Override
    public UserAddr nextMapped(UserAddr from, UserAddr end) {
        Long next = entries.ceilingKey(from.bits());
        return next == null || next >= end.bits() ? end : UserAddr.of(next);
    }

    @Override
    public int protectionAt(UserAddr at) {
        Entry entry = entries.get(page(at));
        return entry == null ? 0 : entry.protection;
    }

    @Override
    public void protect(UserAddr at, int protection) {
        Entry entry = entries.get(page(at));
        if (entry != null) {
            set(page(at), new Entry(entry.frame, protection));
        }
    }

    @Override
    public void unmap(UserAddr at) {
        set(page(at), null);
    }

    @Override
    public void activate() {
        active = this;
    }

    @Override
    public void deactivate() {
        if (active == this) {
            active = null;
        }
    }

    /** Makes another one active, or none: another thread runs. */
    static void use(FakePageTable other) {
        active = other;
    }

    @Override
    public void release() {
        deactivate();
        if (!entries.isEmpty()) {
            throw new IllegalStateException(entries.size() + " pages are still mapped");
        }
        released = true;
    }
}
