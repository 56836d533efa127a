package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class X86PageTableTest {
    private static final long PAGE = 0x40_0000;
    private static final long HIGH = 0xffff_d000_0000_0000L;

    /** Notes what the processor would be told. */
    private static final class Processor extends ActiveSpace {
        final List<Long> forgotten = new ArrayList<>();
        long root;

        Processor() {
            super(new OneProcessor());
        }

        @Override
        void load(long loaded) {
            // As the processor does: without the identifier, and the bit that keeps translations (SDM volume 3, 4.10.4.1).
            root = loaded & PageEntry.ADDRESS;
        }

        @Override
        void forget(long virtual) {
            forgotten.add(virtual);
        }
    }

    private final Machine machine = new Machine();
    private final Processor processor = new Processor();
    private final PageTree kernel = new PageTree(machine.memory, machine);
    private final UserSpaces spaces = new UserSpaces(machine.memory, machine, processor, Machine.features(true));
    private final PageTable table = newTable();

    private PageTable newTable() {
        SpaceBuilder builder = new SpaceBuilder(machine, Machine.features(true));
        builder.begin(kernel);
        builder.data(HIGH, 0x5000, 4096);
        builder.data(0xb8000, 0xb8000, 4096);
        processor.setKernel(kernel.root());
        return spaces.get();
    }

    private static UserAddr page(long at) {
        return UserAddr.of(at);
    }

    private long walk(long virtual) {
        table.activate();
        return machine.walk(processor.root, virtual);
    }

    @Property
    void aPageAllowsWhatItIsMappedFor(@ForAll @IntRange(min = 1, max = 7) int protection,
            @ForAll @IntRange(min = 0, max = 7) int later) {
        assertTrue(table.map(page(PAGE), Frame.of(7), protection));
        check(protection | PageTable.READ);
        table.protect(page(PAGE), later);
        check(later == 0 ? 0 : later | PageTable.READ);
        table.unmap(page(PAGE));
        assertEquals(-1, table.frameAt(page(PAGE)));
        assertEquals(0, table.protectionAt(page(PAGE)));
        assertEquals(-1, walk(PAGE));
    }

    @Property(tries = 50)
    void aGroupIsMappedWhereNothingIs(@ForAll @IntRange(max = 0xffff) int wanted, @ForAll @IntRange(max = 0xffff) int there,
            @ForAll @IntRange(min = 1, max = 16) int count) {
        long[] frames = new long[PageTable.GROUP];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = (wanted >> i & 1) != 0 ? 100 + i : -1;
            if ((there >> i & 1) != 0) {
                assertTrue(table.map(page(PAGE + i * 4096L), Frame.of(7), i % 2 == 0 ? 0 : PageTable.READ));
            }
        }
        assertTrue(table.mapEmpty(page(PAGE), frames, count, PageTable.READ | PageTable.EXECUTE));
        for (int i = 0; i < frames.length; i++) {
            UserAddr at = page(PAGE + i * 4096L);
            boolean before = (there >> i & 1) != 0;
            assertEquals(before ? 7 : i < count ? frames[i] : -1, table.frameAt(at));
            assertEquals(before ? i % 2 == 0 ? 0 : PageTable.READ
                    : i < count && frames[i] >= 0 ? PageTable.READ | PageTable.EXECUTE : 0, table.protectionAt(at));
            table.unmap(at);
        }
        assertEquals(List.of(), processor.forgotten.stream().filter(each -> (there >> (each - PAGE) / 4096 & 1) == 0).toList());
    }

    @Property(tries = 50)
    void mappedPagesAreFoundFarApart(@ForAll @Size(max = 12) Set<@LongRange(min = 16, max = 0x7_ffff_fffeL) Long> pages,
            @ForAll @LongRange(min = 0, max = 0x7_ffff_fffeL) long from) {
        TreeSet<Long> expected = new TreeSet<>();
        for (long each : pages) {
            expected.add(each * 4096);
            table.map(page(each * 4096), Frame.of(7), (int) each & 1);
        }
        Long found = expected.ceiling(from * 4096);
        long end = PageTable.USER_END;
        assertEquals(found == null ? end : found, table.nextMapped(page(from * 4096), page(end)).bits());
        int count = 0;
        for (long at = table.nextMapped(page(0), page(end)).bits(); at < end;
                at = table.nextMapped(page(at + 4096), page(end)).bits()) {
            assertTrue(expected.contains(at));
            table.unmap(page(at));
            count++;
        }
        assertEquals(expected.size(), count);
    }

    private void check(int protection) {
        assertEquals(protection, table.protectionAt(page(PAGE)));
        assertEquals(7, table.frameAt(page(PAGE)));
        assertEquals(protection == 0 ? -1 : 0x7123, walk(PAGE + 0x123));
        if (protection != 0) {
            assertTrue(machine.user);
            assertEquals((protection & PageTable.WRITE) != 0, machine.writable);
            assertEquals((protection & PageTable.EXECUTE) != 0, machine.executable);
        }
    }

    @Example
    void frameZeroWithoutAccessIsStillThere() {
        table.map(page(PAGE), Frame.of(0), 0);
        assertEquals(0, table.frameAt(page(PAGE)));
        table.protect(page(PAGE), PageTable.READ);
        assertEquals(0, walk(PAGE));
    }

    @Example
    void theKernelIsThereButNotForUserCode() {
        assertEquals(0x5000, walk(HIGH));
        assertFalse(machine.user);
        assertEquals(-1, walk(0xb8000), "the lower half is the user's alone");
    }

    @Example
    void tablesAppearBehindTheRecursiveSlotOfTheirOwnSpace() {
        table.map(page(PAGE), Frame.of(7), PageTable.READ);
        long at = walk(RecursiveTables.addressOf(PAGE, 1));
        assertEquals(7, machine.host.readLong(at) >>> 12 & 0xffff);
        assertFalse(machine.user);
    }

    @Example
    void theProcessorIsToldOfChangesInTheActiveSpaceOnly() {
        table.map(page(PAGE), Frame.of(7), PageTable.READ);
        assertEquals(List.of(), processor.forgotten);
        table.activate();
        table.map(page(PAGE), Frame.of(8), PageTable.READ);
        table.protect(page(PAGE), 0);
        table.unmap(page(PAGE));
        assertEquals(List.of(PAGE, PAGE), processor.forgotten, "nothing is kept of a page that was not there");
        table.unmap(page(PAGE));
        table.protect(page(PAGE), PageTable.READ);
        assertEquals(2, processor.forgotten.size(), "there was nothing to change");
    }

    @Example
    void releasingGivesTablesBackAndKeepsFramesAndTheKernel() {
        long before = machine.taken.size();
        PageTable other = spaces.get();
        long frame = machine.take();
        other.map(page(PAGE), Frame.of(frame), PageTable.READ);
        other.map(page(PageTable.USER_END - 4096), Frame.of(frame), PageTable.READ);
        other.activate();
        other.release();
        assertEquals(kernel.root().bits(), processor.root);
        assertTrue(machine.taken.contains(frame));
        assertEquals(before + 1, machine.taken.size());
        assertEquals(0x5000, walk(HIGH));
    }

    @Example
    void withoutFramesNothingChanges() {
        machine.left = 2;
        assertFalse(table.map(page(PAGE), Frame.of(7), PageTable.READ));
        assertEquals(-1, table.frameAt(page(PAGE)));
        machine.left = 0;
        assertNull(spaces.get());
    }

    private static final long LARGE = PageTable.LARGE_BYTES;

    private boolean mapLarge(long at, int protection) {
        return table.isEmptyForLarge(page(at)) && table.mapLarge(page(at), Frame.of(5 * 512), protection);
    }

    /** Each of its pages is what it would be if it were mapped alone, large or split. */
    @Property
    void aLargePageIsAllItsPages(@ForAll @IntRange(min = 1, max = 7) int protection, @ForAll @IntRange(min = 0, max = 511) int at,
            @ForAll boolean split) {
        assertTrue(mapLarge(LARGE, protection));
        UserAddr inside = page(LARGE + at * 4096L);
        if (split) {
            table.split(inside);
        }
        assertEquals(!split, table.isLarge(inside));
        assertEquals(5 * 512 + at, table.frameAt(inside));
        assertEquals(protection | PageTable.READ, table.protectionAt(inside));
        assertEquals((5L * 512 + at << 12) + 77, walk(inside.bits() + 77));
        assertEquals((protection & PageTable.WRITE) != 0, machine.writable);
        assertEquals((protection & PageTable.EXECUTE) != 0, machine.executable);
        assertTrue(machine.user);
        assertEquals(split ? 4096 : LARGE, machine.pageBytes());
        assertEquals(LARGE + at * 4096L, table.nextMapped(inside, page(3 * LARGE)).bits());
        assertEquals(-1, table.frameAt(page(2 * LARGE)));
        assertEquals(LARGE, table.nextMapped(page(0x10000), page(3 * LARGE)).bits());
        unmapAll();
    }

    private void unmapAll() {
        for (long at = LARGE; at < 2 * LARGE; at += 4096) {
            table.unmap(page(at));
        }
        assertTrue(table.isEmptyForLarge(page(LARGE)));
    }

    @Property
    void whatChangesOnePageLeavesTheOthers(@ForAll @IntRange(min = 0, max = 2) int how, @ForAll @IntRange(min = 0, max = 511) int at) {
        assertTrue(mapLarge(LARGE, PageTable.READ | PageTable.WRITE));
        // No frame is needed for it.
        long left = machine.left;
        machine.left = 0;
        UserAddr inside = page(LARGE + at * 4096L);
        switch (how) {
            case 0 -> table.unmap(inside);
            case 1 -> table.protect(inside, PageTable.READ);
            default -> assertTrue(table.map(inside, Frame.of(3), PageTable.READ));
        }
        assertFalse(table.isLarge(inside));
        assertTrue(processor.forgotten.isEmpty() || processor.forgotten.contains(inside.bits()));
        for (int i = 0; i < 512; i++) {
            UserAddr each = page(LARGE + i * 4096L);
            long frame = i != at || how == 1 ? 5 * 512 + i : how == 0 ? -1 : 3;
            int allowed = i != at ? PageTable.READ | PageTable.WRITE : how == 0 ? 0 : PageTable.READ;
            assertEquals(frame, table.frameAt(each));
            assertEquals(allowed, table.protectionAt(each));
            assertEquals(frame < 0 ? -1 : frame << 12, walk(each.bits()));
        }
        machine.left = left;
        unmapAll();
    }

    @Example
    void aLargePageGoesAndComesWithItsTables() {
        int before = machine.taken.size();
        assertTrue(table.map(page(LARGE), Frame.of(7), PageTable.READ));
        assertFalse(table.isEmptyForLarge(page(LARGE)));
        table.unmap(page(LARGE));
        int tables = machine.taken.size();
        // The table of the page that is gone is kept for when it is split.
        assertTrue(mapLarge(LARGE, PageTable.READ));
        assertTrue(mapLarge(2 * LARGE, PageTable.READ));
        assertEquals(tables + 1, machine.taken.size());
        table.protectLarge(page(LARGE), PageTable.READ | PageTable.WRITE);
        assertEquals(PageTable.READ | PageTable.WRITE, table.protectionAt(page(LARGE + 4096)));
        assertEquals(PageTable.READ, table.protectionAt(page(2 * LARGE)));
        table.unmapLarge(page(LARGE));
        assertEquals(-1, table.frameAt(page(LARGE)));
        assertEquals(tables, machine.taken.size());
        table.split(page(2 * LARGE + 4096));
        assertEquals(tables, machine.taken.size());
        table.release();
        // The root goes with the tables.
        assertEquals(before - 1, machine.taken.size());
    }

    @Example
    void withoutAFrameForATableThereIsNoLargePage() {
        machine.left = 0;
        assertFalse(mapLarge(LARGE, PageTable.READ));
        machine.left = 2;
        assertFalse(mapLarge(LARGE, PageTable.READ));
        machine.left = 1;
        assertTrue(mapLarge(LARGE, PageTable.READ));
    }
}
