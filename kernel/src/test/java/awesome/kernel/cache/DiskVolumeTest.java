package awesome.kernel.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.HostDisk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskVolumeTest {
    private static final int BLOCKS = 64;

    /** Who counts what is under way would wait for it for ever. */
    @Test
    void whatCannotBeBegunIsTold() throws Exception {
        ArenaMemory memory = new ArenaMemory(16);
        BlockIo io = new BlockIo(HostDisk.of(new byte[BLOCKS * 1024], memory), new DiskWaiter(), memory, memory);
        DiskVolume volume = new DiskVolume(io, 1024);
        List<Boolean> told = new ArrayList<>();
        ErrnoException failed = assertThrows(ErrnoException.class,
                () -> volume.beginWrite(BLOCKS, new long[] {4096}, 0, 1, told::add));
        assertEquals(Errno.EUCLEAN, failed.errno());
        assertEquals(List.of(false), told);
        assertFalse(volume.isWriting());
    }
}
