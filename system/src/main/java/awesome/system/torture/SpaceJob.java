package awesome.system.torture;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.FaultResult;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.sync.Exclusion;
import awesome.magic.UserAddr;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/** Address spaces that map, fault, copy and unmap, beside an array of what each page holds. */
final class SpaceJob implements Job {
    private static final long PAGE = AddressSpace.PAGE;
    private static final int PAGES = 200;
    private static final int STEPS = 40;
    private static final int ALL = PageTable.READ | PageTable.WRITE;
    /** Nothing is mapped. */
    private static final int NOTHING = -1;

    private final Supplier<PageTable> tables;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    private AddressSpace space;
    private final int[] expected = new int[PAGES];

    SpaceJob(Supplier<PageTable> tables, FrameAllocator frames, PhysMemory memory) {
        this.tables = tables;
        this.frames = frames;
        this.memory = memory;
        space = new AddressSpace(tables.get(), frames, memory);
        Arrays.fill(expected, NOTHING);
    }

    private static UserAddr address(int page) {
        // Far enough apart for several page tables.
        return UserAddr.of(AddressSpace.LOWEST + page / 20 * (1L << 30) + page * PAGE);
    }

    @Override
    public void round(Random random) {
        for (int i = 0; i < STEPS; i++) {
            int page = random.nextInt(PAGES);
            switch (random.nextInt(8)) {
                case 0 -> {
                    space.map(address(page), PAGE, ALL, false, null, 0, "");
                    expected[page] = 0;
                }
                case 1 -> {
                    space.unmap(address(page), PAGE);
                    expected[page] = NOTHING;
                }
                case 2, 3, 4 -> write(page, random.nextInt(1 << 20));
                case 5 -> protectTwice(page);
                default -> Job.check(read(space, page) == expected[page], "a page holds something else");
            }
        }
        if (random.nextInt(8) == 0) {
            copy(random);
        }
    }

    private void write(int page, int value) {
        try {
            new UserMemory(space, memory).writeInt(address(page).plus(PAGE - 4), value);
            Job.check(expected[page] != NOTHING, "a page that is not mapped was written to");
            expected[page] = value;
        } catch (ErrnoException e) {
            Job.check(expected[page] == NOTHING, "a page that is mapped was not written to");
        }
    }

    private int read(AddressSpace from, int page) {
        try {
            return new UserMemory(from, memory).readInt(address(page).plus(PAGE - 4));
        } catch (ErrnoException e) {
            return NOTHING;
        }
    }

    private void protectTwice(int page) {
        if (expected[page] != NOTHING) {
            space.protect(address(page), PAGE, PageTable.READ);
            Job.check(space.fault(address(page), PageTable.WRITE) != FaultResult.RESOLVED,
                    "a page that is only to be read was made writable");
            space.protect(address(page), PAGE, ALL);
        }
    }

    /** Writes to the original are not seen in the copy, and it lives on when the original is gone. */
    private void copy(Random random) {
        AddressSpace copy = space.copy(tables.get(), Exclusion.NONE);
        int[] then = expected.clone();
        for (int i = 0; i < STEPS; i++) {
            write(random.nextInt(PAGES), random.nextInt(1 << 20));
        }
        for (int page = 0; page < PAGES; page++) {
            Job.check(read(copy, page) == then[page], "a copy changed");
        }
        if (random.nextInt(2) == 0) {
            space.release();
            space = copy;
            System.arraycopy(then, 0, expected, 0, PAGES);
        } else {
            copy.release();
        }
    }

    @Override
    public void end() {
        space.release();
    }
}
