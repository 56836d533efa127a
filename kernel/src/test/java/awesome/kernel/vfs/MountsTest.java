package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.MountFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.ramfs.Tmpfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs see of mounts is compared with Linux elsewhere; here is what they do not see. */
class MountsTest {
    private static final int CREATE = OpenFlag.O_CREAT | OpenFlag.O_RDWR;

    private final TestFiles files = new TestFiles(64);
    private final Vfs vfs = files.vfs;

    @BeforeEach
    void makePlaces() {
        vfs.types().add(new Tmpfs("tmpfs", files.clock, files.ram, files.ram, 0));
        vfs.makeDirectory(files.context, vfs.root(), "a", 0777);
        vfs.makeDirectory(files.context, vfs.root(), "b", 0777);
    }

    private void mount(String path) {
        vfs.mount(files.context, "tmpfs", "none", files.findPlace(path), 0, "");
    }

    private void remove(String path, int flags) {
        vfs.mounts().remove(files.findPlace(path), flags, vfs.root());
    }

    @Test
    void framesOfAFileSystemComeBackWhenNobodySeesItAnyMore() {
        long free = files.ram.freeFrames();
        mount("a");
        vfs.makeDirectory(files.context, vfs.root(), "a/d", 0777);
        OpenFile file = files.open("a/d/f", CREATE);
        file.write(new Bytes(new byte[3 * 4096]));
        vfs.mounts().bind(files.findPlace("a/d"), files.findPlace("b"), false);
        Errors.assertErrno(Errno.EBUSY, () -> remove("a", 0));
        file.release();
        remove("a", 0);
        assertEquals(free - 3, files.ram.freeFrames());
        OpenFile again = files.open("b/f", OpenFlag.O_RDONLY);
        remove("b", MountFlag.MNT_DETACH);
        assertEquals(1, vfs.mounts().all().size());
        assertEquals(free - 3, files.ram.freeFrames());
        assertEquals(3 * 4096, again.read(new Bytes(new byte[4 * 4096])));
        again.release();
        assertEquals(free, files.ram.freeFrames());
    }

    @Test
    void whatCouldNotBeMountedLeavesNothing() {
        long free = files.ram.freeFrames();
        files.open("f", CREATE).release();
        Errors.assertErrno(Errno.ENOTDIR, () -> mount("f"));
        Errors.assertErrno(Errno.ENODEV,
                () -> vfs.mount(files.context, "other", "none", files.findPlace("a"), 0, ""));
        assertEquals(1, vfs.mounts().all().size());
        assertEquals(free, files.ram.freeFrames());
    }

    @Test
    void sourcesOfSomeTypesAreDevices() {
        RamFileSystem there = new RamFileSystem("disk", 9, files.clock, files.ram, files.ram, 0);
        MountSource[] seen = new MountSource[1];
        vfs.types().add(new FileSystemType() {
            @Override
            public String name() {
                return "disk";
            }

            @Override
            public boolean needsDevice() {
                return true;
            }

            @Override
            public FileSystem open(MountSource source) {
                seen[0] = source;
                return there;
            }
        });
        vfs.makeNode(files.context, vfs.root(), "device", FileMode.S_IFBLK | 0600, DeviceNumber.of(8, 1));
        Place place = files.findPlace("a");
        Errors.assertErrno(Errno.ENOENT, () -> vfs.mount(files.context, "disk", "nothing", place, 0, ""));
        Errors.assertErrno(Errno.ENOTBLK, () -> vfs.mount(files.context, "disk", "b", place, 0, ""));
        vfs.mount(files.context, "disk", "device", place, MountFlag.MS_RDONLY, "x");
        assertSame(files.find("device"), seen[0].device());
        assertTrue(seen[0].readOnly());
        assertEquals("x", seen[0].options());
        Errors.assertErrno(Errno.EROFS, () -> files.open("a/f", CREATE));
        Errors.assertErrno(Errno.EBUSY,
                () -> vfs.mount(files.context, "disk", "device", files.findPlace("a"), 0, ""));
        assertEquals("nodev\ttmpfs\n\tdisk\n", vfs.types().describe());
    }
}
