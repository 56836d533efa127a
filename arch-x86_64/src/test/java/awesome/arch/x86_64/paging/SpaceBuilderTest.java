package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.Frame;
import org.junit.jupiter.api.Test;

class SpaceBuilderTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1L << 30;

    private final Machine machine = new Machine();
    private final SpaceBuilder builder = new SpaceBuilder(machine, Machine.features(true));
    private final PageTree tree = new PageTree(machine.memory, machine);

    private long walk(long virtual) {
        return machine.walk(tree.root().bits(), virtual);
    }

    @Test
    void physicalMemoryIsDataButForTheKernelsOwn() {
        assertTrue(builder.begin(tree));
        assertTrue(builder.direct(64 * GIB, 2 * MIB, 2 * MIB + 0x5000));
        long[] addresses = {0, 2 * MIB - 1, 2 * MIB, 2 * MIB + 0x4fff, 2 * MIB + 0x5000, 5 * GIB + 3, 64 * GIB - 1};
        for (long at : addresses) {
            assertEquals(at, walk(HighLayout.DIRECT_MAP + at));
            assertFalse(machine.executable);
            assertFalse(machine.user);
            assertEquals(at < 2 * MIB || at >= 2 * MIB + 0x5000, machine.writable, "at " + at);
        }
        assertEquals(-1, walk(HighLayout.DIRECT_MAP + 64 * GIB));
        assertEquals(4, machine.taken.size(), "large pages wherever they fit");
    }

    @Test
    void withoutLargePagesPhysicalMemoryTakesTwoMebibytesAtATime() {
        SpaceBuilder old = new SpaceBuilder(machine, Machine.features(false));
        assertTrue(old.begin(tree));
        assertTrue(old.direct(4 * GIB, 2 * MIB, 4 * MIB));
        assertEquals(3 * GIB, walk(HighLayout.DIRECT_MAP + 3 * GIB));
        assertEquals(2 * MIB, machine.pageBytes());
        assertTrue(machine.executable, "such a processor cannot forbid it, and would fault on the bit");
    }

    @Test
    void nothingIsWritableAndExecutable() {
        builder.begin(tree);
        builder.code(0, 0, 4096);
        builder.constants(4096, 4096, 4096);
        builder.data(8192, 8192, 4096);
        walk(0);
        assertTrue(machine.executable && !machine.writable);
        walk(4096);
        assertTrue(!machine.executable && !machine.writable);
        walk(8192);
        assertTrue(!machine.executable && machine.writable);
    }

    @Test
    void copiesWhatAnotherSpaceMapsThere() {
        PageTree source = machine.newTree();
        source.map(GIB, 8 * MIB, 2 * MIB, PageEntry.PRESENT, 2);
        source.map(GIB + 2 * MIB, 0x7000, 4096, PageEntry.PRESENT, 1);
        source.map(GIB + 2 * MIB + 4096, 0x3000, 4096, PageEntry.PRESENT, 1);
        builder.begin(tree);
        long to = 0xffff_d000_0000_0000L;
        assertTrue(builder.copy(source, GIB + 4096, to + 4096, 2 * MIB + 4096));
        assertEquals(-1, walk(to));
        assertEquals(8 * MIB + 4096, walk(to + 4096));
        assertEquals(10 * MIB - 1, walk(to + 2 * MIB - 1));
        assertEquals(0x7000, walk(to + 2 * MIB));
        assertEquals(0x3004, walk(to + 2 * MIB + 4100));
        assertEquals(-1, walk(to + 2 * MIB + 8192));
    }

    @Test
    void copiesNothingWhereNothingIsMapped() {
        PageTree source = machine.newTree();
        source.map(GIB, 0x7000, 4096, PageEntry.PRESENT, 1);
        source.map(GIB + 4 * MIB, 0x3000, 4096, PageEntry.PRESENT, 1);
        builder.begin(tree);
        long to = 0xffff_d000_0000_0000L;
        assertTrue(builder.copy(source, GIB, to, 4 * MIB + 4096));
        assertEquals(0x7000, walk(to));
        assertEquals(-1, walk(to + 4096));
        assertEquals(-1, walk(to + 4 * MIB - 1));
        assertEquals(0x3000, walk(to + 4 * MIB));
    }

    @Test
    void freshPagesFillHolesOnly() {
        builder.begin(tree);
        long at = 0xffff_d000_0000_0000L;
        assertTrue(builder.fresh(at, 3 * 4096));
        long first = walk(at);
        long last = walk(at + 2 * 4096);
        builder.drop(tree, at + 4096, 4096);
        assertEquals(-1, walk(at + 4096));
        int taken = machine.taken.size();
        assertTrue(builder.fresh(at, 3 * 4096));
        assertEquals(taken + 1, machine.taken.size());
        assertEquals(first, walk(at));
        assertTrue(walk(at + 4096) >= 0);
        assertEquals(last, walk(at + 2 * 4096));
    }

    @Test
    void freshPagesComeAndGo() {
        builder.begin(tree);
        long before = machine.taken.size();
        long stack = HighLayout.STACKS + 4096;
        assertTrue(builder.fresh(stack, 16 * Frame.SIZE));
        assertEquals(-1, walk(stack - 1));
        assertTrue(walk(stack) > 0);
        builder.drop(tree, stack, 16 * Frame.SIZE);
        assertEquals(before, machine.taken.size());
    }

    @Test
    void freshPagesThatCannotAllBeHadGoBack() {
        builder.begin(tree);
        long before = machine.taken.size();
        machine.left = 5;
        assertFalse(builder.fresh(0xffff_d000_0000_0000L, 16 * Frame.SIZE));
        builder.drop(tree, 0xffff_d000_0000_0000L, 16 * Frame.SIZE);
        assertEquals(before, machine.taken.size());
        assertEquals(5, machine.left);
    }

    @Test
    void reservedTablesAreSharedByWhoCopiesTheRoot() {
        builder.begin(tree);
        long window = 0xffff_d07f_ffe0_0000L;
        assertTrue(builder.reserve(window, 4 * GIB));
        PageTree user = machine.newTree();
        for (int i = HighLayout.FIRST_SLOT; i < 512; i++) {
            user.setRootEntry(i, tree.rootEntry(i));
        }
        assertTrue(builder.data(window, 0x1000, 4 * MIB));
        assertEquals(0x1000, machine.walk(user.root().bits(), window));
        assertEquals(0x1000 + 2 * MIB, machine.walk(user.root().bits(), window + 2 * MIB));
    }
}
