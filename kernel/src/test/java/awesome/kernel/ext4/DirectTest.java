package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.UserBuffer;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing with O_DIRECT, from and to the memory of a program, beside who does without. */
class DirectTest {
    private static final int SIZE = 200 * 4096 + 1000;
    private static final long USER = 0x40_0000;
    private static final int USER_PAGES = 400;
    private static final int BUFFER = USER_PAGES * 4096;
    private static final long MAPPED = 0x4000_0000;
    private static final int MODE = 0644;

    @TempDir
    Path folder;

    private byte[] image;
    private Mounted mounted;
    private FaultyDisk disk;
    private Runnable meanwhile = () -> {};
    private OpenFile buffered;
    private OpenFile direct;
    private AddressSpace space;
    private UserMemory user;
    private boolean isOpen;

    private void open(String... options) throws Exception {
        Path file = folder.resolve("image");
        Tools.make(file, null, "16M", options);
        image = Files.readAllBytes(file);
        mounted = Mounted.of(8192, false, memory -> {
            disk = new FaultyDisk(HostDisk.of(image, memory));
            return disk;
        }, new DiskWaiter(() -> {
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            disk.doOne(false);
        }));
        disk.hold();
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        buffered = vfs.open(context, vfs.root(), "/file", OpenFlag.O_RDWR | OpenFlag.O_CREAT, MODE);
        direct = vfs.open(context, vfs.root(), "/file", OpenFlag.O_RDWR | OpenFlag.O_DIRECT, 0);
        space = new AddressSpace(new FakePageTable(), mounted.memory, mounted.memory);
        space.map(UserAddr.of(USER), BUFFER, PageTable.READ | PageTable.WRITE, false, null, 0, "");
        user = new UserMemory(space, mounted.memory);
        isOpen = true;
    }

    @BeforeEach
    void openWithLargeBlocks() throws Exception {
        open("-t", "ext4");
    }

    /** No frame is lost, the file system is right. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        close();
    }

    private void close() throws Exception {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        space.release();
        buffered.release();
        direct.release();
        mounted.system.unmount();
        mounted.assertNothingLeft();
        assertEquals(mounted.memory.totalFrames(), mounted.memory.freeFrames());
        Path file = folder.resolve("checked");
        Files.write(file, image);
        assertEquals("", Tools.check(file));
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private UserBuffer memory(long at, long length) {
        return new UserBuffer(user, UserAddr.of(at), length);
    }

    private long write(OpenFile file, long position, byte[] content) {
        user.copyOut(UserAddr.of(USER), content);
        return file.writeAt(position, memory(USER, content.length));
    }

    private byte[] read(OpenFile file, long position, int length) {
        int there = (int) file.readAt(position, memory(USER, length));
        return user.copyIn(UserAddr.of(USER), there);
    }

    private byte[] wholeFile() {
        byte[] found = new byte[(int) buffered.inode().size()];
        buffered.readAt(0, new Bytes(found));
        return found;
    }

    private long inMemory() {
        return ((Ext4File) direct.inode()).content().inMemory().count();
    }

    private boolean isOnDisk(byte[] block) {
        for (int at = 0; at + block.length <= image.length; at += 1024) {
            if (Arrays.equals(image, at, at + block.length, block, 0, block.length)) {
                return true;
            }
        }
        return false;
    }

    /** As Linux does with ext4 (iomap_dio_rw): what is at the end, and nothing at all, is never wrong. */
    @Test
    void placesLengthsAndAddressesAreMultiplesOfSectors() {
        buffered.writeAt(0, new Bytes(new byte[10_000]));
        Errors.assertErrno(Errno.EINVAL, () -> direct.readAt(1, memory(USER, 512)));
        Errors.assertErrno(Errno.EINVAL, () -> direct.readAt(0, memory(USER, 511)));
        Errors.assertErrno(Errno.EINVAL, () -> direct.readAt(0, memory(USER + 8, 512)));
        Errors.assertErrno(Errno.EINVAL, () -> direct.readAt(0, new UserBuffer(user, new long[] {USER, 512, USER + 1024, 100})));
        Errors.assertErrno(Errno.EINVAL, () -> direct.writeAt(256, memory(USER, 512)));
        Errors.assertErrno(Errno.EINVAL, () -> direct.writeAt(0, memory(USER, 100)));
        Errors.assertErrno(Errno.EINVAL, () -> direct.writeAt(0, memory(USER + 256, 512)));
        assertEquals(512, direct.readAt(512, memory(USER + 512, 512)));
        assertEquals(512, direct.writeAt(512, memory(USER + 1536, 512)));
        assertEquals(0, direct.readAt(10_000, memory(USER, 511)));
        assertEquals(0, direct.readAt(1, memory(USER, 0)));
        assertEquals(10_000 - 8192, direct.readAt(8192, memory(USER, 4096)));
        direct.setFlags(0);
        assertEquals(511, direct.readAt(1, memory(USER + 1, 511)));
        direct.setFlags(OpenFlag.O_DIRECT);
        Errors.assertErrno(Errno.EINVAL, () -> direct.readAt(1, memory(USER, 512)));
    }

