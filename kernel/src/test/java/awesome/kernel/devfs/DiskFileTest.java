package awesome.kernel.devfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.BlockControl;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.UserBuffer;
import awesome.magic.UserAddr;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFileTest {
    private static final int SIZE = 1 << 20;

    private final byte[] content = new byte[SIZE];
    private TestFiles files;
    private HostDisk disk;
    private FaultyDisk faulty;
    private int owned;

    private OpenFile open(int block, int flags) {
        files = new TestFiles(400);
        disk = HostDisk.of(content, files.ram);
        disk.logicalBlockSize = block;
        faulty = new FaultyDisk(disk);
        RamFileSystem dev = new RamFileSystem("devtmpfs", 2, files.clock, files.ram, files.ram, 0);
        new DeviceFiles(dev, files.devices).addDisk(new BlockIo(faulty, new DiskWaiter(), files.ram, files.ram),
                new DiskMemory(files.ram, files.ram, files.waiter), 254, 16);
        files.vfs.mount(dev, "/dev");
        owned = files.ram.owned();
        return files.open("/dev/host", flags);
    }

    /** Reads and writes of any length at any place do what they do to an array. */
    @Property(tries = 100)
    void isAnArrayOfBytes(@ForAll Random random, @ForAll @IntRange(min = 0, max = 3) int block) {
        random.nextBytes(content);
        byte[] expected = content.clone();
        OpenFile file = open(512 << block, OpenFlag.O_RDWR);
        for (int i = 0; i < 20; i++) {
            int at = random.nextInt(SIZE);
            byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? SIZE : 10_000) + 1];
            int there = Math.min(bytes.length, SIZE - at);
            if (random.nextBoolean()) {
                random.nextBytes(bytes);
                assertEquals(there, file.writeAt(at, new Bytes(bytes)));
                System.arraycopy(bytes, 0, expected, at, there);
            } else {
                assertEquals(there, file.readAt(at, new Bytes(bytes)));
                assertArrayEquals(Arrays.copyOfRange(expected, at, at + there), Arrays.copyOf(bytes, there));
            }
        }
        assertArrayEquals(expected, content);
        assertEquals(owned, files.ram.owned());
    }

    /** The same from and to a program's memory, as it is, with O_DIRECT: only whole blocks. */
    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 4096})
    void blocksGoToProgramsAsTheyAre(int block) {
        Random random = new Random(block);
        random.nextBytes(content);
        byte[] expected = content.clone();
        OpenFile file = open(block, OpenFlag.O_RDWR | OpenFlag.O_DIRECT);
        AddressSpace space = new AddressSpace(new FakePageTable(), files.ram, files.ram);
        UserMemory user = new UserMemory(space, files.ram);
        long memory = 0x40_0000;
        space.map(UserAddr.of(memory), SIZE, PageTable.READ | PageTable.WRITE, false, null, 0, "");
        for (int i = 0; i < 50; i++) {
            int at = random.nextInt(SIZE / block) * block;
            long start = memory + random.nextInt(4) * block;
            byte[] bytes = new byte[(random.nextInt(i % 10 == 0 ? SIZE / 2 / block : 10) + 1) * block];
            int there = Math.min(bytes.length, SIZE - at);
            random.nextBytes(bytes);
            user.copyOut(UserAddr.of(start), bytes);
            if (random.nextBoolean()) {
                assertEquals(there, file.writeAt(at, new UserBuffer(user, UserAddr.of(start), bytes.length)));
                System.arraycopy(bytes, 0, expected, at, there);
            } else {
                assertEquals(there, file.readAt(at, new UserBuffer(user, UserAddr.of(start), bytes.length)));
                assertArrayEquals(Arrays.copyOfRange(expected, at, at + there), user.copyIn(UserAddr.of(start), there));
            }
        }
        assertArrayEquals(expected, content);
        int frames = files.ram.owned();
        Errors.assertErrno(Errno.EINVAL, () -> file.readAt(1, new UserBuffer(user, UserAddr.of(memory), block)));
        Errors.assertErrno(Errno.EINVAL, () -> file.readAt(0, new UserBuffer(user, UserAddr.of(memory), block + 1)));
        Errors.assertErrno(Errno.EINVAL, () -> file.writeAt(0, new UserBuffer(user, UserAddr.of(memory + 8), block)));
        Errors.assertErrno(Errno.EFAULT, () -> file.writeAt(0, new UserBuffer(user, UserAddr.of(memory + SIZE), block)));
        faulty.fail(null, 0, 10, Errno.EIO);
        Errors.assertErrno(Errno.EIO, () -> file.writeAt(0, new UserBuffer(user, UserAddr.of(memory), block)));
        assertEquals(frames, files.ram.owned());
        // Memory goes away in the middle: what lies before it counts.
        faulty.fail(null, 0, 0, 0);
        space.unmap(UserAddr.of(memory + 8192), 4096);
        assertEquals(8192, file.readAt(0, new UserBuffer(user, UserAddr.of(memory), 16_384)));
        space.release();
        assertEquals(owned, files.ram.owned());
    }

    @Test
    void hasAPositionWithinTheDisk() {
        OpenFile file = open(512, OpenFlag.O_RDWR);
        assertEquals(SIZE, file.seek(0, OpenFlag.SEEK_END));
        assertEquals(0, file.read(new Bytes(new byte[10])));
        Errors.assertErrno(Errno.ENOSPC, () -> file.write(Bytes.of("x")));
        assertEquals(SIZE - 3, file.seek(-3, OpenFlag.SEEK_CUR));
        assertEquals(3, file.write(Bytes.of("abcdef")));
        assertEquals("abc", new String(content, SIZE - 3, 3, java.nio.charset.StandardCharsets.ISO_8859_1));
        Errors.assertErrno(Errno.EINVAL, () -> file.seek(1, OpenFlag.SEEK_CUR));
        Errors.assertErrno(Errno.EINVAL, () -> file.seek(-1, OpenFlag.SEEK_SET));
        Errors.assertErrno(Errno.ENODEV, file::pages);
        file.sync();
        assertEquals(1, disk.flushes);
        assertEquals(FileMode.S_IFBLK | 0660, file.inode().mode());
        assertEquals(DeviceNumber.of(254, 16), file.inode().device());
    }

    @Test
    void tellsWhatItIs() {
        OpenFile file = open(1024, OpenFlag.O_RDWR);
        assertEquals(SIZE, number(file, BlockControl.BLKGETSIZE64));
        assertEquals(SIZE / 512, number(file, BlockControl.BLKGETSIZE));
        assertEquals(1024, number(file, BlockControl.BLKSSZGET));
        assertEquals(1024, number(file, BlockControl.BLKPBSZGET));
        assertEquals(4096, number(file, BlockControl.BLKBSZGET));
        assertEquals(0, number(file, BlockControl.BLKROGET));
        assertEquals(0, file.control(BlockControl.BLKFLSBUF, new MemoryArgument()));
        assertEquals(1, disk.flushes);
        Errors.assertErrno(Errno.ENOTTY, () -> file.control(0x5401, new MemoryArgument()));
        disk.readOnly = true;
        assertEquals(1, number(file, BlockControl.BLKROGET));
        Errors.assertErrno(Errno.EPERM, () -> file.write(Bytes.of("x")));
    }

    private static long number(OpenFile file, int request) {
        MemoryArgument argument = new MemoryArgument();
        assertEquals(0, file.control(request, argument));
        return LittleEndian.getLong(argument.read(8), 0);
    }

    @Test
    void clearsRanges() {
        Arrays.fill(content, (byte) 1);
        OpenFile file = open(512, OpenFlag.O_RDWR);
        byte[] range = new byte[16];
        LittleEndian.putLong(range, 0, 1024);
        LittleEndian.putLong(range, 8, 512);
        file.control(BlockControl.BLKZEROOUT, new MemoryArgument(range));
        assertEquals("1 0 0 1", content[1023] + " " + content[1024] + " " + content[1535] + " " + content[1536]);
        faulty.fail(BlockOperation.WRITE_ZEROES, 0, 10_000, Errno.EOPNOTSUPP);
        LittleEndian.putLong(range, 8, 700 * 512);
        file.control(BlockControl.BLKZEROOUT, new MemoryArgument(range));
        assertEquals("0 1", content[1024 + 700 * 512 - 1] + " " + content[1024 + 700 * 512]);
        file.control(BlockControl.BLKDISCARD, new MemoryArgument(range));
        assertEquals((byte) 0xdd, content[1024]);
        LittleEndian.putLong(range, 0, 100);
        Errors.assertErrno(Errno.EINVAL, () -> file.control(BlockControl.BLKDISCARD, new MemoryArgument(range)));
        LittleEndian.putLong(range, 0, Long.MAX_VALUE & -512L);
        Errors.assertErrno(Errno.EINVAL, () -> file.control(BlockControl.BLKDISCARD, new MemoryArgument(range)));
        assertEquals(owned, files.ram.owned());
    }

    @Test
    void errorsAreTold() {
        OpenFile file = open(512, OpenFlag.O_RDWR);
        faulty.fail(null, 512, 1, Errno.EIO);
        byte[] bytes = new byte[512 * 1024];
        assertEquals(62 * 4096, file.readAt(0, new Bytes(new byte[62 * 4096])));
        Errors.assertErrno(Errno.EIO, () -> file.readAt(512 * 512, new Bytes(bytes)));
        Errors.assertErrno(Errno.EIO, () -> file.writeAt(512 * 512 + 7, new Bytes(bytes)));
        long some = file.readAt(0, new Bytes(bytes));
        assertEquals(64 * 4096, some, "what was read before");
        assertEquals(owned, files.ram.owned());
    }
}
