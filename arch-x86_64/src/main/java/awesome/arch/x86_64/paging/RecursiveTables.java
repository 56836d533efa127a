package awesome.arch.x86_64.paging;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The tables in use, seen through {@link HighLayout#RECURSIVE_SLOT}. A walk that goes through that slot once too often
 * ends a level too early, at a table in place of a page: with one detour the level 1 entries appear, each further one
 * shows the next level.
 */
@NoAlloc("any context")
public final class RecursiveTables implements Entries {
    private static final long SLOT = (long) HighLayout.RECURSIVE_SLOT << 39;
    /** 36 bits of table indexes, times the 8 bytes of an entry. */
    private static final long INDEXES = 0x7f_ffff_fff8L;

    /** Where the entry of a level for an address appears. */
    static long addressOf(long virtual, int level) {
        long at = virtual;
        for (int i = 0; i < level; i++) {
            at = SLOT | at >>> 9 & INDEXES;
        }
        return PageEntry.canonical(at);
    }

    @Override
    public long entry(long virtual, int level) {
        return Address.of(addressOf(virtual, level)).readLongVolatile();
    }

    /** The physical address that an address is mapped to in the address space in use; -1 if it is not. */
    public long translate(long virtual) {
        for (int level = PageEntry.ROOT_LEVEL; ; level--) {
            long value = entry(virtual, level);
            if (!PageEntry.isPresent(value)) {
                return -1;
            }
            if (PageEntry.isLeaf(value, level)) {
                return PageEntry.address(value, level, true) + (virtual & PageEntry.span(level) - 1);
            }
        }
    }
}
