package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.BlockCache;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskVolume;
import awesome.kernel.cache.Volume;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal alone, on a disk that vanishes. */
class JournalTest {
    /** Blocks that nothing uses. */
    private static final long FIRST = 3000;
    private static final long SECOND = 3001;

    @TempDir
    Path directory;

    private byte[] image;
    private SuperBlock superBlock;
    private long[] places;
    private final ArenaMemory memory = new ArenaMemory(200);
    private final CacheFrames frames = new CacheFrames(memory, memory, 0);
    private FaultyDisk disk;
    private Volume volume;
    private Journal journal;
    private BlockCache cache;

    @BeforeEach
    void make() throws Exception {
        Path file = directory.resolve("image");
        Tools.make(file, null, "8m", "-t", "ext4", "-b", "1024");
        image = Files.readAllBytes(file);
        Ext4FileSystem system = Mounted.readOnly(file).system;
        superBlock = system.superBlock();
        Node node = system.node(superBlock.journalInode);
        places = new long[(int) node.sizeInBlocks()];
        for (int i = 0; i < places.length; i++) {
            places[i] = node.find(i).physical;
        }
        open();
        journal.prepareToWrite(true, true);
    }

    /** As after a failure of power. */
    private void open() throws Exception {
        disk = new FaultyDisk(HostDisk.of(image, memory));
        volume = new DiskVolume(new BlockIo(disk, new DiskWaiter(), memory, memory), 1024);
        journal = new Journal(volume, frames, places);
        cache = new BlockCache(volume, frames, 100);
    }

    private Block block(long number, int content) {
        Block block = cache.get(number);
        block.putInt(0, content);
        block.putInt(500, content);
        return block;
    }

    private int replay() throws Exception {
        open();
        int written = journal.needsReplay() ? JournalReplay.run(journal, frames, superBlock) : 0;
        assertFalse(journal.needsReplay());
        cache.clear();
        return written;
    }

    @Test
    void writesWhatIsCommitted() throws Exception {
        journal.commit(List.of(block(FIRST, 1), block(SECOND, 2)), List.of(), 0);
        journal.commit(List.of(block(FIRST, 3)), List.of(), 0);
        assertEquals(3, replay());
        assertEquals(3, cache.get(FIRST).getInt(0));
        assertEquals(2, cache.get(SECOND).getInt(500));
        assertEquals(0, replay());
    }

    @Test
    void leavesWhatIsNotCommitted() throws Exception {
        journal.commit(List.of(block(FIRST, 1)), List.of(), 0);
        disk.vanishAfter(1);
        Errors.assertErrno(Errno.EIO, () -> journal.commit(List.of(block(FIRST, 2)), List.of(), 0));
        assertEquals(1, replay());
        assertEquals(1, cache.get(FIRST).getInt(0));
    }

    @Test
    void leavesWhatIsRevoked() throws Exception {
        journal.commit(List.of(block(FIRST, 1), block(SECOND, 1)), List.of(), 0);
        journal.commit(List.of(block(SECOND, 2)), List.of(FIRST), 0);
        assertEquals(2, replay());
        assertEquals(0, cache.get(FIRST).getInt(0));
        assertEquals(2, cache.get(SECOND).getInt(0));
    }

    /** What is revoked and used again is written. */
    @Test
    void writesWhatIsUsedAgain() throws Exception {
        journal.commit(List.of(block(FIRST, 1)), List.of(), 0);
        journal.commit(List.of(block(SECOND, 1)), List.of(FIRST), 0);
        journal.commit(List.of(block(FIRST, 3)), List.of(), 0);
        assertEquals(2, replay());
        assertEquals(3, cache.get(FIRST).getInt(0));
    }

    /** A transaction that is not committed revokes nothing. */
    @Test
    void revokesByWhatIsCommittedOnly() throws Exception {
        journal.commit(List.of(block(FIRST, 1)), List.of(), 0);
        disk.vanishAfter(1);
        Errors.assertErrno(Errno.EIO, () -> journal.commit(List.of(block(SECOND, 2)), List.of(FIRST), 0));
        assertEquals(1, replay());
        assertEquals(1, cache.get(FIRST).getInt(0));
    }

    /** A block that begins as those of the journal do is not taken for one. */
    @Test
    void keepsWhatLooksLikeItself() throws Exception {
        Block block = block(FIRST, 0);
        block.putBigInt(0, JournalFormat.MAGIC);
        journal.commit(List.of(block, block(SECOND, 7)), List.of(), 0);
        assertEquals(2, replay());
        assertEquals(JournalFormat.MAGIC, cache.get(FIRST).getBigInt(0));
        assertEquals(7, cache.get(SECOND).getInt(0));
    }

    /** The ring is used over and over; each time all but the last transactions are in place. */
    @Test
    void goesRound() throws Exception {
        int commits = 3 * places.length / 4;
        for (int i = 1; i <= commits; i++) {
            journal.commit(List.of(block(FIRST, i)), List.of(), 0);
            if (journal.isNearlyFull()) {
                journal.reset(journal.sequence());
            }
        }
        int written = replay();
        assertTrue(written > 0 && written < commits, written + " written");
        assertEquals(commits, cache.get(FIRST).getInt(0));
    }
}
