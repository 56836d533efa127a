package awesome.arch.x86_64.paging;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * The tables of an address space, four levels, edited through physical memory. It knows nothing of the processor:
 * whoever edits tables in use invalidates what the processor keeps of them.
 *
 * <p>Tables come from the frame allocator and go back to it when they have become empty. Frames that are mapped
 * belong to the caller.
 */
@NoAlloc("the heap grows through it")
public final class PageTree {
    /** Entries that are looked at together; it divides those of a table. */
    private static final int AT_ONCE = 8;

    private final PhysMemory memory;
    private final FrameAllocator frames;
    private long root;

    /** No address space yet. */
    public PageTree(PhysMemory memory, FrameAllocator frames) {
        this.memory = memory;
        this.frames = frames;
    }

    /** Makes this the tables below an existing root. */
    public void use(PhysAddr existing) {
        root = existing.bits();
    }

    /** Begins an empty address space; false if there is no frame for it. */
    public boolean create() {
        root = newTable();
        return root != 0;
    }

    /** The physical address of the root. */
    public PhysAddr root() {
        return PhysAddr.of(root);
    }

    /** The entry of the root. */
    long rootEntry(int slot) {
        return memory.readLong(PhysAddr.of(root + slot * 8L));
    }

    /** Makes the tables appear behind {@link HighLayout#RECURSIVE_SLOT}; {@code flags} are those of the pages. */
    void setRecursive(long flags) {
        setRootEntry(HighLayout.RECURSIVE_SLOT, root | flags);
    }

    void setRootEntry(int slot, long entry) {
        memory.writeLong(PhysAddr.of(root + slot * 8L), entry);
    }

    /** A table of zeros; 0 if there is no frame. */
    long newTable() {
        long frame = frames.takeZeros();
        if (frame < 0) {
            return 0;
        }
        return Frame.of(frame).start().bits();
    }

    /** What an entry holds. */
    long read(long entry) {
        return memory.readLong(PhysAddr.of(entry));
    }

    /** Stores an entry. */
    void write(long entry, long value) {
        memory.writeLong(PhysAddr.of(entry), value);
    }

    /**
     * Where the entry of a level for an address is; tables on the way are made if they are missing.
     *
     * @param flags whose {@code USER} goes into the entries of new tables
     * @return its physical address; 0 if there was no frame for a table, or a larger page is in the way
     */
    private long makeEntry(long virtual, int level, long flags) {
        long table = root;
        for (int at = PageEntry.ROOT_LEVEL; at > level; at--) {
            long entry = table + PageEntry.index(virtual, at) * 8L;
            long value = read(entry);
            if (!PageEntry.isPresent(value)) {
                table = newTable();
                if (table == 0) {
                    return 0;
                }
                write(entry, table | PageEntry.PRESENT | PageEntry.WRITABLE | flags & PageEntry.USER);
            } else if (PageEntry.isLeaf(value, at)) {
                return 0;
            } else {
                table = PageEntry.address(value, at, false);
            }
        }
        return table + PageEntry.index(virtual, level) * 8L;
    }

    /** Makes the table that the root's entry for an address refers to; false if there was no frame. */
    boolean makeTable(long virtual) {
        return makeEntry(virtual, PageEntry.ROOT_LEVEL - 1, 0) != 0;
    }

    /** Where the level 1 entry for an address is, by its physical address; 0 if there is no table for it. */
    long findUserEntry(long virtual) {
        long place = findLargeUserEntry(virtual);
        long value = place == 0 ? 0 : read(place);
        return PageEntry.isPresent(value) && !PageEntry.isLeaf(value, 2) ? userEntry(value, virtual) : 0;
    }

    /** Where the level 1 entry for an address is in the table that a level 2 entry leads to. */
    private static long userEntry(long table, long virtual) {
        return PageEntry.address(table, 2, false) + PageEntry.index(virtual, 1) * 8L;
    }

    /** The same, with tables made where there are none; 0 if there was no frame for one. */
    long makeUserEntry(long virtual) {
        return makeEntry(virtual, 1, PageEntry.USER);
    }