    @Test
    void nothingStaysInMemory() {
        byte[] content = bytes(1, 300 * 4096);
        assertEquals(content.length, write(direct, 0, content));
        assertEquals(0, inMemory());
        assertArrayEquals(content, read(direct, 0, content.length));
        assertEquals(0, inMemory());
        buffered.readAt(4096, new Bytes(new byte[4096]));
        long kept = inMemory();
        assertArrayEquals(content, read(direct, 0, content.length));
        assertEquals(kept, inMemory());
        // Whatever cannot be pinned goes through memory, and does not stay there either.
        byte[] found = new byte[content.length];
        buffered.sync();
        direct.writeAt(0, new Bytes(content));
        direct.readAt(0, new Bytes(found));
        assertArrayEquals(content, found);
        assertEquals(0, inMemory());
    }

    /** No frame is taken for the content. */
    @Test
    void bytesAreNotCopied() {
        byte[] content = bytes(7, 200 * 4096);
        write(buffered, 0, content);
        buffered.sync();
        ((Ext4File) direct.inode()).giveBack(1000);
        assertEquals(0, inMemory());
        long used = mounted.frames.used();
        long[] most = new long[1];
        meanwhile = () -> most[0] = Math.max(most[0], mounted.frames.used());
        assertArrayEquals(content, read(direct, 0, content.length));
        assertEquals(used, most[0]);
        user.copyOut(UserAddr.of(USER), bytes(8, content.length));
        meanwhile = () -> most[0] = Math.max(most[0], inMemory());
        most[0] = 0;
        direct.writeAt(0, memory(USER, content.length));
        assertEquals(0, most[0]);
    }

    /** Without a sync: the blocks on the disk have it when the call returns. */
    @Test
    void itIsOnTheDiskWhenTheCallReturns() {
        byte[] content = bytes(2, 4096);
        write(direct, 0, content);
        assertTrue(isOnDisk(content));
        byte[] other = bytes(3, 4096);
        buffered.writeAt(0, new Bytes(bytes(4, 8192)));
        write(direct, 0, other);
        assertTrue(isOnDisk(other));
        assertArrayEquals(Arrays.copyOfRange(bytes(4, 8192), 4096, 8192), read(buffered, 4096, 4096));
        // A new block in part.
        write(direct, 5 * 4096, Arrays.copyOf(content, 512));
        assertTrue(isOnDisk(Arrays.copyOf(Arrays.copyOf(content, 512), 4096)));
    }

    /** What programs have in common with a file is the same as what is read and written past memory. */
    @Test
    void mappingsSeeIt() {
        buffered.writeAt(0, new Bytes(bytes(1, 4 * 4096)));
        space.map(UserAddr.of(MAPPED), 4 * 4096, PageTable.READ | PageTable.WRITE, true, buffered.inode().pages(), 0, "");
        byte[] mine = bytes(5, 100);
        user.copyOut(UserAddr.of(MAPPED + 4096), mine);
        assertArrayEquals(mine, Arrays.copyOf(read(direct, 4096, 4096), 100));
        byte[] content = bytes(6, 2 * 4096);
        write(direct, 4096, content);
        assertArrayEquals(content, user.copyIn(UserAddr.of(MAPPED + 4096), content.length));
        assertTrue(isOnDisk(Arrays.copyOf(content, 4096)));
        // From the file's own pages to another place of it, and back.
        assertEquals(4096, direct.writeAt(0, memory(MAPPED + 4096, 4096)));
        assertEquals(4096, direct.writeAt(16 * 4096, memory(MAPPED, 4096)));
        assertEquals(4096, direct.readAt(16 * 4096, memory(MAPPED + 3 * 4096, 4096)));
        assertArrayEquals(Arrays.copyOf(content, 4096), user.copyIn(UserAddr.of(MAPPED + 3 * 4096), 4096));
    }

