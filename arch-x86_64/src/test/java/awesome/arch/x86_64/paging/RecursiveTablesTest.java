package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecursiveTablesTest {
    private static final long FLAGS = PageEntry.PRESENT | PageEntry.WRITABLE;

    private final Machine machine = new Machine();
    private final PageTree tree = machine.newTree();

    @Provide
    Arbitrary<Long> pages() {
        return Combinators.combine(Arbitraries.longs().between(0, (1L << 36) - 1), Arbitraries.of(0L, 0xf_8000_0000L))
                .as((page, half) -> PageEntry.canonical((page | half) << 12));
    }

    /** The entry that a processor finds at the address is the one that the walk of the tables ends with. */
    @Property
    void everyEntryAppearsAtItsAddress(@ForAll("pages") long virtual) {
        if (PageEntry.index(virtual, 4) == HighLayout.RECURSIVE_SLOT) {
            return;
        }
        tree.setRecursive(FLAGS);
        tree.map(virtual, 0x1234_5000, 4096, FLAGS, 1);
        long root = tree.root().bits();
        long expected = root;
        for (int level = 4; level >= 1; level--) {
            long at = machine.walk(root, RecursiveTables.addressOf(virtual, level));
            assertEquals(expected + PageEntry.index(virtual, level) * 8L, at, "level " + level);
            expected = machine.host.readLong(at) & PageEntry.ADDRESS;
        }
        assertEquals(0x1234_5000, expected);
    }

    @Example
    void theRootAppearsInItself() {
        long start = (long) HighLayout.RECURSIVE_SLOT << 39;
        long itself = start | start >>> 9 | start >>> 18 | start >>> 27;
        assertEquals(PageEntry.canonical(itself), RecursiveTables.addressOf(0, 4));
        assertEquals(0xffff_ff00_0000_0000L, RecursiveTables.addressOf(0, 1));
    }
}
