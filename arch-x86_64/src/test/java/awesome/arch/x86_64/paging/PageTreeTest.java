package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.Frame;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PageTreeTest {
    private static final long FLAGS = PageEntry.PRESENT | PageEntry.WRITABLE | PageEntry.NO_EXECUTE;
    private static final long MIB = 1 << 20;
    private static final long GIB = 1L << 30;

    private final Machine machine = new Machine();
    private final PageTree tree = machine.newTree();

    private long walk(long virtual) {
        return machine.walk(tree.root().bits(), virtual);
    }

    /** A range of pages to map or to unmap, near places where tables end. */
    record Step(boolean map, long page, int pages, long frame) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> pages = Combinators.combine(
                        Arbitraries.of(0L, 0x200L, 0x3fe00L, 0x7_ffff_f000L, 0xf_8000_0000L, 0xf_ffff_fc00L),
                        Arbitraries.longs().between(0, 1023))
                .as(Long::sum);
        return Combinators.combine(Arbitraries.of(true, true, false), pages, Arbitraries.integers().between(1, 40),
                        Arbitraries.longs().between(0, 1L << 39))
                .as(Step::new)
                .filter(step -> (step.page() ^ step.page() + step.pages()) >> 35 == 0)
                .list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void mapsWhatWasMapped(@ForAll("steps") List<Step> steps) {
        TreeMap<Long, Long> model = new TreeMap<>();
        for (Step step : steps) {
            long virtual = PageEntry.canonical(step.page() << 12);
            long bytes = step.pages() * Frame.SIZE;
            for (int i = 0; i < step.pages(); i++) {
                if (step.map()) {
                    model.put(virtual + i * Frame.SIZE, (step.frame() + i) << 12);
                } else {
                    model.remove(virtual + i * Frame.SIZE);
                }
            }
            if (step.map()) {
                assertTrue(tree.map(virtual, step.frame() << 12, bytes, FLAGS, 1));
            } else {
                tree.unmap(virtual, bytes);
            }
        }
        for (Step step : steps) {
            for (int i = -1; i <= step.pages(); i++) {
                long virtual = PageEntry.canonical((step.page() + i) << 12);
                long expected = model.containsKey(virtual) ? model.get(virtual) + 5 : -1;
                assertEquals(expected, walk(virtual + 5));
                assertEquals(expected, tree.translate(virtual + 5));
            }
        }
        model.keySet().forEach(virtual -> tree.unmap(virtual, Frame.SIZE));
        assertEquals(1, machine.taken.size(), "all tables but the root are free again");
    }

    @Example
    void usesTheLargestPagesThatFit() {
        long virtual = 0xffff_8000_0000_0000L;
        assertTrue(tree.map(virtual, 0, 2 * GIB + 3 * 2 * MIB + 3 * 4096, FLAGS, 3));
        assertEquals(GIB + 7, walk(virtual + GIB + 7));
        assertEquals(GIB, machine.pageBytes());
        assertEquals(2 * GIB + 5, walk(virtual + 2 * GIB + 5));
        assertEquals(2 * MIB, machine.pageBytes());
        assertEquals(2 * GIB + 6 * MIB + 8192, walk(virtual + 2 * GIB + 6 * MIB + 8192));
        assertEquals(4096, machine.pageBytes());
        assertEquals(-1, walk(virtual + 2 * GIB + 6 * MIB + 3 * 4096));
        assertEquals(4, machine.taken.size());
    }

    @Example
    void isNotTemptedByAddressesThatDoNotAlign() {
        assertTrue(tree.map(2 * MIB, 4096, 4 * MIB, FLAGS, 3));
        assertEquals(4096 + 2 * MIB, walk(4 * MIB));
        assertEquals(4096, machine.pageBytes());
        assertTrue(tree.map(GIB + 4096, 4096, 4 * MIB, FLAGS, 2));
        assertEquals(2 * MIB, walk(GIB + 2 * MIB));
        assertEquals(2 * MIB, machine.pageBytes());
        assertEquals(4096, walk(GIB + 4096));
        assertEquals(4096, machine.pageBytes());
    }

    @Example
    void rightsAreThoseAskedFor() {
        tree.map(0, 0, 4096, PageEntry.PRESENT, 1);
        walk(0);
        assertTrue(machine.executable);
        assertFalse(machine.writable);
        assertFalse(machine.user);
        tree.map(512 * GIB, 0, 4096, FLAGS | PageEntry.USER, 1);
        walk(512 * GIB);
        assertFalse(machine.executable);
        assertTrue(machine.writable);
        assertTrue(machine.user);
    }

    @Example
    void pagesThatMayNotBeAccessedKeepTheirFrames() {
        tree.map(2 * MIB - 8192, GIB, 4 * 4096, FLAGS, 1);
        tree.setAccessible(2 * MIB - 4096, 2 * 4096, false);
        assertEquals(GIB, walk(2 * MIB - 8192));
        assertEquals(-1, walk(2 * MIB - 4096));
        assertEquals(-1, walk(2 * MIB));
        assertEquals(GIB + 3 * 4096, walk(2 * MIB + 4096));
        tree.setAccessible(2 * MIB - 4096, 2 * 4096, true);
        assertEquals(GIB + 4096 + 5, walk(2 * MIB - 4096 + 5));
        assertEquals(GIB + 2 * 4096, walk(2 * MIB));
        assertTrue(machine.writable);
        assertFalse(machine.executable);
    }

    @Example
    void largePagesGoOnlyAsAWhole() {
        tree.map(0, 0, 4 * MIB, FLAGS, 2);
        tree.unmap(4096, 4 * MIB - 4096);
        assertEquals(4096, walk(4096));
        assertEquals(-1, walk(2 * MIB));
    }

    @Example
    void tellsHowFarAPageReaches() {
        tree.map(0, 0, 4 * MIB + 4096, FLAGS, 2);
        assertEquals(2 * MIB - 4096, tree.rest(4096));
        assertEquals(4096, tree.rest(4 * MIB));
        assertEquals(4096, tree.rest(4 * MIB + 4096));
        assertEquals(512 * GIB, tree.rest(512 * GIB));
    }

    @Example
    void runsOutOfFramesWithoutHarm() {
        machine.left = 2;
        assertFalse(tree.map(0, 0, 4096, FLAGS, 1));
        assertEquals(-1, walk(0));
        machine.left = 1;
        assertTrue(tree.map(0, 0, 4096, FLAGS, 1));
        assertEquals(0, walk(0));
    }

    @Example
    void releasingFreesEveryTable() {
        tree.setRecursive(FLAGS);
        tree.map(0, 0, 4096, FLAGS, 1);
        tree.map(2 * MIB, 0, 2 * MIB, FLAGS, 2);
        tree.map(0xffff_c000_0000_0000L, 0, 8192, FLAGS, 1);
        tree.map(0xffff_ff80_0000_0000L, 0, 8192, FLAGS, 1);
        tree.releaseAll();
        assertEquals(0, machine.taken.size());
    }
}
