package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.magic.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are on their way to and from the disk, several at a time, while something else happens. */
class WritingTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;
    private static final int PAGES = 300;

    @TempDir
    Path folder;

    private byte[] image;
    private FaultyDisk disk;
    private Runnable meanwhile = () -> {};
    private int most;

    /** Requests are done in any order, when they are waited for. */
    private Mounted mount() throws Exception {
        Path file = folder.resolve("image");
        Tools.make(file, null, "16M");
        image = Files.readAllBytes(file);
        Random random = new Random(1);
        return Mounted.of(4096, false, memory -> {
            disk = new FaultyDisk(HostDisk.of(image, memory));
            return disk;
        }, new DiskWaiter(() -> {
            most = Math.max(most, disk.held());
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            disk.doOne(random.nextBoolean());
        }));
    }

    private static byte[] content(int seed) {
        byte[] bytes = new byte[PAGES * (int) Frame.SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void check() throws Exception {
        Path file = folder.resolve("checked");
        Files.write(file, image);
        assertEquals("", Tools.check(file));
    }

    private byte[] onDisk(String name) throws Exception {
        Inode file = Mounted.readOnly(image).system.root().lookup(name);
        byte[] bytes = new byte[(int) file.size()];
        file.read(0, new Bytes(bytes));
        return bytes;
    }

    @Test
    void manyAreUnderWay() throws Exception {
        Mounted mounted = mount();
        disk.hold();
        for (int i = 0; i < 10; i++) {
            mounted.system.root().create("file" + i, REGULAR, 0).write(0, new Bytes(content(i)));
        }
        mounted.system.sync();
        assertTrue(most > 10, "at most " + most + " at a time");
        mounted.system.unmount();
        check();
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(content(i), onDisk("file" + i));
        }
    }

    /** Its last user may close a file without a name at any time. */
    @Test
    void aFileIsGoneMeanwhile() throws Exception {
        Mounted mounted = mount();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.retain();
        file.write(0, new Bytes(content(1)));
        mounted.system.root().remove("file");
        disk.hold();
        long[] used = new long[1];
        meanwhile = () -> {
            file.release();
            used[0] = mounted.frames.used();
        };
        mounted.system.sync();
        assertTrue(used[0] > PAGES, "frames that the disk reads from were given back");
        mounted.system.unmount();
        mounted.assertNothingLeft();
        check();
    }

    /** Nobody is told when a program writes to memory that is a file. */
    @Test
    void whatIsMappedChangesMeanwhile() throws Exception {
        Mounted mounted = mount();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.write(0, new Bytes(content(1)));
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        OpenFile open = vfs.open(new PathContext(vfs.root()), vfs.root(), "/file", OpenFlag.O_RDWR, 0);
        PageSource pages = file.pages();
        pages.retain();
        long frame = pages.frameAt(0);
        disk.hold();
        meanwhile = () -> {
            while (disk.held() > 0) {
                disk.doOne(false);
            }
            mounted.memory.writeByte(Frame.of(frame).start(), (byte) 77);
            pages.release();
            open.release();
            disk.submit(BlockRequest.flush());
        };
        mounted.system.sync();
        mounted.system.unmount();
        check();
        assertEquals(77, onDisk("file")[0]);
    }

    /** What is read ahead is never older than what was written, cut off or punched since it was asked for. */
    @Test
    void whatIsReadAheadIsNotOld() throws Exception {
        Mounted mounted = mount();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        byte[] expected = content(1);
        file.write(0, new Bytes(expected));
        int size = expected.length;
        disk.hold();
        Random random = new Random(2);
        int ahead = 0;
        for (int i = 0; i < 400; i++) {
            mounted.system.sync();
            ((Ext4File) file).giveBack(random.nextInt(2 * PAGES));
            int from = random.nextInt(size - 20 * 4096);
            int length = 20 * 4096 + random.nextInt(size - from - 20 * 4096 + 1);
            byte[] read = new byte[length];
            for (int at = 0; at < length; at += 8192) {
                byte[] piece = new byte[Math.min(8192, length - at)];
                file.read(from + at, new Bytes(piece));
                System.arraycopy(piece, 0, read, at, piece.length);
            }
            assertArrayEquals(Arrays.copyOfRange(expected, from, from + length), read);
            ahead += ((Ext4File) file).content().inMemory().isComing() ? 1 : 0;
            int start = Math.min(size - 1, from + length - random.nextInt(100) + random.nextInt(40 * 4096));
            switch (random.nextInt(3)) {
                case 0 -> {
                    byte[] bytes = new byte[Math.min(size - start, 1 + random.nextInt(10 * 4096))];
                    random.nextBytes(bytes);
                    file.write(start, new Bytes(bytes));
                    System.arraycopy(bytes, 0, expected, start, bytes.length);
                }
                case 1 -> {
                    file.truncate(start);
                    file.truncate(size);
                    Arrays.fill(expected, start, size, (byte) 0);
                }
                default -> {
                    int end = Math.min(size, start + 8192);
                    file.punch(start, end - start);
                    Arrays.fill(expected, start, end, (byte) 0);
                }
            }
        }
        assertTrue(ahead > 20, "only " + ahead + " times something was read ahead");
        mounted.system.unmount();
        mounted.assertNothingLeft();
        check();
        assertArrayEquals(expected, onDisk("file"));
    }

    @Test
    void aFileIsGoneThatIsReadAhead() throws Exception {
        Mounted mounted = mount();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        file.retain();
        file.write(0, new Bytes(content(1)));
        mounted.system.sync();
        ((Ext4File) file).giveBack(PAGES);
        mounted.system.root().remove("file");
        disk.hold();
        file.read(0, new Bytes(new byte[20 * 4096]));
        assertEquals(1, disk.held());
        file.release();
        mounted.system.root().create("other", REGULAR, 0).write(0, new Bytes(content(2)));
        mounted.system.unmount();
        mounted.assertNothingLeft();
        check();
        assertArrayEquals(content(2), onDisk("other"));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws Exception {
        Mounted mounted = mount();
        Inode file = mounted.system.root().create("file", REGULAR, 0);
        mounted.system.sync();
        file.write(0, new Bytes(content(1)));
        disk.fail(BlockOperation.WRITE, 0, disk.sectors(), Errno.EIO);
        mounted.system.write();
        assertNotEquals(0, mounted.log.size());
        disk.fail(null, 0, 0, 0);
        mounted.system.unmount();
        check();
        assertArrayEquals(content(1), onDisk("file"));
    }
}