    /** What was written to a hole by a program that maps it no more is not lost. */
    @Test
    void holesThatWereMappedAreKept() {
        buffered.truncate(8 * 4096);
        space.map(UserAddr.of(MAPPED), 8 * 4096, PageTable.READ | PageTable.WRITE, true, buffered.inode().pages(), 0, "");
        byte[] mine = bytes(5, 100);
        user.copyOut(UserAddr.of(MAPPED + 1024), mine);
        space.unmap(UserAddr.of(MAPPED), 8 * 4096);
        write(direct, 0, new byte[512]);
        assertArrayEquals(mine, Arrays.copyOfRange(read(direct, 0, 4096), 1024, 1124));
    }

    /** The program takes its memory away while the disk has it. */
    @Test
    void memoryStaysWhileTheDiskHasIt() {
        byte[] content = bytes(1, 8 * 4096);
        write(direct, 0, content);
        meanwhile = () -> space.unmap(UserAddr.of(USER), BUFFER);
        assertEquals(content.length, direct.readAt(0, memory(USER, content.length)));
        Errors.assertErrno(Errno.EFAULT, () -> direct.readAt(0, memory(USER, 4096)));
        space.map(UserAddr.of(USER), BUFFER, PageTable.READ | PageTable.WRITE, false, null, 0, "");
        byte[] other = bytes(2, 8 * 4096);
        user.copyOut(UserAddr.of(USER), other);
        meanwhile = () -> space.discard(UserAddr.of(USER), BUFFER);
        assertEquals(other.length, direct.writeAt(0, memory(USER, other.length)));
        assertArrayEquals(other, read(direct, 0, other.length));
    }

    /** The copy has pages of its own of what the disk writes to; what is read is there for who has asked for it. */
    @Test
    void aCopyOfTheMemoryDoesNotTakeWhatIsRead() {
        byte[] content = bytes(1, 8 * 4096);
        write(direct, 0, content);
        user.clear(UserAddr.of(USER), 8 * 4096);
        AddressSpace[] copy = new AddressSpace[1];
        meanwhile = () -> {
            copy[0] = space.copy(new FakePageTable(), Exclusion.NONE);
            user.copyOut(UserAddr.of(USER + 4096), new byte[] {1});
            space.protect(UserAddr.of(USER), BUFFER, PageTable.READ);
            space.protect(UserAddr.of(USER), BUFFER, PageTable.READ | PageTable.WRITE);
            user.copyOut(UserAddr.of(USER + 2 * 4096), new byte[] {1});
        };
        direct.readAt(0, memory(USER, 8 * 4096));
        assertArrayEquals(content, user.copyIn(UserAddr.of(USER), 8 * 4096));
        assertArrayEquals(new byte[8 * 4096], new UserMemory(copy[0], mounted.memory).copyIn(UserAddr.of(USER), 8 * 4096));
        copy[0].release();
    }

    @Test
    void aBadAddressEndsIt() {
        byte[] content = bytes(1, 8 * 4096);
        write(direct, 0, content);
        space.unmap(UserAddr.of(USER + 3 * 4096), 4096);
        assertEquals(3 * 4096, direct.writeAt(0, memory(USER, 8 * 4096)));
        assertEquals(3 * 4096, direct.readAt(0, memory(USER, 8 * 4096)));
        assertEquals(3 * 4096 - 512, direct.writeAt(16 * 4096, memory(USER + 512, 8 * 4096)));
        // What was to be written through memory ends so too.
        assertEquals(3 * 4096, buffered.writeAt(19 * 4096, memory(USER, 8 * 4096)));
        Errors.assertErrno(Errno.EFAULT, () -> direct.writeAt(0, memory(USER + 3 * 4096, 4096)));
        Errors.assertErrno(Errno.EFAULT, () -> direct.readAt(0, memory(USER + 3 * 4096, 4096)));
        assertArrayEquals(content, Arrays.copyOf(wholeFile(), content.length));
        assertArrayEquals(Arrays.copyOfRange(content, 512, 3 * 4096), Arrays.copyOfRange(wholeFile(), 16 * 4096, 19 * 4096 - 512));
    }

    @Test
    void errorsOfTheDiskAreReported() {
        byte[] content = bytes(1, 4 * 4096);
        write(direct, 0, content);
        disk.fail(BlockOperation.READ, 0, Long.MAX_VALUE / 2, Errno.EIO);
        Errors.assertErrno(Errno.EIO, () -> direct.readAt(0, memory(USER, 4096)));
        disk.fail(BlockOperation.WRITE, 0, Long.MAX_VALUE / 2, Errno.EIO);
        Errors.assertErrno(Errno.EIO, () -> direct.writeAt(0, memory(USER, 4096)));
        // To new blocks: the file is as it was.
        Errors.assertErrno(Errno.EIO, () -> direct.writeAt(4 * 4096, memory(USER, 4096)));
        assertEquals(4 * 4096, direct.inode().size());
        // In part, so that it goes through memory.
        Errors.assertErrno(Errno.EIO, () -> direct.writeAt(4 * 4096, memory(USER, 512)));
        disk.fail(null, 0, 0, 0);
        buffered.truncate(4 * 4096);
        assertArrayEquals(content, read(direct, 0, 4 * 4096));
    }

