package awesome.kernel.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import org.junit.jupiter.api.Test;

/** Blocks that are read with others. */
class BlockCacheTest {
    private static final int BLOCKS = 64;
    private static final int SECTORS = 2;

    private HostDisk disk;
    private FaultyDisk faulty;
    private CacheFrames frames;

    private BlockCache cache(int memoryFrames) {
        ArenaMemory memory = new ArenaMemory(memoryFrames);
        byte[] content = new byte[BLOCKS * 1024];
        for (int i = 0; i < BLOCKS; i++) {
            content[i * 1024] = (byte) i;
        }
        disk = HostDisk.of(content, memory);
        faulty = new FaultyDisk(disk);
        frames = new CacheFrames(memory, memory, 1);
        return new BlockCache(new DiskVolume(new BlockIo(faulty, new DiskWaiter(), memory, memory), 1024), frames, BLOCKS);
    }

    @Test
    void blocksAroundComeWithOneRequest() {
        BlockCache cache = cache(BLOCKS);
        cache.readAround(12, 8, 16);
        assertEquals(1, disk.requests);
        assertEquals(8, cache.size());
        for (int i = 8; i < 16; i++) {
            assertEquals(i, cache.get(i).getByte(0));
        }
        assertEquals(1, disk.requests);
        assertNull(cache.atHand(7));
        assertNull(cache.atHand(16));
    }

    @Test
    void whatIsHereStaysAsItIs() {
        BlockCache cache = cache(BLOCKS);
        Block changed = cache.get(10);
        changed.putByte(0, 99);
        Block other = cache.get(14);
        cache.readAround(12, 8, 16);
        assertSame(changed, cache.atHand(10));
        assertEquals(99, cache.get(10).getByte(0));
        assertSame(other, cache.atHand(14));
        assertEquals(11, cache.get(11).getByte(0));
        assertEquals(13, cache.get(13).getByte(0));
        assertNull(cache.atHand(9));
        assertEquals(3, disk.requests);
        cache.readAround(10, 8, 16);
        assertEquals(3, disk.requests);
    }

    @Test
    void badNeighbourDoesNoHarm() {
        BlockCache cache = cache(BLOCKS);
        faulty.fail(BlockOperation.READ, 13 * SECTORS, SECTORS, Errno.EIO);
        cache.readAround(12, 8, 16);
        assertEquals(0, cache.size());
        assertEquals(0, frames.used());
        assertEquals(12, cache.get(12).getByte(0));
        assertEquals(Errno.EIO, assertThrows(ErrnoException.class, () -> cache.get(13)).errno());
    }

    @Test
    void fewFramesAreForWhatIsNeeded() {
        BlockCache cache = cache(6);
        cache.readAround(12, 8, 16);
        assertEquals(0, frames.used());
        assertEquals(0, disk.requests);
        assertNotNull(cache.get(12));
    }
}
