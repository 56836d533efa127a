package awesome.arch.x86_64.paging;

import awesome.magic.NoAlloc;

/**
 * The bits of a page table entry (APM volume 2, 5.3 and 5.4) and the arithmetic of the four levels: level 1 maps
 * pages of 4 KiB, level 2 of 2 MiB, level 3 of 1 GiB, level 4 is the root.
 */
@NoAlloc("arithmetic")
final class PageEntry {
    static final long PRESENT = 1;
    static final long WRITABLE = 1 << 1;
    static final long USER = 1 << 2;
    /** Write-through and not cached: strongly uncacheable, as the attribute table is after a reset (SDM volume 3, 12.12.4). */
    static final long UNCACHED = 1 << 3 | 1 << 4;
    /** On levels 2 and 3: a page and not a table. */
    static final long LARGE = 1 << 7;
    /** Ours to use: the frame belongs here although nobody may access it. */
    static final long KEPT = 1 << 9;
    static final long NO_EXECUTE = 1L << 63;

    /** Where the entry points to. */
    static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    static final int PAGE_SHIFT = 12;
    static final int ENTRIES = 512;
    static final int ROOT_LEVEL = 4;

    private PageEntry() {}

    /** Bytes that an entry of a level covers. */
    static long span(int level) {
        return 1L << PAGE_SHIFT + 9 * (level - 1);
    }

    /** Which entry of its table on a level an address goes through. */
    static int index(long virtual, int level) {
        return (int) (virtual >>> PAGE_SHIFT + 9 * (level - 1)) & ENTRIES - 1;
    }

    static boolean isPresent(long entry) {
        return (entry & PRESENT) != 0;
    }

    /** Whether a present entry of a level ends the walk. */
    static boolean isLeaf(long entry, int level) {
        return level == 1 || (entry & LARGE) != 0;
    }

    /** The physical address in an entry; for a large page without the attribute bit that lies among its low ones. */
    static long address(long entry, int level, boolean leaf) {
        return leaf ? entry & ADDRESS & -span(level) : entry & ADDRESS;
    }

    /** The address with these low 48 bits: the bits above are as bit 47 (APM volume 2, 5.3.1, canonical form). */
    static long canonical(long virtual) {
        return virtual << 16 >> 16;
    }
}
