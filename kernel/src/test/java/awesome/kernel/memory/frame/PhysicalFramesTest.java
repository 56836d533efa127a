package awesome.kernel.memory.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.Alone;
import awesome.kernel.fake.SparseMemory;
import awesome.kernel.fake.Stopped;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhysicalFramesTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    private final SparseMemory memory = new SparseMemory();
    private final BootFrameAllocator boot = new BootFrameAllocator(memory);

    private PhysicalFrames frames(long... startsAndEnds) {
        for (int i = 0; i < startsAndEnds.length; i += 2) {
            boot.addRegion(PhysAddr.of(startsAndEnds[i]), startsAndEnds[i + 1] - startsAndEnds[i],
                    MemoryRegionLayout.TYPE_USABLE);
        }
        boot.open(PhysAddr.of(1L << 46));
        return new PhysicalFrames(boot, memory, new Alone());
    }

    private PhysicalFrames taken(long... startsAndEnds) {
        PhysicalFrames frames = frames(startsAndEnds);
        frames.takeOver();
        return frames;
    }

    @Test
    void allFramesAreTakenOnce() {
        PhysicalFrames frames = taken(MIB, 3 * MIB, 5 * MIB, 5 * MIB + 3 * Frame.SIZE);
        assertEquals(512 + 3, frames.totalFrames());
        assertEquals(512 + 3, frames.freeFrames());
        Set<Long> all = new HashSet<>();
        for (long frame = frames.take(); frame >= 0; frame = frames.take()) {
            assertTrue(all.add(frame));
            assertTrue(frame * Frame.SIZE >= MIB && frame * Frame.SIZE < 5 * MIB + 3 * Frame.SIZE);
        }
        assertEquals(512 + 3, all.size());
        assertEquals(0, frames.freeFrames());
        assertEquals(512 + 3, frames.used(FrameUse.KERNEL));
    }

    @Test
    void framesTakenBeforeAreGivenBackAfterwards() {
        PhysicalFrames frames = frames(MIB, 3 * MIB);
        long early = frames.take();
        long other = frames.take();
        frames.free(Frame.of(other));
        frames.takeOver();
        assertEquals(511, frames.freeFrames());
        assertEquals(1, frames.used(FrameUse.EARLY));
        frames.free(Frame.of(early));
        assertEquals(512, frames.freeFrames());
        assertEquals(0, frames.used(FrameUse.EARLY));
    }

    @Test
    void blocksStartAtMultiplesOfTheirLength() {
        PhysicalFrames frames = taken(MIB, 2 * GIB);
        long free = frames.freeFrames();
        for (int order = 0; order <= PhysicalFrames.LARGEST_ORDER; order++) {
            long block = frames.takeBlock(order, FrameUse.DEVICE);
            assertEquals(0, block & (1L << order) - 1);
            assertEquals(1L << order, frames.used(FrameUse.DEVICE));
            frames.free(Frame.of(block));
            assertEquals(free, frames.freeFrames());
        }
    }

    @Test
    void freeBlocksBecomeLargeAgain() {
        PhysicalFrames frames = taken(GIB, 2 * GIB);
        assertEquals(1, frames.freeBlocks(PhysicalFrames.LARGEST_ORDER));
        long[] some = new long[10_000];
        for (int i = 0; i < some.length; i++) {
            some[i] = frames.takeBlock(i % 4, FrameUse.DEVICE);
        }
        assertEquals(-1, frames.takeBlock(PhysicalFrames.LARGEST_ORDER, FrameUse.DEVICE));
        for (int i = 0; i < some.length; i++) {
            frames.free(Frame.of(some[i * 7919 % some.length]));
        }
        assertEquals(GIB, frames.takeBlock(PhysicalFrames.LARGEST_ORDER, FrameUse.DEVICE) * Frame.SIZE);
        assertEquals(0, frames.freeFrames());
    }

    @Test
    void aLargeMachineIsNotTouched() {
        PhysicalFrames frames = taken(MIB, 3 * GIB, 4 * GIB, 65 * GIB);
        assertTrue(memory.frames.isEmpty());
        assertEquals(64 * GIB / Frame.SIZE - 256, frames.freeFrames());
        long taken = 0;
        while (frames.freeFrames() > 0) {
            frames.prepare();
            taken += frames.takeBlock(PhysicalFrames.LARGEST_ORDER, FrameUse.USER) < 0 ? 0 : 1;
            if (frames.freeBlocks(PhysicalFrames.LARGEST_ORDER) == 0 && boot.freeFrames() == 0) {
                break;
            }
        }
        // The first GiB lacks its first MiB.
        assertEquals(63, taken);
        assertTrue(memory.frames.isEmpty());
    }

    @Test
    void memoryThatDevicesOf32BitsReachIsKeptForThem() {
        PhysicalFrames frames = taken(MIB, 3 * GIB, 4 * GIB, 6 * GIB);
        for (long i = 0; i < 2 * GIB / Frame.SIZE; i++) {
            frames.prepare();
            assertTrue(frames.take() * Frame.SIZE >= 4 * GIB, "frame " + i);
        }
        long low = frames.takeBlockBelow(4 * GIB / Frame.SIZE, 9, FrameUse.DEVICE);
        assertTrue(low >= 0 && low * Frame.SIZE < 3 * GIB);
        assertTrue(frames.take() * Frame.SIZE < 3 * GIB);
    }

    @Test
    void aBlockBelowALimitIsFoundAmongLargerOnes() {
        PhysicalFrames frames = taken(16 * MIB, 64 * MIB);
        long block = frames.takeBlockBelow(20 * MIB / Frame.SIZE, 10, FrameUse.DEVICE);
        assertEquals(16 * MIB, block * Frame.SIZE);
        assertEquals(-1, frames.takeBlockBelow(20 * MIB / Frame.SIZE, 0, FrameUse.DEVICE));
        assertEquals(-1, frames.takeBlockBelow(10, 0, FrameUse.DEVICE));
        frames.free(Frame.of(block));
        assertEquals(16 * MIB, frames.takeBlockBelow(20 * MIB / Frame.SIZE, 0, FrameUse.DEVICE) * Frame.SIZE);
    }

    @Test
    void aSharedFrameLivesUntilTheLastReferenceIsGone() {
        PhysicalFrames frames = taken(MIB, 2 * MIB);
        Frame frame = Frame.of(frames.take(FrameUse.USER));
        assertTrue(frames.share(frame));
        assertTrue(frames.share(frame));
        assertEquals(3, frames.references(frame));
        assertFalse(frames.release(frame));
        assertFalse(frames.release(frame));
        assertTrue(frames.release(frame));
        assertEquals(256, frames.freeFrames());
        assertEquals(0, frames.references(frame));
    }

    @Test
    void referencesAreCountedUpToAMillion() {
        PhysicalFrames frames = taken(MIB, 2 * MIB);
        Frame frame = Frame.of(frames.take(FrameUse.USER));
        for (int i = 1; i < Descriptor.MOST_REFERENCES; i++) {
            assertTrue(frames.share(frame));
        }
        assertFalse(frames.share(frame));
        assertEquals(Descriptor.MOST_REFERENCES, frames.references(frame));
        assertFalse(frames.release(frame));
        assertTrue(frames.share(frame));
        assertEquals(1, frames.used(FrameUse.USER));
    }

    @Test
    void framesWithZerosAreMadeAhead() {
        PhysicalFrames frames = taken(MIB, 2 * MIB);
        for (int i = 0; i < 256; i++) {
            memory.writeLong(PhysAddr.of(MIB + i * Frame.SIZE), -1);
        }
        while (frames.zeroAhead()) {
            assertEquals(256, frames.freeFrames());
        }
        for (int i = 0; i < 256; i++) {
            long frame = frames.takeZeros(FrameUse.USER);
            assertEquals(0, memory.readLong(Frame.of(frame).start()));
        }
        assertEquals(-1, frames.takeZeros());
        assertFalse(frames.zeroAhead());
    }

    @Test
    void framesWithZerosAreTakenWhenThereAreNoOthers() {
        PhysicalFrames frames = taken(MIB, MIB + 8 * Frame.SIZE);
        while (frames.zeroAhead()) {
            assertEquals(8, frames.freeFrames());
        }
        for (int i = 0; i < 8; i++) {
            assertTrue(frames.take() >= 0);
        }
        assertEquals(-1, frames.take());
    }

    @Test
    void aBlockIsFoundAmongFramesKeptAtHand() {
        PhysicalFrames frames = taken(MIB, MIB + 32 * Frame.SIZE);
        frames.free(Frame.of(frames.take()));
        frames.zeroAhead();
        assertEquals(MIB, frames.takeBlock(5, FrameUse.DEVICE) * Frame.SIZE);
    }

    @Test
    void badFreesStop() {
        PhysicalFrames frames = taken(MIB, 2 * MIB, 3 * MIB, 4 * MIB);
        Frame free = Frame.of(frames.take());
        frames.free(free);
        assertTrue(Stopped.by(() -> frames.free(free)).contains("free already"));
        long block = frames.takeBlock(3, FrameUse.DEVICE);
        assertTrue(Stopped.by(() -> frames.free(Frame.of(block + 1))).contains("part of a block"));
        frames.share(Frame.of(block));
        assertTrue(Stopped.by(() -> frames.free(Frame.of(block))).contains("others still refer"));
        for (long address : new long[] {0, MIB - Frame.SIZE, 2 * MIB, 4 * MIB, 1L << 40}) {
            assertTrue(Stopped.by(() -> frames.free(Frame.of(address >>> 12))).contains("no memory"), "" + address);
        }
        assertTrue(Stopped.by(() -> frames.free(Frame.of(-1))).contains("no memory"));
        assertTrue(Stopped.by(() -> frames.share(free)).contains("not taken"));
    }

    @Test
    void aFrameOfASectionThatIsNotOpenIsGivenBack() {
        boot.addUsed(PhysAddr.of(2 * GIB), PhysAddr.of(2 * GIB + MIB));
        PhysicalFrames frames = taken(MIB, 3 * GIB);
        long free = frames.freeFrames();
        frames.free(Frame.of(2 * GIB >>> 12));
        assertEquals(free + 1, frames.freeFrames());
        long taken = 0;
        frames.prepare();
        for (long frame = frames.take(); frame >= 0; frame = frames.take()) {
            taken++;
            frames.prepare();
        }
        assertEquals(free + 1, taken);
    }

    @Test
    void theFramesUnderALargePageAreSingleOnes() {
        PhysicalFrames all = taken(4 * MIB, 12 * MIB);
        FrameAllocator frames = all.as(FrameUse.USER);
        long free = all.freeFrames();
        long dirty = frames.take();
        memory.writeLong(Frame.of(dirty).start(), -1);
        frames.free(Frame.of(dirty));
        long first = frames.takeLargeZeros();
        assertEquals(0, first % 512);
        assertEquals(512, all.used(FrameUse.USER));
        for (int i = 0; i < 512; i++) {
            assertEquals(1, frames.references(Frame.of(first + i)));
            assertEquals(0, memory.readLong(Frame.of(first + i).start()));
        }
        assertTrue(frames.isSoleLarge(Frame.of(first)));
        assertTrue(frames.share(Frame.of(first + 5)));
        assertFalse(frames.isSoleLarge(Frame.of(first)));
        // All but one are free then.
        frames.releaseLarge(Frame.of(first));
        assertEquals(free - 1, all.freeFrames());
        frames.release(Frame.of(first + 5));
        assertEquals(free, all.freeFrames());
        assertEquals(0, all.used(FrameUse.USER));
    }

    @Test
    void theFramesUnderALargePageAreABlockAgain() {
        PhysicalFrames all = taken(4 * MIB, 8 * MIB);
        FrameAllocator frames = all.as(FrameUse.USER);
        long first = frames.takeLargeZeros();
        long second = frames.takeLargeZeros();
        assertEquals(-1, frames.takeLargeZeros());
        assertTrue(frames.shareLarge(Frame.of(first)));
        frames.releaseLarge(Frame.of(first));
        assertEquals(-1, frames.takeLargeZeros());
        frames.releaseLarge(Frame.of(first));
        assertEquals(first, frames.takeLargeZeros());
        frames.releaseLarge(Frame.of(second));
        frames.releaseLarge(Frame.of(first));
        assertEquals(0, all.used(FrameUse.USER));
        assertEquals(1024, frames.freeFrames());
        assertTrue(all.takeBlock(10, FrameUse.DEVICE) >= 0);
    }
}
