package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FileMode;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.vfs.Directory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the disk is asked for inodes and directories. */
class ReadAroundTest {
    /** Of one group, in 63 blocks of its table. */
    private static final int FILES = 1000;
    private static final int FRAMES = 4096;
    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    private byte[] image;
    private HostDisk disk;

    @BeforeEach
    void make() throws Exception {
        Path file = folder.resolve("image");
        Tools.make(file, null, "24m", "-t", "ext4", "-N", "4096");
        image = Files.readAllBytes(file);
    }

    private Mounted mount() throws MountException {
        return Mounted.of(FRAMES, false, memory -> disk = HostDisk.of(image, memory));
    }

    private static Directory create(Mounted mounted) {
        Directory many = (Directory) mounted.system.root().create("many", FileMode.S_IFDIR | 0755, 0);
        for (int i = 0; i < FILES; i++) {
            many.create("name of file " + i, FileMode.S_IFREG | 0644, 0);
        }
        return many;
    }

    @Test
    void inodesAndNamesComeWithTheirNeighbours() throws Exception {
        Mounted first = mount();
        create(first);
        first.system.unmount();
        Mounted mounted = mount();
        Directory many = (Directory) mounted.system.root().lookup("many");
        int before = disk.requests;
        for (int i = 0; i < FILES; i++) {
            assertTrue(many.lookup("name of file " + i).isRegular());
        }
        int requests = disk.requests - before;
        assertTrue(requests <= 16, requests + " requests");
        mounted.system.unmount();
        mounted.assertNothingLeft();
    }

    @Test
    void inodesThatWereNeverUsedAreNotRead() throws Exception {
        Mounted mounted = mount();
        mounted.system.root().create("before", FileMode.S_IFREG | 0644, 0);
        int before = disk.requests;
        create(mounted);
        assertEquals(before, disk.requests);
        mounted.system.unmount();
        check();
    }

    /** As mke2fs leaves it with lazy_itable_init: the blocks hold what was there before. */
    @Test
    void whatIsInTablesOfInodesNeverUsedDoesNotMatter() throws Exception {
        String place = Tools.debug(folder.resolve("image"), "imap <1>");
        int table = Integer.parseInt(place.substring(place.indexOf("at block ") + 9, place.indexOf(',')));
        Arrays.fill(image, (table + 1) * BLOCK, (table + 128) * BLOCK, (byte) 0x5a);
        Mounted mounted = mount();
        create(mounted);
        mounted.system.unmount();
        Mounted again = mount();
        Directory many = (Directory) again.system.root().lookup("many");
        assertEquals(0, many.lookup("name of file " + (FILES - 1)).size());
        again.system.unmount();
        check();
    }

    private void check() throws Exception {
        assertEquals("", Tools.check(Files.write(folder.resolve("after"), image)));
    }
}
