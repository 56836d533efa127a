package awesome.kernel.memory.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.SparseMemory;
import awesome.kernel.fake.Stopped;
import awesome.kernel.memory.boot.MemoryMaps.MemoryMap;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(MemoryMaps.class)
@Domain(DomainContext.Global.class)
class BootFrameAllocatorTest {
    private static final long MIB = 1 << 20;

    private final SparseMemory memory = new SparseMemory();

    private static BootFrameAllocator allocator(SparseMemory memory, long base, long bytes) {
        BootFrameAllocator frames = new BootFrameAllocator(memory);
        frames.addRegion(PhysAddr.of(base), bytes, MemoryRegionLayout.TYPE_USABLE);
        frames.open(PhysAddr.of(1L << 52));
        return frames;
    }

    private static List<Long> takeAll(BootFrameAllocator frames) {
        List<Long> taken = new ArrayList<>();
        for (long frame = frames.take(); frame >= 0; frame = frames.take()) {
            taken.add(frame);
        }
        return taken;
    }

    @Property
    void givesExactlyTheFreeFramesInOrder(@ForAll MemoryMap map) {
        BootFrameAllocator frames = map.open(memory);
        TreeSet<Long> expected = map.frames(false);
        assertEquals(expected.size(), frames.freeFrames());
        assertEquals(map.frames(true).size(), frames.totalFrames());
        assertEquals(new ArrayList<>(expected), takeAll(frames));
        assertEquals(0, frames.freeFrames());
    }

    @Property
    void touchesOnlyFreeFrames(@ForAll MemoryMap map) {
        SparseMemory untouched = new SparseMemory();
        takeAll(map.open(untouched));
        assertTrue(map.frames(false).containsAll(untouched.frames.keySet()));
    }

    @Property
    void takesAllAgainAfterAllWereGivenBack(@ForAll MemoryMap map) {
        BootFrameAllocator frames = map.open(memory);
        List<Long> taken = takeAll(frames);
        taken.forEach(each -> frames.free(Frame.of(each)));
        assertEquals(taken.size(), frames.check());
        assertEquals(taken.size(), frames.freeFrames());
        assertEquals(new TreeSet<>(taken), new TreeSet<>(takeAll(frames)));
    }

    @Property
    void releasedRangesBecomeFree(@ForAll MemoryMap map) {
        BootFrameAllocator frames = map.open(memory);
        map.used().forEach(each -> frames.release(PhysAddr.of(each.base()), PhysAddr.of(each.end())));
        assertEquals(new ArrayList<>(map.frames(true)), takeAll(frames));
    }

    @Property
    void everyFrameIsGivenOnceHoweverItIsUsed(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> steps) {
        BootFrameAllocator frames = allocator(memory, MIB, 100 * Frame.SIZE);
        List<Long> taken = new ArrayList<>();
        for (int step : steps) {
            if (step < 5) {
                long frame = frames.take();
                assertEquals(taken.size() == 100, frame < 0);
                if (frame >= 0) {
                    assertTrue(!taken.contains(frame), "given twice");
                    taken.add(frame);
                    // The owner may write whatever it wants.
                    memory.writeLong(Frame.of(frame).start(), -1);
                }
            } else if (step < 9 && !taken.isEmpty()) {
                frames.free(Frame.of(taken.remove(step * 7 % taken.size())));
            } else {
                frames.check();
            }
            assertEquals(100 - taken.size(), frames.freeFrames());
        }
    }

    @Example
    void aFreeFrameHoldsTheAddressOfTheNextOneAndTheLastTheSentinel() {
        BootFrameAllocator frames = allocator(memory, MIB, 4 * Frame.SIZE);
        assertEquals(BootFrameAllocator.END_OF_LIST, frames.head());
        assertEquals(MIB >> 12, frames.take());
        assertEquals(MIB + 0x1000, frames.head());
        assertEquals(MIB + 0x2000, memory.readLong(PhysAddr.of(MIB + 0x1000)));
        assertEquals(MIB + 0x3000, memory.readLong(PhysAddr.of(MIB + 0x2000)));
        assertEquals(0xdeadbeefL, memory.readLong(PhysAddr.of(MIB + 0x3000)));
        frames.free(Frame.of(MIB >> 12));
        assertEquals(MIB + 0x1000, memory.readLong(PhysAddr.of(MIB)));
        assertEquals(4, frames.check());
    }

