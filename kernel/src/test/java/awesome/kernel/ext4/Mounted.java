package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.fake.LateTurn;
import awesome.kernel.fake.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Function;

/** A file system that a test has mounted, with memory of its own. */
final class Mounted {
    private static final int FRAMES = 4096;

    final ArenaMemory memory;
    final CacheFrames frames;
    final ArrayList<String> log = new ArrayList<>();
    final ManualClock clock = new ManualClock();
    final LateTurn turn = new LateTurn();
    final Ext4FileSystem system;

    private Mounted(ArenaMemory memory, BlockDevice disk, boolean isReadOnly, DiskWaiter waiter) throws MountException {
        this.memory = memory;
        frames = new CacheFrames(memory, memory, 16);
        BlockIo io = new BlockIo(disk, waiter, memory, memory);
        Ext4FileSystem made = null;
        try {
            made = Ext4FileSystem.mount(io, frames, 77, isReadOnly, clock, turn, log::add);
        } finally {
            if (made == null) {
                assertNothingLeft();
            }
        }
        system = made;
    }

    /** Nothing of a file system is in memory. */
    void assertNothingLeft() {
        assertEquals(0, frames.used());
        assertEquals(0, frames.keepers());
    }

    static Mounted readOnly(Path image) throws IOException, MountException {
        return of(FRAMES, true, memory -> {
            try {
                HostDisk disk = HostDisk.of(image, memory);
                disk.readOnly = true;
                return disk;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** An image in an array, to be written. */
    static Mounted writable(byte[] image) throws MountException {
        return of(FRAMES, false, memory -> HostDisk.of(image, memory));
    }

    /** The same, only to be read. */
    static Mounted readOnly(byte[] image) throws MountException {
        return of(FRAMES, true, memory -> HostDisk.of(image, memory));
    }

    static Mounted of(int frames, boolean isReadOnly, Function<ArenaMemory, BlockDevice> disk) throws MountException {
        return of(frames, isReadOnly, disk, new DiskWaiter());
    }

    /** The same where something happens while the disk is waited for. */
    static Mounted of(int frames, boolean isReadOnly, Function<ArenaMemory, BlockDevice> disk, DiskWaiter waiter) throws MountException {
        ArenaMemory memory = new ArenaMemory(frames);
        return new Mounted(memory, disk.apply(memory), isReadOnly, waiter);
    }
}