    /** Where the level 2 entry for an address is, with tables made above it; 0 if there was no frame for one. */
    long makeLargeUserEntry(long virtual) {
        return makeEntry(virtual, 2, PageEntry.USER);
    }

    /** Where the level 2 entry for an address is; 0 if there is no table for it. */
    long findLargeUserEntry(long virtual) {
        long table = root;
        for (int at = PageEntry.ROOT_LEVEL; at > 2; at--) {
            long value = read(table + PageEntry.index(virtual, at) * 8L);
            if (!PageEntry.isPresent(value)) {
                return 0;
            }
            table = PageEntry.address(value, at, false);
        }
        return table + PageEntry.index(virtual, 2) * 8L;
    }

    /**
     * The level 1 entry for an address, present or not; 0 if there is no table for it. For a part of a large page, the
     * one that an ordinary page would have there.
     */
    long leaf(long virtual) {
        long place = findLargeUserEntry(virtual);
        long value = place == 0 ? 0 : read(place);
        if (!PageEntry.isPresent(value)) {
            return 0;
        }
        if (PageEntry.isLeaf(value, 2)) {
            return (value & ~PageEntry.LARGE) + (virtual & PageEntry.span(2) - PageEntry.span(1));
        }
        return read(userEntry(value, virtual));
    }

    /** The first page from {@code from} on, below {@code end}, whose entry is not empty; {@code end} if none is. */
    long nextLeaf(long from, long end) {
        long at = from;
        while (at < end) {
            long table = root;
            int level = PageEntry.ROOT_LEVEL;
            for (; level > 1; level--) {
                long value = read(table + PageEntry.index(at, level) * 8L);
                if (!PageEntry.isPresent(value)) {
                    break;
                }
                if (PageEntry.isLeaf(value, level)) {
                    return at;
                }
                table = PageEntry.address(value, level, false);
            }
            if (level == 1 && read(table + PageEntry.index(at, 1) * 8L) != 0) {
                return at;
            }
            // Nothing in all that one entry of this level stands for.
            at = (at | PageEntry.span(level) - 1) + 1;
        }
        return end;
    }

    /**
     * Maps a range with the largest pages that fit. All arguments are multiples of 4096.
     *
     * @param flags of {@link PageEntry}, without {@code LARGE}
     * @param largestLevel 1 for pages of 4 KiB only, 2 for 2 MiB, 3 for 1 GiB too
     * @return false if there was no frame for a table; part of the range may be mapped then
     */
    public boolean map(long virtual, long physical, long bytes, long flags, int largestLevel) {
        long done = 0;
        while (done < bytes) {
            int level = largestLevel;
            while (level > 1 && !fits(virtual + done | physical + done, bytes - done, level)) {
                level--;
            }
            long entry = makeEntry(virtual + done, level, flags);
            if (entry == 0) {
                return false;
            }
            write(entry, physical + done | flags | (level > 1 ? PageEntry.LARGE : 0));
            done += PageEntry.span(level);
        }
        return true;
    }

    private static boolean fits(long addresses, long bytes, int level) {
        return (addresses & PageEntry.span(level) - 1) == 0 && bytes >= PageEntry.span(level);
    }

    /**
     * Lets a range of pages of 4 KiB be accessed, or not: their frames stay in the entries, which all must have been mapped.
     */
    public void setAccessible(long virtual, long bytes, boolean accessible) {
        for (long at = virtual; at < virtual + bytes; at += PageEntry.span(1)) {
            long entry = makeEntry(at, 1, 0);
            long value = read(entry);
            write(entry, accessible ? value | PageEntry.PRESENT : value & ~PageEntry.PRESENT);
        }
    }

    /** The physical address that an address is mapped to; -1 if it is not. */
    public long translate(long virtual) {
        long table = root;
        for (int at = PageEntry.ROOT_LEVEL; ; at--) {
            long value = read(table + PageEntry.index(virtual, at) * 8L);
            if (!PageEntry.isPresent(value)) {
                return -1;
            }
            boolean leaf = PageEntry.isLeaf(value, at);
            table = PageEntry.address(value, at, leaf);
            if (leaf) {
                return table + (virtual & PageEntry.span(at) - 1);
            }
        }
    }

