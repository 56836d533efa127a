package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.StatLayout;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.ramfs.RamFileSystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OpenFileTest {
    private static final int CREATE = OpenFlag.O_RDWR | OpenFlag.O_CREAT;

    private final TestFiles files = new TestFiles(64);

    @Test
    void positionsMoveAsFarAsBytes() {
        OpenFile file = files.open("f", CREATE);
        assertEquals(5, file.write(Bytes.of("12345")));
        assertEquals(2, file.seek(-3, OpenFlag.SEEK_CUR));
        assertEquals("345", TestFiles.text(file));
        assertEquals(10, file.seek(5, OpenFlag.SEEK_END));
        assertEquals("", TestFiles.text(file));
        file.write(Bytes.of("x"));
        assertEquals(1, file.seek(1, OpenFlag.SEEK_SET));
        assertEquals("2345\0\0\0\0\0x", TestFiles.text(file));
        assertEquals(2, file.writeAt(1, Bytes.of("ab")));
        byte[] three = new byte[3];
        assertEquals(3, file.readAt(0, new Bytes(three)));
        assertEquals("1ab", new String(three, StandardCharsets.ISO_8859_1));
        assertEquals(11, file.seek(0, OpenFlag.SEEK_CUR));
        Errors.assertErrno(Errno.EINVAL, () -> file.seek(-12, OpenFlag.SEEK_CUR));
        Errors.assertErrno(Errno.EINVAL, () -> file.seek(0, 9));
        Errors.assertErrno(Errno.EINVAL, () -> file.seek(Long.MAX_VALUE, OpenFlag.SEEK_CUR));
        file.truncate(2);
        assertEquals(0, file.seek(0, OpenFlag.SEEK_DATA));
        assertEquals(2, file.seek(0, OpenFlag.SEEK_HOLE));
        Errors.assertErrno(Errno.ENXIO, () -> file.seek(2, OpenFlag.SEEK_DATA));
        Errors.assertErrno(Errno.ENXIO, () -> file.seek(-1, OpenFlag.SEEK_HOLE));
    }

    @Test
    void accessIsAsOpened() {
        files.open("f", CREATE).write(Bytes.of("content"));
        OpenFile reader = files.open("f", OpenFlag.O_RDONLY);
        OpenFile writer = files.open("f", OpenFlag.O_WRONLY | OpenFlag.O_APPEND);
        Errors.assertErrno(Errno.EBADF, () -> reader.write(Bytes.of("x")));
        Errors.assertErrno(Errno.EBADF, () -> reader.writeAt(0, Bytes.of("x")));
        Errors.assertErrno(Errno.EINVAL, () -> reader.truncate(0));
        Errors.assertErrno(Errno.EBADF, () -> TestFiles.text(writer));
        writer.write(Bytes.of("+1"));
        writer.seek(0, OpenFlag.SEEK_SET);
        writer.write(Bytes.of("+2"));
        assertEquals("content+1+2", TestFiles.text(reader));
        writer.setFlags(0);
        writer.seek(0, OpenFlag.SEEK_SET);
        writer.write(Bytes.of("C"));
        reader.seek(0, OpenFlag.SEEK_SET);
        assertEquals("Content+1+2", TestFiles.text(reader));
        assertEquals(OpenFlag.O_WRONLY | 0100000, writer.flags());
        OpenFile path = files.open("f", OpenFlag.O_PATH | OpenFlag.O_RDWR);
        Errors.assertErrno(Errno.EBADF, () -> TestFiles.text(path));
        Errors.assertErrno(Errno.EBADF, () -> path.write(Bytes.of("x")));
        Errors.assertErrno(Errno.EBADF, () -> path.seek(0, OpenFlag.SEEK_SET));
        OpenFile cut = files.open("f", OpenFlag.O_WRONLY | OpenFlag.O_TRUNC);
        assertEquals(0, cut.inode().size());
    }

    @Test
    void aFileWithoutNameLivesWhileItIsOpen() {
        OpenFile file = files.open("f", CREATE);
        file.write(Bytes.of("still here"));
        assertEquals("/f", file.path());
        files.vfs.unlink(files.context, files.vfs.root(), "f");
        assertEquals("/f (deleted)", file.path());
        file.seek(0, OpenFlag.SEEK_SET);
        assertEquals("still here", TestFiles.text(file));
        assertEquals(63, files.ram.freeFrames());
        OpenFile second = file.retain();
        file.release();
        assertEquals(63, files.ram.freeFrames());
        second.release();
        assertEquals(64, files.ram.freeFrames());
        assertEquals(1, files.system.files());
    }

    @Test
    void aRemovedDirectoryShowsAndTakesNothing() {
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d", 0777);
        files.context.setCurrent(files.findPlace("d"));
        files.vfs.removeDirectory(files.context, files.vfs.root(), "d");
        Errors.assertErrno(Errno.ENOENT, () -> files.open("x", CREATE));
        Errors.assertErrno(Errno.ENOENT, () -> Vfs.pathOf(files.context.current()));
        assertSame(files.context.current().inode(), files.find("."));
        OpenFile directory = files.open(".", OpenFlag.O_RDONLY);
        Errors.assertErrno(Errno.ENOENT, () -> directory.list(new Bytes(new byte[100])));
        directory.release();
        files.context.setCurrent(files.vfs.root());
        assertEquals(1, files.system.files());
    }

    @Test
    void anotherFileSystemIsShownWhereItIsMounted() {
        files.vfs.makeDirectory(files.context, files.vfs.root(), "a", 0777);
        RamFileSystem other = new RamFileSystem("tmpfs", 2, files.clock, files.ram, files.ram, 0);
        files.vfs.mount(other, "/a/mnt");
        files.open("/a/mnt/f", CREATE).write(Bytes.of("inside"));
        assertEquals("/a/mnt/f", files.open("/a/mnt/f", OpenFlag.O_RDONLY).path());
        assertEquals(2, files.find("/a/mnt/f").fileSystem().device());
        assertSame(files.find("/a"), files.find("/a/mnt/.."));
        files.context.setCurrent(files.findPlace("/a/mnt"));
        assertEquals("/a/mnt", Vfs.pathOf(files.context.current()));
        assertEquals("inside", TestFiles.text(files.open("f", OpenFlag.O_RDONLY)));
        Vfs vfs = files.vfs;
        Errors.assertErrno(Errno.EBUSY, () -> vfs.removeDirectory(files.context, vfs.root(), "/a/mnt"));
        Errors.assertErrno(Errno.EBUSY, () -> vfs.rename(files.context, vfs.root(), "a/mnt", vfs.root(), "b", 0));
        Errors.assertErrno(Errno.EXDEV, () -> vfs.rename(files.context, vfs.root(), "a/mnt/f", vfs.root(), "b", 0));
        Errors.assertErrno(Errno.EXDEV, () -> vfs.link(files.context, files.findPlace("f"), vfs.root(), "/b"));
        vfs.makeDirectory(files.context, files.context.current(), "below", 0777);
        assertEquals("/a/mnt/below", Vfs.pathOf(files.findPlace("below")));
        assertEquals(files.findPlace("/a/mnt").mount(), vfs.mounts().all().get(1));
        Bytes out = new Bytes(new byte[24]);
        files.open("/a/mnt", OpenFlag.O_RDONLY).list(out);
        assertEquals(24, out.done());
    }

    @Test
    void aNameIsReplacedOnlyIfAsked() {
        files.open("a", CREATE);
        files.open("b", CREATE);
        Vfs vfs = files.vfs;
        Errors.assertErrno(Errno.EEXIST, () -> vfs.rename(files.context, vfs.root(), "a", vfs.root(), "b",
                OpenFlag.RENAME_NOREPLACE));
        Errors.assertErrno(Errno.EINVAL, () -> vfs.rename(files.context, vfs.root(), "a", vfs.root(), "b",
                OpenFlag.RENAME_EXCHANGE | OpenFlag.RENAME_NOREPLACE));
        Errors.assertErrno(Errno.ENOENT, () -> vfs.rename(files.context, vfs.root(), "a", vfs.root(), "none",
                OpenFlag.RENAME_EXCHANGE));
        vfs.rename(files.context, vfs.root(), "a", vfs.root(), "c", OpenFlag.RENAME_NOREPLACE);
        Errors.assertErrno(Errno.ENOENT, () -> files.find("a"));
    }

    @Test
    void devicesWithoutDriverAndSocketsDoNotOpen() {
        files.vfs.makeNode(files.context, files.vfs.root(), "dev", FileMode.S_IFCHR | 0600, DeviceNumber.of(4, 3));
        files.vfs.makeNode(files.context, files.vfs.root(), "disk", FileMode.S_IFBLK | 0600, DeviceNumber.of(4, 3));
        files.vfs.makeNode(files.context, files.vfs.root(), "socket", FileMode.S_IFSOCK | 0600, 0);
        for (String name : List.of("dev", "disk", "socket")) {
            Errors.assertErrno(Errno.ENXIO, () -> files.open(name, OpenFlag.O_RDWR));
            files.open(name, OpenFlag.O_PATH).release();
        }
        files.devices.add(4, 3, (node, flags) -> new PathFile(node, flags));
        assertEquals(DeviceNumber.of(4, 3), files.open("dev", OpenFlag.O_RDWR).inode().device());
        Errors.assertErrno(Errno.ENXIO, () -> files.open("disk", OpenFlag.O_RDWR));
    }

    @Test
    void timesTellWhatHappened() {
        long second = 1_000_000_000L;
        OpenFile file = files.open("f", CREATE);
        Inode inode = file.inode();
        long made = inode.modified();
        files.clock.advance(second);
        file.write(Bytes.of("x"));
        assertEquals(made + second, inode.modified());
        assertEquals(made, inode.accessed());
        files.clock.advance(second);
        TestFiles.text(file);
        assertEquals(made + 2 * second, inode.accessed());
        files.clock.advance(second);
        TestFiles.text(file);
        assertEquals(made + 2 * second, inode.accessed(), "not again so soon");
        inode.setPermissions(0600);
        assertEquals(made + 3 * second, inode.changed());
        assertEquals(made + second, inode.modified());
        inode.setTimes(-1, 5);
        byte[] stat = new byte[StatLayout.STAT_SIZE];
        Arrays.fill(stat, (byte) -1);
        FileStatus.stat(inode, stat);
        assertEquals(0, LittleEndian.getInt(stat, StatLayout.ST_GID + 4));
        for (int i = StatLayout.ST_CTIME + 16; i < StatLayout.STAT_SIZE; i++) {
            assertEquals(0, stat[i]);
        }
        assertEquals(-1, LittleEndian.getLong(stat, StatLayout.ST_ATIME));
        assertEquals(999_999_999, LittleEndian.getLong(stat, StatLayout.ST_ATIME + 8));
        assertEquals(5, LittleEndian.getLong(stat, StatLayout.ST_MTIME + 8));
        assertEquals(1, LittleEndian.getLong(stat, StatLayout.ST_SIZE));
        assertEquals(FileMode.S_IFREG | 0600, LittleEndian.getInt(stat, StatLayout.ST_MODE));
        assertEquals(8, LittleEndian.getLong(stat, StatLayout.ST_BLOCKS));
        assertEquals(FileMode.S_IFREG | 0600, LittleEndian.getShort(FileStatus.statx(inode, -1), StatLayout.STX_MODE));
        assertEquals(64, LittleEndian.getLong(FileStatus.statfs(files.vfs.root()), 16));
        assertEquals(63, LittleEndian.getLong(FileStatus.statfs(files.vfs.root()), 24));
    }

    /** Entries that stay are listed once, whatever comes and goes meanwhile, and in buffers of any size. */
    @Property(tries = 200)
    void listingsAreSteady(@ForAll long seed) {
        TestFiles tree = new TestFiles(1);
        Random random = new Random(seed);
        TreeSet<String> stay = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        for (int i = 0; i < random.nextInt(80); i++) {
            String name = "stay" + "y".repeat(random.nextInt(9)) + i;
            tree.open(name, CREATE).release();
            stay.add(name);
            tree.open("goes" + i, CREATE).release();
            others.add("goes" + i);
        }
        OpenFile directory = tree.open("/", OpenFlag.O_RDONLY);
        List<String> seen = new ArrayList<>();
        int came = 0;
        while (true) {
            byte[] buffer = new byte[40 + random.nextInt(200)];
            Bytes sink = new Bytes(buffer);
            directory.list(sink);
            if (sink.done() == 0) {
                break;
            }
            long next = readEntries(buffer, (int) sink.done(), seen);
            if (random.nextBoolean()) {
                directory.seek(next, OpenFlag.SEEK_SET);
            }
            for (int i = random.nextInt(3); i > 0 && !others.isEmpty(); i--) {
                tree.vfs.unlink(tree.context, tree.vfs.root(), others.pollFirst());
            }
            if (came < 50 && random.nextInt(3) == 0) {
                tree.open("came" + came++, CREATE).release();
            }
        }
        assertEquals(List.of(".", ".."), seen.subList(0, 2));
        assertEquals(seen.size(), new TreeSet<>(seen).size());
        assertTrue(seen.containsAll(stay));
        directory.seek(0, OpenFlag.SEEK_SET);
        Bytes small = new Bytes(new byte[23]);
        Errors.assertErrno(Errno.EINVAL, () -> directory.list(small));
    }

    /** Adds the names to {@code seen}; the offset after the last. */
    private static long readEntries(byte[] buffer, int length, List<String> seen) {
        long next = 0;
        for (int at = 0; at < length; at += LittleEndian.getShort(buffer, at + 16)) {
            assertNotEquals(0, LittleEndian.getLong(buffer, at));
            next = LittleEndian.getLong(buffer, at + 8);
            int end = at + 19;
            while (buffer[end] != 0) {
                end++;
            }
            String name = new String(buffer, at + 19, end - at - 19, StandardCharsets.ISO_8859_1);
            assertEquals(name.startsWith(".") ? FileMode.DT_DIR : FileMode.DT_REG, buffer[at + 18]);
            seen.add(name);
        }
        return next;
    }

    @Test
    void permissionsOfNewFilesAreMasked() {
        files.context.setUmask(027);
        assertEquals(0640, files.vfs.open(files.context, files.vfs.root(), "f", CREATE, 0666).inode().mode() & 07777);
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d", 0777);
        assertEquals(0750, files.find("d").mode() & 07777);
        assertEquals(027, files.context.setUmask(01777));
        assertEquals(0777, files.context.umask());
        assertFalse(files.find("f").isExecutable());
        assertTrue(files.find("d").isExecutable());
    }
}
