package awesome.arch.x86_64.paging;

/**
 * The pages of 2 MiB of an address space of a process. Each has a table ready, for when it must become 512 ordinary
 * pages: what makes that necessary, such as unmapping a part of it, must not fail. These tables are a list: the first
 * entry of each is the address of the next.
 */
final class LargePages {
    private static final int LEVEL = 2;

    private final PageTree tree;
    private long spare;

    /** None in {@code tree} yet. */
    LargePages(PageTree tree) {
        this.tree = tree;
    }

    /** Whether no page is mapped in the 2 MiB at {@code start}. */
    boolean isEmpty(long start) {
        long place = tree.findLargeUserEntry(start);
        long value = place == 0 ? 0 : tree.read(place);
        return value == 0 || !PageEntry.isLeaf(value, LEVEL) && tree.isEmpty(PageEntry.address(value, LEVEL, false));
    }

    /**
     * Maps a large page where none is mapped and {@link #isEmpty}.
     *
     * @param entry of a page of 4 KiB, present
     * @return what its entry was, perhaps an empty table, which it keeps as its own; -1 if there was no frame for a table
     */
    long map(long start, long entry) {
        long place = tree.makeLargeUserEntry(start);
        if (place == 0) {
            return -1;
        }
        long before = tree.read(place);
        long table = before == 0 ? tree.newTable() : PageEntry.address(before, LEVEL, false);
        if (table == 0) {
            return -1;
        }
        tree.write(table, spare);
        spare = table;
        tree.write(place, entry | PageEntry.LARGE);
        return before;
    }

    /** Where the entry of the large page is that an address lies in; 0 if it lies in none. */
    long find(long virtual) {
        long place = tree.findLargeUserEntry(virtual);
        return place != 0 && isLarge(tree.read(place)) ? place : 0;
    }

    private static boolean isLarge(long value) {
        return PageEntry.isPresent(value) && PageEntry.isLeaf(value, LEVEL);
    }

    /** Changes what is allowed of a large page to what {@code entry} says, that of its first part. */
    void protect(long place, long entry) {
        tree.write(place, entry | PageEntry.LARGE);
    }

    /** Takes a large page away. */
    void unmap(long place) {
        tree.write(place, 0);
        tree.free(takeSpare());
    }

    /** Makes a large page ordinary ones, which are what it was. */
    void split(long place) {
        long first = tree.read(place) & ~PageEntry.LARGE;
        long table = takeSpare();
        for (int i = 0; i < PageEntry.ENTRIES; i++) {
            tree.write(table + i * 8L, first + i * PageEntry.span(1));
        }
        tree.write(place, table | PageEntry.PRESENT | PageEntry.WRITABLE | PageEntry.USER);
    }

    /** Gives the tables back that are left. */
    void release() {
        while (spare != 0) {
            tree.free(takeSpare());
        }
    }

    private long takeSpare() {
        long table = spare;
        spare = tree.read(table);
        tree.write(table, 0);
        return table;
    }
}