    @Test
    void appendedIsBehindTheEnd() {
        direct.setFlags(OpenFlag.O_DIRECT | OpenFlag.O_APPEND);
        byte[] content = bytes(1, 8192);
        user.copyOut(UserAddr.of(USER), content);
        direct.write(memory(USER, 4096));
        direct.write(memory(USER + 4096, 4096));
        assertArrayEquals(content, wholeFile());
        buffered.writeAt(8192, new Bytes(new byte[] {1}));
        Errors.assertErrno(Errno.EINVAL, () -> direct.write(memory(USER, 4096)));
    }

    @Test
    void aFullDiskTakesWhatItCan() {
        byte[] content = bytes(1, 256 * 4096);
        user.copyOut(UserAddr.of(USER), content);
        long size = 0;
        long written = content.length;
        while (written == content.length) {
            written = direct.writeAt(size, memory(USER, content.length));
            size += written;
        }
        long end = size;
        Errors.assertErrno(Errno.ENOSPC, () -> direct.writeAt(end, memory(USER, content.length)));
        byte[] all = wholeFile();
        for (int at = 0; at < size; at++) {
            if (all[at] != content[at % content.length]) {
                throw new AssertionError("wrong at " + at);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4", "-t ext4 -b 1024", "-t ext3 -b 1024", "-t ext2", "-t ext4 -O inline_data"})
    void bothSeeTheSame(String options) throws Exception {
        close();
        open(options.split(" "));
        byte[] expected = new byte[SIZE + 100_000];
        int size = 0;
        Random random = new Random(options.hashCode());
        space.map(UserAddr.of(MAPPED), SIZE & -4096, PageTable.READ | PageTable.WRITE, true, buffered.inode().pages(), 0, "");
        for (int i = 0; i < 2500; i++) {
            boolean isDirect = random.nextBoolean();
            int unit = isDirect ? 512 : 1;
            int from = random.nextInt(SIZE / unit) * unit;
            int length = (1 + random.nextInt((random.nextInt(4) == 0 ? 100_000 : 5000) / unit)) * unit;
            OpenFile file = isDirect ? direct : buffered;
            int start = random.nextInt(200) * 512;
            int kind = random.nextInt(20);
            if (kind == 0) {
                buffered.inode().punch(from, length);
                Arrays.fill(expected, Math.min(from, size), Math.min(size, from + length), (byte) 0);
            } else if (kind == 1) {
                int cut = Math.max(0, size - random.nextInt(20_000));
                buffered.truncate(cut);
                Arrays.fill(expected, cut, size, (byte) 0);
                size = cut;
            } else if (kind == 2 && options.contains("ext4")) {
                buffered.inode().reserve(from, length, random.nextBoolean());
                size = (int) buffered.inode().size();
            } else if (kind == 3) {
                mounted.system.sync();
            } else if (kind == 4 && from + 100 < Math.min(size, SIZE & -4096)) {
                byte[] written = bytes(i, 100);
                user.copyOut(UserAddr.of(MAPPED + from), written);
                System.arraycopy(written, 0, expected, from, 100);
            } else if (kind == 5) {
                space.unmap(UserAddr.of(MAPPED), SIZE & -4096);
                space.map(UserAddr.of(MAPPED), SIZE & -4096, PageTable.READ | PageTable.WRITE, true, buffered.inode().pages(), 0, "");
            } else if (kind == 6) {
                ((Ext4File) direct.inode()).giveBack(100);
            } else if (kind < 13) {
                byte[] written = bytes(i, length);
                user.copyOut(UserAddr.of(USER + start), written);
                assertEquals(length, file.writeAt(from, memory(USER + start, length)));
                System.arraycopy(written, 0, expected, from, length);
                size = Math.max(size, from + length);
            } else {
                int there = (int) file.readAt(from, memory(USER + start, length));
                assertEquals(Math.max(0, Math.min(length, size - from)), there);
                assertArrayEquals(Arrays.copyOfRange(expected, from, from + there), user.copyIn(UserAddr.of(USER + start), there));
            }
            assertEquals(size, buffered.inode().size());
        }
        close();
        byte[] found = new byte[size];
        Mounted.readOnly(image).system.root().lookup("file").read(0, new Bytes(found));
        assertArrayEquals(Arrays.copyOf(expected, size), found);
    }
}
