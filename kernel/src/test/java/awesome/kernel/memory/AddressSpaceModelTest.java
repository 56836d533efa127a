package awesome.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.machine.PageTable;
import awesome.kernel.sync.Exclusion;
import awesome.magic.UserAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;

/** Address spaces and their copies, beside maps from pages to what they hold; or from ranges of pages that are used as one. */
class AddressSpaceModelTest {
    private static final long PAGE = AddressSpace.PAGE;
    private static final int PAGES = 24;
    /** Where those ranges begin that are looked at, in pages: around and inside of large ones; and the end of the last. */
    private static final int[] AROUND_LARGE = {0, 1, 511, 512, 513, 800, 1023, 1024, 1025, 1300, 1535, 1536, 1600, 1601,
        2048, 2049, 2400, 2560, 2561, 3000, 3071, 3072, 3500, 3584, 3585};
    private static final int SPACES = 5;
    private static final int ALL = PageTable.READ | PageTable.WRITE;

    /** A value that copies see too, or only its owner. */
    private static final class Cell {
        int value;
    }

    private static final class Page {
        Cell cell = new Cell();
        final boolean shared;
        int protection;

        Page(boolean shared, int protection) {
            this.shared = shared;
            this.protection = protection;
        }

        Page copy() {
            Page copy = new Page(shared, protection);
            copy.cell = cell;
            if (!shared) {
                copy.cell = new Cell();
                copy.cell.value = cell.value;
            }
            return copy;
        }
    }

    private static final class Space {
        final AddressSpace space;
        final UserMemory memory;
        final Map<Integer, Page> pages = new HashMap<>();

        Space(AddressSpace space, FakeFrames frames) {
            this.space = space;
            memory = new UserMemory(space, frames);
        }
    }

    private final FakeFrames frames = new FakeFrames(100_000);
    /** The first of each range, in pages; null if each has one. */
    private int[] starts;
    private final List<Space> spaces = new ArrayList<>();

    @Property(tries = 100)
    void soItDoesWithLargePages(@ForAll("steps") List<Integer> steps, @ForAll @IntRange(min = 1, max = 4) int mostReferences) {
        starts = AROUND_LARGE;
        aSpaceShowsWhatWasWrittenToItAndNothingElse(steps, mostReferences);
    }

    @Property(tries = 300)
    void aSpaceShowsWhatWasWrittenToItAndNothingElse(@ForAll("steps") List<Integer> steps,
            @ForAll @IntRange(min = 1, max = 4) int mostReferences) {
        frames.mostReferences = mostReferences;
        spaces.add(new Space(new AddressSpace(new FakePageTable(frames), frames, frames), frames));
        if (starts != null) {
            map(spaces.get(0), 0, PAGES, false, null);
        }
        for (int step : steps) {
            Space space = spaces.get((step >>> 4) % spaces.size());
            int page = (step >>> 8) % PAGES;
            int count = 1 + (step >>> 16) % Math.min(starts == null ? 4 : 8, PAGES - page);
            int value = step >>> 20;
            switch (step & 15) {
                case 0 -> map(space, page, count, false, null);
                case 1 -> map(space, page, count, false, file(page, count, value));
                case 2 -> map(space, page, count, true, new SharedPages(frames, length(page, count)));
                case 3 -> unmap(space, page, count);
                case 4 -> protect(space, page, count, value % 4);
                case 5 -> discard(space, page, count);
                case 6 -> copy(space);
                case 7 -> {
                    if (spaces.size() > 1) {
                        end(space);
                    }
                }
                default -> write(space, page, value);
            }
            assertTrue(frames.stale.isEmpty(), "other processors do not know yet");
            spaces.forEach(this::check);
        }
        while (!spaces.isEmpty()) {
            end(spaces.get(0));
        }
        assertEquals(0, frames.owned());
    }

    /** All of a step's bits matter, so none is likelier than another. */
    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases().list().ofMaxSize(200);
    }

    private UserAddr address(int page) {
        return UserAddr.of(starts == null ? AddressSpace.LOWEST + page * PAGE : PageTable.LARGE_BYTES + starts[page] * PAGE);
    }

    private long length(int page, int count) {
        return address(page + count).bits() - address(page).bits();
    }

    /** Zeros, of which some pages are in memory, by the bits of {@code present}. */
    private PageSource file(int page, int count, int present) {
        PageSource file = new SharedPages(frames, length(page, count));
        for (int i = 0; i < count; i++) {
            if ((present >> i & 1) != 0) {
                file.frameAt(i * PAGE);
            }
        }
        return file;
    }

    private void map(Space space, int page, int count, boolean shared, PageSource source) {
        space.space.map(address(page), length(page, count), ALL, shared, source, 0, "");
        for (int i = page; i < page + count; i++) {
            space.pages.put(i, new Page(shared, ALL));
        }
    }

    private void unmap(Space space, int page, int count) {
        space.space.unmap(address(page), length(page, count));
        for (int i = page; i < page + count; i++) {
            space.pages.remove(i);
        }
    }

    private void protect(Space space, int page, int count, int choice) {
        int protection = choice == 0 ? 0 : choice == 1 ? PageTable.READ : ALL;
        boolean all = true;
        for (int i = page; i < page + count; i++) {
            all &= space.pages.containsKey(i);
        }
        try {
            space.space.protect(address(page), length(page, count), protection);
            assertTrue(all, "a hole was protected");
            for (int i = page; i < page + count; i++) {
                space.pages.get(i).protection = protection;
            }
        } catch (ErrnoException e) {
            assertTrue(!all && e.errno() == Errno.ENOMEM);
        }
    }

    private void discard(Space space, int page, int count) {
        space.space.discard(address(page), length(page, count));
        for (int i = page; i < page + count; i++) {
            Page at = space.pages.get(i);
            if (at != null && !at.shared) {
                at.cell = new Cell();
            }
        }
    }

    private void copy(Space space) {
        if (spaces.size() < SPACES) {
            Space copy = new Space(space.space.copy(new FakePageTable(frames), Exclusion.NONE), frames);
            space.pages.forEach((page, content) -> copy.pages.put(page, content.copy()));
            spaces.add(copy);
        }
    }

    private void end(Space space) {
        space.space.release();
        spaces.remove(space);
    }

    private void write(Space space, int page, int value) {
        Page at = space.pages.get(page);
        boolean allowed = at != null && (at.protection & PageTable.WRITE) != 0;
        try {
            space.memory.writeInt(address(page).plus(40), value);
            assertTrue(allowed, "what must not be written was");
            at.cell.value = value;
        } catch (ErrnoException e) {
            assertTrue(!allowed && e.errno() == Errno.EFAULT);
        }
    }

    private void check(Space space) {
        for (int page = 0; page < PAGES; page++) {
            Page at = space.pages.get(page);
            boolean allowed = at != null && (at.protection & PageTable.READ) != 0;
            try {
                int value = space.memory.readInt(address(page).plus(40));
                assertEquals(length(page, 1) == PAGE ? value : 0, space.memory.readInt(address(page + 1).plus(40 - PAGE)), "end of " + page);
                assertTrue(allowed, "what must not be read was");
                assertEquals(at.cell.value, value, "page " + page);
            } catch (ErrnoException e) {
                assertTrue(!allowed && e.errno() == Errno.EFAULT, "page " + page + " " + e.errno());
            }
        }
    }
}