    @Example
    void theRegionThatStartsAtZeroIsIgnored() {
        BootFrameAllocator frames = new BootFrameAllocator(memory);
        frames.addRegion(PhysAddr.of(0), 0x9fc00, MemoryRegionLayout.TYPE_USABLE);
        frames.addRegion(PhysAddr.of(MIB), Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        frames.open(PhysAddr.of(4L << 30));
        assertEquals(List.of(MIB >> 12), takeAll(frames));
    }

    @Example
    void aLargeMachineIsNotTouchedBeforeItIsNeeded() {
        BootFrameAllocator frames = allocator(memory, 4L << 30, 60L << 30);
        assertEquals((60L << 30) / Frame.SIZE, frames.freeFrames());
        assertEquals(0, memory.frames.size());
        for (int i = 0; i < 1000; i++) {
            frames.take();
        }
        int touched = memory.frames.size();
        assertTrue(touched < 1000 + BootFrameAllocator.BATCH, touched + " frames were touched");
    }

    @Example
    void whatCannotBeReachedIsNotUsed() {
        BootFrameAllocator frames = new BootFrameAllocator(memory);
        frames.addRegion(PhysAddr.of(MIB), 4 * MIB, MemoryRegionLayout.TYPE_USABLE);
        frames.addRegion(PhysAddr.of(8L << 30), 4 * MIB, MemoryRegionLayout.TYPE_USABLE);
        frames.addRegion(PhysAddr.of(-Frame.SIZE), -1, MemoryRegionLayout.TYPE_USABLE);
        frames.open(PhysAddr.of(2 * MIB));
        assertEquals(MIB / Frame.SIZE, frames.totalFrames());
    }

    @Example
    void runsFollowOneAnotherAndAreTheLowest() {
        BootFrameAllocator frames = new BootFrameAllocator(memory);
        frames.addRegion(PhysAddr.of(MIB), 8 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        frames.addRegion(PhysAddr.of(2 * MIB), 32 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        frames.open(PhysAddr.of(1L << 40));
        PhysAddr low = PhysAddr.of(0);
        PhysAddr high = PhysAddr.of(1L << 40);
        assertEquals(32, frames.longestRun(low, high, 1000));
        assertEquals(16, frames.longestRun(low, high, 16));
        assertEquals(8, frames.longestRun(low, PhysAddr.of(2 * MIB), 16));
        assertEquals(-1, frames.takeRun(low, high, 33));
        assertEquals(2 * MIB >> 12, frames.takeRun(low, high, 20));
        assertEquals(MIB >> 12, frames.takeRun(low, high, 5));
        assertEquals((MIB >> 12) + 5, frames.takeRun(low, high, 3));
        assertEquals((2 * MIB >> 12) + 24, frames.takeRun(PhysAddr.of(2 * MIB + 24 * Frame.SIZE - 1), high, 4));
        assertEquals(8, frames.freeFrames());
        assertEquals(8, takeAll(frames).size());
        frames.free(Frame.of(MIB >> 12));
        assertEquals(List.of(MIB >> 12), takeAll(frames));
    }

    @Example
    void anythingInTheWayOfTheListIsFound() {
        for (long bad : new long[] {0, -1, MIB + 1, 64 * MIB, BootFrameAllocator.END_OF_LIST}) {
            BootFrameAllocator frames = allocator(memory, MIB, 8 * Frame.SIZE);
            frames.take();
            memory.writeLong(PhysAddr.of(frames.head()), bad);
            assertTrue(Stopped.by(frames::check).contains("list of free frames"), "link " + bad);
            assertTrue(Stopped.by(frames::take).contains("list of free frames"), "link " + bad);
        }
    }

    @Example
    void aListThatGoesRoundIsFound() {
        BootFrameAllocator frames = allocator(memory, MIB, 8 * Frame.SIZE);
        frames.take();
        memory.writeLong(PhysAddr.of(MIB + 7 * Frame.SIZE), frames.head());
        assertTrue(Stopped.by(frames::check).contains("broken"));
    }

    @Example
    void onlyTakenFramesAreGivenBack() {
        BootFrameAllocator frames = allocator(memory, MIB, 100 * Frame.SIZE);
        long frame = frames.take();
        assertTrue(Stopped.by(() -> frames.free(Frame.of(1))).contains("never taken"));
        assertTrue(Stopped.by(() -> frames.free(Frame.of(frame + 99))).contains("never taken"));
        frames.free(Frame.of(frame));
        assertTrue(Stopped.by(() -> frames.free(Frame.of(frame))).contains("twice"));
        assertTrue(Stopped.by(() -> frames.free(Frame.of(frame + 1))).contains("twice"));
    }
}
