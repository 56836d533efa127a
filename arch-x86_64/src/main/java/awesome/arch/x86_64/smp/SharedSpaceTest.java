package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.trap.ProcessorData;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.UserAddr;
import java.util.function.Supplier;

/** All processors use one address space; each must see at once what one of them changes ({@code selftest=cpus}). */
public final class SharedSpaceTest {
    private static final int ROUNDS = 100;
    private static final int PAGES = 40;
    private static final UserAddr START = UserAddr.of(0x40_0000);
    private static final int MISSING = 0xff;

    /** Reads the first byte of each page, or {@link #MISSING}. */
    @NoAlloc("runs on all processors")
    private static final class Reader implements Cpus.Task {
        private final PageTable space;
        private final byte[][] seen = new byte[Cpus.LIMIT][PAGES];

        Reader(PageTable space) {
            this.space = space;
        }

        @Override
        public void run() {
            byte[] bytes = seen[ProcessorData.currentNumber()];
            space.activate();
            for (int i = 0; i < PAGES; i++) {
                if (!space.copyIn(page(i), bytes, i, 1)) {
                    bytes[i] = (byte) MISSING;
                }
            }
        }

        /** Whether a processor saw a value in the first {@code pages} pages. */
        boolean saw(int cpu, int value, int pages) {
            boolean all = true;
            for (int i = 0; i < pages; i++) {
                all &= (seen[cpu][i] & 0xff) == value;
            }
            return all;
        }
    }

    /** Threads that ran here when the processor was interrupted would come back to an address space that is gone. */
    @NoAlloc("runs on all processors")
    private static final class Leaver implements Cpus.Task {
        private final PageTable space;

        Leaver(PageTable space) {
            this.space = space;
        }

        @Override
        public void run() {
            space.deactivate();
        }
    }

    private final Processors processors;
    private final Supplier<PageTable> spaces;
    private final FrameAllocator frames;
    private final PhysMemory memory;

    /** Tests address spaces of {@code spaces}. */
    public SharedSpaceTest(Processors processors, Supplier<PageTable> spaces, FrameAllocator frames, PhysMemory memory) {
        this.processors = processors;
        this.spaces = spaces;
        this.frames = frames;
        this.memory = memory;
    }

    private static UserAddr page(int number) {
        return START.plus(number * Frame.SIZE);
    }

    /** What came out, for people: starts with {@code passed} or {@code FAILED}. Interrupts are on. */
    public String run() {
        PageTable space = spaces.get();
        long[] pair = {frames.take(), frames.take()};
        memory.writeByte(Frame.of(pair[0]).start(), (byte) 0);
        memory.writeByte(Frame.of(pair[1]).start(), (byte) 1);
        Reader reader = new Reader(space);
        int wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // One page, some, and more than are told of one by one.
            int changed = round % 3 == 0 ? 1 : round % 3 == 1 ? PAGES / 2 : PAGES;
            for (int value = 0; value < 2; value++) {
                set(space, Frame.of(pair[value]), PAGES);
                wrong += look(reader, value, PAGES);
                set(space, Frame.of(pair[1 - value]), changed);
                wrong += look(reader, 1 - value, 1);
            }
            clear(space);
            wrong += look(reader, MISSING, PAGES);
        }
        Leaver leaver = new Leaver(space);
        processors.call(processors.others(), leaver);
        leaver.run();
        space.release();
        frames.free(Frame.of(pair[0]));
        frames.free(Frame.of(pair[1]));
        return (wrong == 0 ? "passed" : "FAILED, " + wrong + " times a processor saw pages as they had been") + ": "
                + ROUNDS + " rounds of changes to " + PAGES + " pages";
    }

    private static void set(PageTable space, Frame frame, int count) {
        for (int i = 0; i < count; i++) {
            space.map(page(i), frame, PageTable.READ);
        }
        space.publish();
    }

    private static void clear(PageTable space) {
        for (int i = 0; i < PAGES; i++) {
            space.unmap(page(i));
        }
        space.publish();
    }

    /** Has all read; how many see something else in the first pages. */
    private int look(Reader reader, int expected, int pages) {
        processors.call(processors.others(), reader);
        reader.run();
        int wrong = 0;
        for (int cpu = 0; cpu < processors.count(); cpu++) {
            wrong += reader.saw(cpu, expected, pages) ? 0 : 1;
        }
        return wrong;
    }
}
