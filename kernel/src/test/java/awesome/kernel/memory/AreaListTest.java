package awesome.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePageTable;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Areas beside an array that says of each page what lies there. */
class AreaListTest {
    private static final long PAGE = AddressSpace.PAGE;
    private static final long LOWEST = AddressSpace.LOWEST;
    private static final int PAGES = 200;
    private static final int MOST = 65530;

    private final FakeFrames frames = new FakeFrames(10);
    private final AddressSpace space = new AddressSpace(new FakePageTable(frames), frames, frames);
    private final AreaList areas = new AreaList();
    /** The protection of each page, or -1 where nothing lies. */
    private final int[] pages = new int[PAGES];

    private Area area(long start, long end, int protection) {
        return new Area(space, start, end, protection, false, null, 0, "");
    }

    private static long at(int page) {
        return LOWEST + page * PAGE;
    }

    @Property(tries = 200)
    void itKnowsWhatLiesWhere(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int longest) {
        Arrays.fill(pages, -1);
        clear();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(PAGES);
            int to = Math.min(PAGES, from + 1 + random.nextInt(longest));
            change(random.nextInt(4), from, to, random.nextInt(3));
            check();
            compareFree(random.nextInt(PAGES + 1), 1 + random.nextInt(2 * longest));
        }
    }

    private void change(int what, int from, int to, int protection) {
        Area area = areas.splitAround(at(from), at(to));
        while (area != null && area.start < at(to)) {
            Area next = area.next;
            if (what == 0) {
                area.protection = protection;
            } else {
                areas.remove(area);
            }
            area = next;
        }
        for (int i = from; i < to; i++) {
            pages[i] = what == 0 && pages[i] < 0 || what == 1 ? -1 : protection;
        }
        if (what == 2) {
            areas.add(area(at(from), at(to), protection));
        } else if (what == 3) {
            Area grown = area(at(from), at(from) + 1, protection);
            areas.add(grown);
            areas.extend(grown, at(to));
        }
        areas.merge(at(from), at(to));
    }

    private void check() {
        Area area = areas.first();
        assertTrue(area == null || area.previous == null);
        for (int i = 0; i < PAGES; ) {
            assertSame(area == null || area.start > at(i) ? null : area, areas.find(at(i)));
            if (pages[i] < 0) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < PAGES && pages[end] == pages[i]) {
                end++;
            }
            assertEquals(at(i), area.start);
            assertEquals(at(end), area.end);
            assertEquals(pages[i], area.protection);
            assertTrue(areas.isMapped(at(i), at(end)));
            assertTrue(end == PAGES || pages[end] >= 0 || !areas.isMapped(at(i), at(end + 1)));
            assertSame(area.next == null ? areas.last() : area.next.previous, area);
            area = area.next;
            i = end;
        }
        assertNull(area);
    }

    private void compareFree(int top, int length) {
        int start = top - length;
        int free = 0;
        for (int i = top - 1; i >= 0 && free < length; i--) {
            free = pages[i] < 0 ? free + 1 : 0;
            start = i;
        }
        assertEquals(free < length ? -1 : at(start), areas.findFreeBelow(at(top), length * PAGE));
    }

    @Test
    void lengthsThatAreNone() {
        assertEquals(-1, areas.findFreeBelow(at(9), 0));
        assertEquals(-1, areas.findFreeBelow(at(9), -PAGE));
        assertEquals(-1, areas.findFreeBelow(0, PAGE));
        assertEquals(LOWEST, areas.findFreeBelow(at(9), 9 * PAGE));
        assertEquals(-1, areas.findFreeBelow(at(9), 10 * PAGE));
        assertEquals(-1, areas.findFreeBelow(at(9), Long.MAX_VALUE));
    }

    /** However they come and go, no way down is much longer than it must be: 1.44 times the logarithm of their number. */
    @Test
    void theTreeIsFlat() {
        for (int order = 0; order < 3; order++) {
            for (int i = 0; i < MOST; i++) {
                int page = order == 0 ? i : order == 1 ? MOST - 1 - i : (int) (i * 40503L % MOST);
                areas.requireRoom();
                areas.add(area(at(2 * page + 1), at(2 * page + 2), 1));
            }
            assertTrue(height() <= 23, "height " + height());
            assertThrows(ErrnoException.class, areas::requireRoom);
            assertThrows(ErrnoException.class, () -> areas.splitAround(at(1) + 1, at(4)));
            assertEquals(at(2 * MOST - 2), areas.findFreeBelow(at(2 * MOST), PAGE));
            assertEquals(-1, areas.findFreeBelow(at(2 * MOST), 2 * PAGE));
            areas.remove(areas.find(at(201)));
            assertEquals(at(201), areas.findFreeBelow(at(2 * MOST), 2 * PAGE));
            for (int i = 1; i < MOST - 7; i++) {
                areas.remove(order == 0 ? areas.first() : areas.last());
            }
            assertTrue(height() <= 4, "height " + height());
            clear();
        }
    }

    private void clear() {
        while (areas.first() != null) {
            areas.remove(areas.first());
        }
    }

    private int height() {
        int most = 0;
        for (Area area = areas.first(); area != null; area = area.next) {
            most = Math.max(most, area.height);
        }
        return most;
    }
}
