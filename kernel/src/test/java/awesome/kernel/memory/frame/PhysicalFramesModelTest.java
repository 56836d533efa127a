package awesome.kernel.memory.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.Alone;
import awesome.kernel.fake.SparseMemory;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Random takes, shares and frees of blocks beside a set of the frames that somebody has. */
class PhysicalFramesModelTest {
    private static final int FRAMES = 4096;
    private static final int START = 256;

    private record Block(long start, int order, int references) {}

    private final BitSet taken = new BitSet();
    private final List<Block> blocks = new ArrayList<>();
    private final Alone thread = new Alone();
    private PhysicalFrames frames;

    @Property(tries = 200)
    void nobodyGetsWhatAnotherHas(@ForAll("steps") List<Integer> steps) {
        SparseMemory memory = new SparseMemory();
        BootFrameAllocator boot = new BootFrameAllocator(memory);
        boot.addRegion(PhysAddr.of(START * Frame.SIZE), FRAMES * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        boot.open(PhysAddr.of(1L << 40));
        frames = new PhysicalFrames(boot, memory, thread);
        frames.takeOver();
        taken.clear();
        blocks.clear();
        for (int step : steps) {
            int rest = step >>> 3;
            switch (step & 7) {
                case 0, 1 -> took(frames.takeBlock(rest % 11, FrameUse.USER), rest % 11);
                case 2, 3 -> took(frames.take(FrameUse.USER), 0);
                case 4 -> took(frames.takeBlockBelow(START + 1000, rest % 6, FrameUse.USER), rest % 6);
                case 5 -> share(rest);
                default -> release(rest);
            }
            assertFalse(thread.isHeld());
            assertEquals(FRAMES - taken.cardinality(), frames.freeFrames());
            assertEquals(taken.cardinality(), frames.used(FrameUse.USER));
        }
        while (!blocks.isEmpty()) {
            release(0);
        }
        // Joined again to as few blocks as the bounds allow.
        assertEquals(-1, frames.takeBlock(12, FrameUse.USER));
        int[] orders = {8, 9, 10, 11, 8};
        int[] starts = {256, 512, 1024, 2048, 4096};
        for (int i = orders.length - 2; i >= 0; i--) {
            assertEquals(starts[i], frames.takeBlock(orders[i], FrameUse.USER));
        }
        assertEquals(starts[4], frames.takeBlock(orders[4], FrameUse.USER));
    }

    /** All of a step's bits matter, so none is likelier than another. */
    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases().list().ofMaxSize(600);
    }

    private void took(long start, int order) {
        if (start < 0) {
            return;
        }
        int first = (int) start;
        int end = first + (1 << order);
        assertEquals(0, first & (1 << order) - 1);
        assertTrue(first >= START && end <= START + FRAMES);
        assertTrue(taken.get(first, end).isEmpty(), "somebody has a frame of " + first);
        taken.set(first, end);
        blocks.add(new Block(start, order, 1));
    }

    private void share(int choice) {
        if (!blocks.isEmpty()) {
            int at = choice % blocks.size();
            Block block = blocks.get(at);
            assertTrue(frames.share(Frame.of(block.start)));
            blocks.set(at, new Block(block.start, block.order, block.references + 1));
        }
    }

    private void release(int choice) {
        if (!blocks.isEmpty()) {
            int at = choice % blocks.size();
            Block block = blocks.get(at);
            boolean last = block.references == 1;
            assertEquals(last, frames.release(Frame.of(block.start)));
            if (last) {
                taken.clear((int) block.start, (int) block.start + (1 << block.order));
                blocks.remove(at);
            } else {
                blocks.set(at, new Block(block.start, block.order, block.references - 1));
            }
        }
    }
}