    /** How many bytes from an address on are mapped by the same page or, where none is, are surely not mapped. */
    public long rest(long virtual) {
        long table = root;
        for (int at = PageEntry.ROOT_LEVEL; ; at--) {
            long value = read(table + PageEntry.index(virtual, at) * 8L);
            if (!PageEntry.isPresent(value) || PageEntry.isLeaf(value, at)) {
                return PageEntry.span(at) - (virtual & PageEntry.span(at) - 1);
            }
            table = PageEntry.address(value, at, false);
        }
    }

    /** Removes every page that lies in a range as a whole, and the tables that are empty then. */
    public void unmap(long virtual, long bytes) {
        clear(root, PageEntry.ROOT_LEVEL, virtual, virtual + bytes - 1);
    }

    /** Clears what lies in [first, last] and says whether the table is empty now. All of it lies under the table. */
    private boolean clear(long table, int level, long first, long last) {
        long span = PageEntry.span(level);
        int start = PageEntry.index(first, level);
        int end = PageEntry.index(last, level);
        for (int i = start; i <= end; i++) {
            long entry = table + i * 8L;
            long value = read(entry);
            if (!PageEntry.isPresent(value)) {
                if (level == 1) {
                    write(entry, 0);
                }
                continue;
            }
            long low = i == start ? first & span - 1 : 0;
            long high = i == end ? last & span - 1 : span - 1;
            if (PageEntry.isLeaf(value, level)) {
                if (low == 0 && high == span - 1) {
                    write(entry, 0);
                }
            } else if (clear(PageEntry.address(value, level, false), level - 1, low, high)) {
                free(PageEntry.address(value, level, false));
                write(entry, 0);
            }
        }
        return isEmpty(table);
    }

    /** Whether no entry of a table says anything. */
    boolean isEmpty(long table) {
        for (int i = 0; i < PageEntry.ENTRIES; i++) {
            if (read(table + i * 8L) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Gives the frame of a table back. */
    void free(long table) {
        frames.free(Frame.containing(PhysAddr.of(table)));
    }

    /** Frees all tables under slots [from, end) of the root. Nothing may use the address space any more. */
    void releaseSlots(int from, int end) {
        for (int i = from; i < end; i++) {
            long value = rootEntry(i);
            if (PageEntry.isPresent(value)) {
                releaseTable(PageEntry.address(value, PageEntry.ROOT_LEVEL, false), PageEntry.ROOT_LEVEL - 1);
                setRootEntry(i, 0);
            }
        }
    }

    private void releaseTable(long table, int level) {
        for (int i = 0; level > 1 && i < PageEntry.ENTRIES; i += AT_ONCE) {
            if (isAnyPresent(table + i * 8L)) {
                releaseTables(table + i * 8L, level);
            }
        }
        free(table);
    }

    /** Of the tables that processes have, most entries are empty: {@link #AT_ONCE} of them are looked at together. */
    private boolean isAnyPresent(long at) {
        return PageEntry.isPresent(read(at) | read(at + 8) | read(at + 16) | read(at + 24)
                | read(at + 32) | read(at + 40) | read(at + 48) | read(at + 56));
    }

    private void releaseTables(long at, int level) {
        for (int i = 0; i < AT_ONCE; i++) {
            long value = read(at + i * 8L);
            if (PageEntry.isPresent(value) && !PageEntry.isLeaf(value, level)) {
                releaseTable(PageEntry.address(value, level, false), level - 1);
            }
        }
    }

    /** Frees the root, after {@link #releaseSlots}. */
    void releaseRoot() {
        free(root);
        root = 0;
    }

    /** Frees all tables of an address space of the kernel. Nothing may use it any more. */
    public void releaseAll() {
        releaseSlots(0, HighLayout.RECURSIVE_SLOT);
        releaseSlots(HighLayout.RECURSIVE_SLOT + 1, PageEntry.ENTRIES);
        releaseRoot();
    }
}
