package awesome.arch.x86_64.paging;

import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import awesome.magic.UserAddr;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * The {@link PageTable} port. The kernel's half consists of the same tables in every address space, so what the
 * kernel maps later appears everywhere.
 */
public final class X86PageTable implements PageTable {
    private static final int USER_SLOTS = HighLayout.FIRST_SLOT;
    /** Where the elements of an array start. */
    private static final int ARRAY_BASE = 16;

    /** What an entry says of whether it leads anywhere, and where. */
    private static final long WHERE = PageEntry.PRESENT | PageEntry.ADDRESS;

    private final PageTree tree;
    private final LargePages large;
    private final ActiveSpace active;
    private final SpaceUse use;
    private final long noExecute;

    /**
     * An empty user half over {@code tree}, which was just created.
     *
     * @param noExecute the bit that forbids execution; 0 if the processor has none
     */
    X86PageTable(PageTree tree, ActiveSpace active, long noExecute) {
        this.tree = tree;
        this.large = new LargePages(tree);
        this.active = active;
        this.use = new SpaceUse(active, tree.root().bits());
        this.noExecute = noExecute;
    }

    private long entry(Frame frame, int protection) {
        long entry = frame.start().bits() | PageEntry.KEPT;
        if (protection == 0) {
            return entry;
        }
        return entry | PageEntry.PRESENT | PageEntry.USER
                | ((protection & WRITE) != 0 ? PageEntry.WRITABLE : 0)
                | ((protection & EXECUTE) != 0 ? 0 : noExecute);
    }

    private long read(UserAddr page) {
        return tree.leaf(page.bits());
    }

    @Override
    public boolean map(UserAddr page, Frame frame, int protection) {
        long place = tree.makeUserEntry(page.bits());
        if (place == 0) {
            // A large page is in the way, or there is no frame for a table.
            place = own(page);
        }
        if (place == 0) {
            return false;
        }
        set(page, place, tree.read(place), entry(frame, protection));
        return true;
    }

    /** Where the level 1 entry of a page is; a large page that it is in becomes ordinary ones. 0 if it has no table. */
    private long own(UserAddr page) {
        long place = tree.findUserEntry(page.bits());
        if (place == 0 && large.find(page.bits()) != 0) {
            split(page);
            place = tree.findUserEntry(page.bits());
        }
        return place;
    }

    private void set(UserAddr page, long place, long before, long after) {
        tree.write(place, after);
        changed(page, before, after);
    }

    @Override
    public boolean mapEmpty(UserAddr first, long[] frames, int count, int protection) {
        // A group does not cross the end of a table.
        long place = tree.makeUserEntry(first.bits());
        if (place == 0) {
            return false;
        }
        long bits = entry(Frame.of(0), protection);
        for (int i = 0; i < count; i++) {
            if (frames[i] >= 0 && tree.read(place + i * 8L) == 0) {
                tree.write(place + i * 8L, bits | Frame.of(frames[i]).start().bits());
            }
        }
        return true;
    }

    /** The processor keeps nothing of an entry that was not present (SDM volume 3, 4.10.2.3). */
    private void changed(UserAddr page, long before, long after) {
        if (PageEntry.isPresent(before) && before != after) {
            active.changed(use, page.bits(), isNarrower(before, after));
        }
    }

    static boolean isNarrower(long before, long after) {
        return (before & WHERE) != (after & WHERE) || (before & ~after & PageEntry.WRITABLE) != 0
                || (after & ~before & PageEntry.NO_EXECUTE) != 0;
    }

    @Override
    public long frameAt(UserAddr page) {
        long entry = read(page);
        return entry == 0 ? -1 : Frame.containing(PhysAddr.of(entry & PageEntry.ADDRESS)).number();
    }

    @Override
    public UserAddr nextMapped(UserAddr from, UserAddr end) {
        return UserAddr.of(tree.nextLeaf(from.bits(), end.bits()));
    }

    @Override
    public int protectionAt(UserAddr page) {
        long entry = read(page);
        if (!PageEntry.isPresent(entry)) {
            return 0;
        }
        return READ | ((entry & PageEntry.WRITABLE) != 0 ? WRITE : 0)
                | ((entry & PageEntry.NO_EXECUTE) != 0 ? 0 : EXECUTE);
    }

    @Override
    public void protect(UserAddr page, int protection) {
        long place = own(page);
        long before = place == 0 ? 0 : tree.read(place);
        if (before != 0) {
            set(page, place, before, entry(Frame.containing(PhysAddr.of(before & PageEntry.ADDRESS)), protection));
        }
    }

    @Override
    public void unmap(UserAddr page) {
        long place = own(page);
        long before = place == 0 ? 0 : tree.read(place);
        if (before != 0) {
            set(page, place, before, 0);
        }
    }

    @Override
    public boolean isEmptyForLarge(UserAddr start) {
        return large.isEmpty(start.bits());
    }

    @Override
    public boolean mapLarge(UserAddr start, Frame first, int protection) {
        long before = large.map(start.bits(), entry(first, protection));
        if (before > 0) {
            // Processors may know the empty table that was there.
            active.changed(use, start.bits(), true);
        }
        return before >= 0;
    }

    @Override
    public boolean isLarge(UserAddr page) {
        return large.find(page.bits()) != 0;
    }

    @Override
    public void protectLarge(UserAddr start, int protection) {
        long place = large.find(start.bits());
        long before = tree.read(place);
        long first = before & PageEntry.ADDRESS;
        large.protect(place, entry(Frame.containing(PhysAddr.of(first)), protection));
        changed(start, before, tree.read(place));
    }

    @Override
    public void unmapLarge(UserAddr start) {
        large.unmap(large.find(start.bits()));
        active.changed(use, start.bits(), true);
    }

    /** Others may go on with what they know: it is the same until a page of it changes, and then they forget all of it. */
    @Override
    public void split(UserAddr page) {
        long place = large.find(page.bits());
        if (place != 0) {
            large.split(place);
            active.changed(use, page.bits(), false);
        }
    }

    @Override
    public void publish() {
        active.publish(use);
    }

    @Override
    public long frameFor(UserAddr page, int access) {
        long entry = read(page);
        boolean allowed = PageEntry.isPresent(entry)
                && ((access & WRITE) == 0 || (entry & PageEntry.WRITABLE) != 0)
                && ((access & EXECUTE) == 0 || (entry & PageEntry.NO_EXECUTE) == 0);
        return allowed ? Frame.containing(PhysAddr.of(entry & PageEntry.ADDRESS)).number() : -1;
    }

    @Override
    public boolean copyIn(UserAddr from, byte[] target, int start, int length) {
        boolean copied = active.is(use)
                && active.copy(element(target, start, length), Address.of(from.bits()), length);
        Objects.keepAlive(target);
        return copied;
    }

    @Override
    public boolean copyOut(UserAddr to, byte[] source, int start, int length) {
        boolean copied = active.is(use)
                && active.copy(Address.of(to.bits()), element(source, start, length), length);
        Objects.keepAlive(source);
        return copied;
    }

    private static Address element(byte[] array, int start, int length) {
        if (start < 0 || length < 0 || start > array.length - length) {
            throw new ArrayIndexOutOfBoundsException();
        }
        return Objects.addressOf(array).plus(ARRAY_BASE + (long) start);
    }

    @Override
    public void activate() {
        active.activate(use);
    }

    @Override
    public void deactivate() {
        active.forsake(use);
    }

    @Override
    public void release() {
        active.leave(use);
        large.release();
        tree.releaseSlots(0, USER_SLOTS);
        tree.releaseRoot();
    }
}
