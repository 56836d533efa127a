package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.fake.Somebody;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.PageSource;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileUser;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Source;
import awesome.kernel.vfs.UserBuffer;
import awesome.kernel.vfs.Vfs;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import awesome.magic.UserAddr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single things that programs do with files. */
class FileTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;

    @TempDir
    Path directory;

    private byte[] image(String size, String... options) throws Exception {
        Path image = directory.resolve("image");
        Files.deleteIfExists(image);
        Tools.make(image, null, size, options);
        return Files.readAllBytes(image);
    }

    private String check(byte[] image) throws Exception {
        Path file = directory.resolve("checked");
        Files.write(file, image);
        return Tools.check(file);
    }

    private static byte[] read(Inode inode) {
        byte[] bytes = new byte[(int) inode.size()];
        inode.read(0, new Bytes(bytes));
        return bytes;
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 70, 500, 3000})
    void keepsAttributes(int size) throws Exception {
        byte[] image = image("4m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.makeAttributes().set("user.first", bytes(1, size), 0);
        file.makeAttributes().set("user.second", bytes(2, 10), 0);
        file.makeAttributes().set("trusted.third", bytes(3, 10), 0);
        file.attributes().remove("user.second");
        // Version 2, as programs see it: user::rw-, user:7:r--, group::r--, mask::r--, other::---.
        byte[] list = {2, 0, 0, 0, 1, 0, 6, 0, -1, -1, -1, -1, 2, 0, 4, 0, 7, 0, 0, 0, 4, 0, 4, 0, -1, -1, -1, -1, 16, 0, 4,
            0, -1, -1, -1, -1, 32, 0, 0, 0, -1, -1, -1, -1};
        file.makeAttributes().set("system.posix_acl_access", list, 0);
        Errors.assertErrno(Errno.ENOSPC, () -> file.makeAttributes().set("user.large", new byte[5000], 0));
        mounted.system.unmount();
        assertEquals("", check(image));
        Inode again = Mounted.readOnly(image).system.root().lookup("file");
        assertArrayEquals(bytes(1, size), again.attributes().get("user.first"));
        assertArrayEquals(bytes(3, 10), again.attributes().get("trusted.third"));
        assertArrayEquals(list, again.attributes().get("system.posix_acl_access"));
        Errors.assertErrno(Errno.ENODATA, () -> again.attributes().get("user.second"));
        Errors.assertErrno(Errno.ENODATA, () -> again.attributes().get("user.large"));
        Path value = directory.resolve("value");
        Tools.debug(directory.resolve("checked"), "ea_get -f " + value + " /file user.first");
        assertArrayEquals(bytes(1, size), Files.readAllBytes(value));
    }

    @Test
    void keepsWhatStatTells() throws Exception {
        byte[] image = image("4m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("file", FileMode.S_IFCHR | 0600, 0x10305);
        file.setPermissions(06755);
        file.setOwner(123456, 654321);
        file.setTimes(1_000_000_007L, 5_000_000_000_000_000_123L);
        mounted.system.unmount();
        assertEquals("", check(image));
        Inode again = Mounted.readOnly(image).system.root().lookup("file");
        assertEquals(FileMode.S_IFCHR | 06755, again.mode());
        assertEquals(123456, again.owner());
        assertEquals(654321, again.group());
        assertEquals(0x10305, again.device());
        assertEquals(1_000_000_007L, again.accessed());
        assertEquals(5_000_000_000_000_000_123L, again.modified());
        Errors.assertErrno(Errno.EROFS, () -> again.setPermissions(0));
        assertEquals(FileMode.S_IFCHR | 06755, again.mode());
    }

    /** What is made belongs to who made it, and is not root's for a moment; who writes to it takes set-id bits away. */
    @Test
    void keepsOwners() throws Exception {
        byte[] image = image("4m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        context.setUmask(0);
        mounted.system.root().setPermissions(0777);
        FileUser[] user = {new Somebody(70001, 80001)};
        vfs.access().setUsers(() -> user[0]);
        vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR | OpenFlag.O_CREAT, 06777).release();
        vfs.makeDirectory(context, context.current(), "/directory", 0777);
        vfs.makeDirectory(context, context.current(), "/group", 0777);
        mounted.system.root().lookup("group").setPermissions(02777);
        vfs.symlink(context, "file", context.current(), "/link");
        vfs.symlink(context, "x".repeat(100), context.current(), "/long");
        vfs.makeNode(context, context.current(), "/pipe", FileMode.S_IFIFO | 0666, 0);
        mounted.system.sync();
        byte[] first = image.clone();
        user[0] = new Somebody(90001, 90002);
        vfs.open(context, context.current(), "/group/theirs", OpenFlag.O_RDWR | OpenFlag.O_CREAT, 0644).release();
        OpenFile file = vfs.open(context, context.current(), "/file", OpenFlag.O_WRONLY, 0);
        file.write(new Bytes(new byte[1]));
        file.release();
        mounted.system.unmount();
        assertEquals("", check(image));
        Directory root = Mounted.readOnly(image).system.root();
        for (String name : List.of("file", "directory", "link", "long", "pipe")) {
            assertEquals("70001:80001", root.lookup(name).owner() + ":" + root.lookup(name).group(), name);
        }
        Inode theirs = ((Directory) root.lookup("group")).lookup("theirs");
        assertEquals("90001:80001", theirs.owner() + ":" + theirs.group());
        assertEquals(FileMode.S_IFREG | 0777, root.lookup("file").mode());
        assertEquals(FileMode.S_IFREG | 06777, Mounted.writable(first).system.root().lookup("file").mode());
        String said = Tools.debug(directory.resolve("checked"), "stat /file");
        assertTrue(said.contains("User: 70001   Group: 80001"), said);
    }

    /** Set-id bits go when the file is written to, also on the disk. */
    @Test
    void dropsSetIds() throws Exception {
        byte[] image = image("4m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        vfs.access().setUsers(() -> new Somebody(5, 5));
        mounted.system.root().create("file", FileMode.S_IFREG | 06777, 0);
        OpenFile file = vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR, 0);
        file.sync();
        // Memory that cannot be read: the content stays as it is, the bits do not.
        Errors.assertErrno(Errno.EFAULT, () -> file.write(new Source() {
            @Override
            public long left() {
                return 1;
            }

            @Override
            public long done() {
                return 0;
            }

            @Override
            public int get(byte[] target, int start, int length) {
                throw new ErrnoException(Errno.EFAULT);
            }

            @Override
            public int get(PhysMemory memory, PhysAddr to, int length) {
                throw new ErrnoException(Errno.EFAULT);
            }

            @Override
            public void skip(long length) {
                throw new ErrnoException(Errno.EFAULT);
            }
        }));
        mounted.system.unmount();
        assertEquals(FileMode.S_IFREG | 0777, Mounted.readOnly(image).system.root().lookup("file").mode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4 -b 1024 -N 12000", "-t ext2 -b 1024 -N 12000 -O dir_index",
        "-t ext4 -b 4096 -N 12000 -O ^dir_index"})
    void holdsManyNames(String options) throws Exception {
        byte[] image = image("24m", options.split(" "));
        Mounted mounted = Mounted.writable(image);
        Directory many = (Directory) mounted.system.root().create("many", FileMode.S_IFDIR | 0755, 0);
        int count = options.contains("^dir_index") ? 1500 : 6000;
        Inode first = many.create("first", REGULAR, 0);
        for (int i = 0; i < count; i++) {
            many.link("name-number-" + i, first);
        }
        mounted.system.sync();
        assertEquals("", check(unmounted(image)));
        assertEquals(count + 1, HostTree.list(many).size());
        for (int i = 0; i < count; i += 3) {
            many.remove("name-number-" + i);
        }
        for (int i = 0; i < count; i++) {
            assertEquals(i % 3 == 0, many.lookup("name-number-" + i) == null);
        }
        mounted.system.unmount();
        assertEquals("", check(image));
    }

    /** Of a directory that is moved, the block is changed in which its index begins, which nobody has looked at before. */
    @Test
    void takesNamesAfterAnIndexedDirectoryWasMoved() throws Exception {
        byte[] image = image("8m", "-t", "ext4", "-b", "1024");
        Mounted before = Mounted.writable(image);
        Directory many = (Directory) before.system.root().create("many", FileMode.S_IFDIR | 0755, 0);
        before.system.root().create("other", FileMode.S_IFDIR | 0755, 0);
        for (int i = 0; i < 100; i++) {
            many.create("name-number-" + i, REGULAR, 0);
        }
        before.system.unmount();
        Mounted mounted = Mounted.writable(image);
        Directory other = (Directory) mounted.system.root().lookup("other");
        mounted.system.root().rename("many", other, "moved");
        ((Directory) other.lookup("moved")).create("another", REGULAR, 0);
        mounted.system.unmount();
        assertEquals("", check(image));
    }

    /** The image as if it was unmounted cleanly, by replaying the journal of a copy. */
    private static byte[] unmounted(byte[] image) throws Exception {
        byte[] copy = image.clone();
        Mounted.writable(copy).system.unmount();
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4 -b 1024", "-t ext2 -b 1024", "-t ext4 -b 4096"})
    void takesFilesInPieces(String options) throws Exception {
        byte[] image = image("24m", options.split(" "));
        Mounted mounted = Mounted.writable(image);
        long free = mounted.system.freeBlocks();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        byte[] piece = bytes(5, 1000);
        // Every other block, from the end on: as many extents as writes.
        for (int i = 1500; i >= 0; i--) {
            file.write(i * 8192L, new Bytes(piece));
        }
        mounted.system.sync();
        assertEquals("", check(unmounted(image)));
        for (int i = 0; i <= 1500; i++) {
            byte[] found = new byte[1000];
            file.read(i * 8192L, new Bytes(found));
            assertArrayEquals(piece, found);
        }
        file.truncate(700 * 8192L + 10);
        mounted.system.sync();
        assertEquals("", check(unmounted(image)));
        file.retain();
        mounted.system.root().remove("file");
        byte[] orphan = image.clone();
        file.release();
        mounted.system.unmount();
        assertEquals("", check(image));
        assertTrue(free - Mounted.readOnly(image).system.freeBlocks() <= 2);
        // If the power had gone before it was closed, it would be freed when mounted next.
        assertEquals("", check(unmounted(orphan)));
    }

    /** The blocks that were to take the rest are given back. */
    @Test
    void whatEndsBeforeItsEndLeavesNoBlocksBehindTheFile() throws Exception {
        byte[] image = image("6m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        AddressSpace space = new AddressSpace(new FakePageTable(), mounted.memory, mounted.memory);
        space.map(UserAddr.of(0x40_0000), 3 * 4096, PageTable.READ, false, null, 0, "");
        file.write(0, new UserBuffer(new UserMemory(space, mounted.memory), UserAddr.of(0x40_0000), 8 * 4096));
        assertEquals(3 * 4096, file.size());
        assertEquals(3 * 8, file.blocks());
        space.release();
        mounted.system.unmount();
        assertEquals("", check(image));
    }

    /** It stays among the orphans until it is closed. */
    @Test
    void whatHasNoNameAndIsCutOffIsFreedAfterAFailureOfPower() throws Exception {
        byte[] image = image("6m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.write(0, new Bytes(bytes(1, 100_000)));
        file.retain();
        mounted.system.root().remove("file");
        file.truncate(10_000);
        mounted.system.sync();
        assertEquals("", check(unmounted(image.clone())));
    }

    /** The list of orphans is right in what is on the disk; who is none any more by then was never in it. */
    @ParameterizedTest
    @ValueSource(strings = {"-t ext4", "-t ext2"})
    void orphansAreListedWhenThatIsCommitted(String options) throws Exception {
        byte[] image = image("6m", options.split(" "));
        Mounted mounted = Mounted.writable(image);
        Directory root = mounted.system.root();
        Inode[] open = new Inode[3];
        for (int i = 0; i < open.length; i++) {
            open[i] = root.create("open" + i, REGULAR, 0);
            open[i].write(0, new Bytes(bytes(i, 10_000)));
            open[i].retain();
        }
        root.create("closed", REGULAR, 0).write(0, new Bytes(bytes(9, 10_000)));
        mounted.system.sync();
        long free = mounted.system.freeFiles();
        root.remove("closed");
        for (int i = 0; i < open.length; i++) {
            root.remove("open" + i);
        }
        open[0].release();
        root.create("next", REGULAR, 0);
        assertEquals(List.of(), mounted.system.orphans().all());
        assertEquals(free + 1, mounted.system.freeFiles());
        mounted.system.sync();
        assertEquals(Set.of(open[1].number(), open[2].number()), Set.copyOf(mounted.system.orphans().all()));
        byte[] crashed = unmounted(image);
        assertEquals("", check(crashed));
        assertEquals(free + 3, Mounted.readOnly(crashed).system.freeFiles());
        open[2].release();
        root.create("last", REGULAR, 0);
        assertEquals(List.of(open[1].number()), mounted.system.orphans().all());
        open[1].release();
        mounted.system.unmount();
        assertEquals("", check(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4 -b 1024", "-t ext4 -b 4096", "-t ext3 -b 1024"})
    void canBeFull(String options) throws Exception {
        byte[] image = image("6m", options.split(" "));
        Mounted mounted = Mounted.writable(image);
        Directory root = mounted.system.root();
        for (int round = 0; round < 3; round++) {
            int files = 0;
            long size = 0;
            try {
                while (true) {
                    Inode file = root.create("file" + files++, REGULAR, 0);
                    Bytes source = new Bytes(bytes(files, 100_000));
                    file.write(0, source);
                    size += source.done();
                    if (source.left() > 0) {
                        break;
                    }
                }
            } catch (ErrnoException e) {
                assertEquals(Errno.ENOSPC, e.errno());
            }
            assertTrue(size > 1_000_000, size + " bytes");
            mounted.system.sync();
            assertEquals("", check(unmounted(image)));
            for (int i = 0; i < files; i++) {
                Inode file = root.lookup("file" + i);
                if (file != null) {
                    assertArrayEquals(Arrays.copyOf(bytes(i + 1, 100_000), (int) file.size()), read(file));
                    root.remove("file" + i);
                }
            }
        }
        mounted.system.unmount();
        assertEquals("", check(image));
    }

    @Test
    void reservesSpace() throws Exception {
        byte[] image = image("8m", "-t", "ext4", "-b", "1024");
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.reserve(0, 500_000, true);
        assertEquals(0, file.size());
        assertTrue(file.blocks() * 512 >= 500_000);
        file.reserve(100_000, 100_000, false);
        assertEquals(200_000, file.size());
        assertArrayEquals(new byte[200_000], read(file));
        file.write(50_000, new Bytes(bytes(1, 3000)));
        assertEquals(-1, file.nextData(60_000));
        mounted.system.unmount();
        assertEquals("", check(image));
        byte[] expected = new byte[200_000];
        System.arraycopy(bytes(1, 3000), 0, expected, 50_000, 3000);
        assertArrayEquals(expected, read(Mounted.readOnly(image).system.root().lookup("file")));
    }

    @Test
    void keepsWhatIsWrittenThroughMappings() throws Exception {
        byte[] image = image("8m", "-t", "ext4", "-b", "1024");
        Mounted mounted = Mounted.writable(image);
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        OpenFile file = vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR | OpenFlag.O_CREAT, 0644);
        file.truncate(10_000);
        PageSource pages = file.pages();
        pages.retain();
        assertEquals(-1, pages.frameAt(12_288));
        long frame = pages.frameAt(4096);
        assertEquals(frame, pages.frameAt(4096));
        mounted.memory.write(Frame.of(frame).start().plus(100), bytes(1, 50), 0, 50);
        file.sync();
        byte[] expected = new byte[10_000];
        System.arraycopy(bytes(1, 50), 0, expected, 4196, 50);
        assertArrayEquals(expected, read(Mounted.writable(image.clone()).system.root().lookup("file")));
        // What is written to the file is seen in memory.
        file.writeAt(4097, new Bytes(bytes(2, 10)));
        byte[] seen = new byte[10];
        mounted.memory.read(Frame.of(frame).start().plus(1), seen, 0, 10);
        assertArrayEquals(bytes(2, 10), seen);
        // What is written last is kept when nobody uses the file any more, a hole included that was seen before.
        assertEquals(0, mounted.memory.readByte(Frame.of(pages.frameAt(8192)).start()));
        mounted.memory.write(Frame.of(pages.frameAt(8192)).start(), bytes(3, 20), 0, 20);
        pages.release();
        file.release();
        mounted.system.unmount();
        assertEquals("", check(image));
        System.arraycopy(bytes(2, 10), 0, expected, 4097, 10);
        System.arraycopy(bytes(3, 20), 0, expected, 8192, 20);
        assertArrayEquals(expected, read(Mounted.readOnly(image).system.root().lookup("file")));
    }

    /** A hole that was mapped to be read gets blocks when it is mapped to be written. */
    @Test
    void givesBlocksToWhatIsMappedToBeWritten() throws Exception {
        byte[] image = image("8m", "-t", "ext4");
        Mounted mounted = Mounted.writable(image);
        mounted.system.root().create("file", REGULAR, 0).truncate(10_000);
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        OpenFile reader = vfs.open(context, context.current(), "/file", OpenFlag.O_RDONLY, 0);
        PageSource read = reader.pages();
        read.retain();
        long frame = read.frameAt(4096);
        assertEquals(frame, read.frameAtHand(4096));
        OpenFile writer = vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR, 0);
        PageSource written = writer.pages();
        written.retain();
        assertEquals(frame, written.frameAt(4096));
        mounted.memory.write(Frame.of(frame).start(), bytes(4, 30), 0, 30);
        written.release();
        read.release();
        writer.release();
        reader.release();
        mounted.system.unmount();
        assertEquals("", check(image));
        byte[] found = read(Mounted.readOnly(image).system.root().lookup("file"));
        assertArrayEquals(bytes(4, 30), Arrays.copyOfRange(found, 4096, 4126));
    }

    @Test
    void stopsWhenTheDiskFails() throws Exception {
        byte[] image = image("8m", "-t", "ext4");
        FaultyDisk[] disk = new FaultyDisk[1];
        Mounted mounted = Mounted.of(4096, false, memory -> {
            disk[0] = new FaultyDisk(HostDisk.of(image, memory));
            return disk[0];
        });
        Inode file = mounted.system.root().create("good", REGULAR, 0);
        file.write(0, new Bytes(bytes(1, 5000)));
        file.sync();
        disk[0].fail(BlockOperation.WRITE, 0, 1L << 40, Errno.EIO);
        Inode lost = mounted.system.root().create("lost", REGULAR, 0);
        Errors.assertErrno(Errno.EIO, lost::sync);
        Errors.assertErrno(Errno.EIO, file::sync);
        Errors.assertErrno(Errno.EROFS, () -> mounted.system.root().create("more", REGULAR, 0));
        assertTrue(mounted.system.isReadOnly());
        assertEquals(List.of("ext4: host: a transaction could not be written: it is read-only now; unmount it and run"
                + " e2fsck(8)"), mounted.log);
        mounted.system.unmount();
        mounted.assertNothingLeft();
        byte[] after = unmounted(image);
        assertEquals("", check(after));
        Directory root = Mounted.readOnly(after).system.root();
        assertNull(root.lookup("lost"));
        assertNotNull(root.lookup("good"));
    }

    /** What can be found wrong when it is mounted, early and late: the journal, orphans, the root. */
    @ParameterizedTest
    @ValueSource(strings = {"set_inode_field <2> mode 0100644", "set_inode_field <8> mode 040755", "set_super_value journal_inum 0",
        "set_inode_field <8> size 0"})
    void mountThatFailsLeavesNothing(String damage) throws Exception {
        Path file = directory.resolve("damaged");
        Tools.make(file, null, "8m", "-t", "ext4");
        Tools.debug(file, damage);
        byte[] image = Files.readAllBytes(file);
        assertThrows(MountException.class, () -> Mounted.writable(image));
    }

    @Test
    void readsAgainWhenMemoryIsScarce() throws Exception {
        byte[] image = image("24m", "-t", "ext4");
        Mounted mounted = Mounted.of(700, false, memory -> HostDisk.of(image, memory));
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        byte[] content = bytes(1, 6_000_000);
        Bytes source = new Bytes(content);
        while (source.left() > 0) {
            file.write(source.done(), source);
        }
        assertArrayEquals(content, read(file));
        assertArrayEquals(content, read(file));
        mounted.system.unmount();
        assertEquals("", check(image));
    }
}
