package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FileMode;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.FaultResult;
import awesome.kernel.memory.PageSource;
import awesome.kernel.memory.SharedPages;
import awesome.kernel.memory.UserFrames;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Inode;
import awesome.magic.UserAddr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs get the frames that the content of files is in, of a disk whose files are larger than memory. */
class ScarceMemoryTest {
    private static final int FRAMES = 800;
    private static final int SIZE = 6_000_000;
    private static final int PAGES = 600;
    private static final UserAddr START = UserAddr.of(0x100_0000);

    @TempDir
    Path directory;

    private Mounted mounted;
    private UserFrames users;
    private AddressSpace space;
    private final byte[] content = new byte[SIZE];

    @BeforeEach
    void mount() throws Exception {
        Path file = directory.resolve("image");
        Tools.make(file, null, "24m", "-t", "ext4");
        byte[] image = Files.readAllBytes(file);
        mounted = Mounted.of(FRAMES, false, memory -> HostDisk.of(image, memory));
        users = new UserFrames(mounted.memory, 8, () -> false);
        users.setKept(mounted.frames);
        space = new AddressSpace(new FakePageTable(), users, mounted.memory);
        new Random(5).nextBytes(content);
        create("large").write(0, new Bytes(content));
        mounted.system.sync();
    }

    private Inode create(String name) {
        return mounted.system.root().create(name, FileMode.S_IFREG | 0644, 0);
    }

    private void assertLargeIsRight() {
        byte[] found = new byte[SIZE];
        mounted.system.root().lookup("large").read(0, new Bytes(found));
        assertArrayEquals(content, found);
    }

    private void mapZeros(PageSource source) {
        space.map(START, PAGES * AddressSpace.PAGE, PageTable.READ | PageTable.WRITE, source != null, source, 0, "");
    }

    @Test
    void faultsTakeWhatCanBeReadAgain() {
        assertLargeIsRight();
        assertTrue(mounted.memory.freeFrames() < 100, "free: " + mounted.memory.freeFrames());
        mapZeros(null);
        for (int i = 0; i < PAGES; i++) {
            assertEquals(FaultResult.RESOLVED, space.fault(START.plus(i * AddressSpace.PAGE), PageTable.WRITE), "page " + i);
        }
        assertLargeIsRight();
        assertEquals(PAGES, space.residentPages());
    }

    @Test
    void systemCallsDoToo() {
        assertLargeIsRight();
        mapZeros(null);
        UserMemory memory = new UserMemory(space, mounted.memory);
        for (int i = 0; i < PAGES; i++) {
            memory.writeInt(START.plus(i * AddressSpace.PAGE), i);
        }
        for (int i = 0; i < PAGES; i++) {
            assertEquals(i, memory.readInt(START.plus(i * AddressSpace.PAGE)));
        }
    }

    @Test
    void sharedMemoryDoesToo() {
        assertLargeIsRight();
        mapZeros(new SharedPages(users, PAGES * AddressSpace.PAGE));
        for (int i = 0; i < PAGES; i++) {
            assertEquals(FaultResult.RESOLVED, space.fault(START.plus(i * AddressSpace.PAGE), PageTable.WRITE), "page " + i);
        }
    }

    /** What is to be written is written first, and is not lost. */
    @Test
    void whatIsNotOnTheDiskIsWrittenFirst() {
        mapZeros(null);
        // As much as programs do not need, so that what was changed below fills the rest.
        assertLargeIsRight();
        byte[] changed = new byte[190 * 4096];
        new Random(7).nextBytes(changed);
        create("changed").write(0, new Bytes(changed));
        for (int i = 0; i < PAGES; i++) {
            assertEquals(FaultResult.RESOLVED, space.fault(START.plus(i * AddressSpace.PAGE), PageTable.WRITE), "page " + i);
        }
        byte[] found = new byte[changed.length];
        mounted.system.root().lookup("changed").read(0, new Bytes(found));
        assertArrayEquals(changed, found);
    }

    /** Where programs have most of the memory, less is kept that is still to be written. */
    @Test
    void muchIsWrittenInLittleMemory() {
        mapZeros(null);
        for (int i = 0; i < PAGES; i++) {
            assertEquals(FaultResult.RESOLVED, space.fault(START.plus(i * AddressSpace.PAGE), PageTable.WRITE), "page " + i);
        }
        Inode large = mounted.system.root().lookup("large");
        new Random(6).nextBytes(content);
        for (int at = 0; at < SIZE; at += 10_000) {
            large.write(at, new Bytes(content, at, Math.min(10_000, SIZE - at)));
        }
        assertLargeIsRight();
    }

    /** Pages that programs map stay; when nothing can be given any more, a program gets none. */
    @Test
    void whatIsMappedStays() {
        Inode mapped = create("mapped");
        mapped.write(0, new Bytes(new byte[400 * 4096]));
        mapped.sync();
        PageSource pages = mapped.pages();
        pages.retain();
        for (int i = 0; i < 400; i++) {
            pages.frameAt(i * AddressSpace.PAGE);
        }
        long[] before = new long[400];
        for (int i = 0; i < 400; i++) {
            before[i] = pages.frameAtHand(i * AddressSpace.PAGE);
        }
        assertLargeIsRight();
        mapZeros(null);
        int got = 0;
        while (got < PAGES && space.fault(START.plus(got * AddressSpace.PAGE), PageTable.WRITE) == FaultResult.RESOLVED) {
            got++;
        }
        assertTrue(got > 300 && got < 400, "got " + got);
        for (int i = 0; i < 400; i++) {
            assertEquals(before[i], pages.frameAtHand(i * AddressSpace.PAGE));
        }
    }

    /** A few frames are for files when programs have taken all. */
    @Test
    void filesCanBeUsedStill() {
        mapZeros(null);
        AddressSpace more = new AddressSpace(new FakePageTable(), users, mounted.memory);
        more.map(START, PAGES * AddressSpace.PAGE, PageTable.READ | PageTable.WRITE, false, null, 0, "");
        int got = 0;
        while (got < 2 * PAGES && (got < PAGES ? space : more).fault(START.plus(got % PAGES * AddressSpace.PAGE), PageTable.WRITE)
                == FaultResult.RESOLVED) {
            got++;
        }
        assertTrue(got > FRAMES - 60 && got < FRAMES, "got " + got);
        assertLargeIsRight();
        create("small").write(0, new Bytes(new byte[4096]));
        mounted.system.sync();
        more.release();
    }
}
