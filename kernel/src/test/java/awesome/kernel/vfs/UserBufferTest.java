package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserBufferTest {
    private static final long START = 0x40_0000;
    private static final int PAGES = 4;

    private final TestFiles files = new TestFiles(64);
    private final AddressSpace space = new AddressSpace(new FakePageTable(), files.ram, files.ram);
    private final UserMemory memory = new UserMemory(space, files.ram);
    private final byte[] content = new byte[3 * 4096 + 100];

    private OpenFile file() {
        new Random(3).nextBytes(content);
        OpenFile file = files.open("/f", OpenFlag.O_RDWR | OpenFlag.O_CREAT);
        file.writeAt(0, new Bytes(content));
        return file;
    }

    private void map(int protection) {
        space.map(UserAddr.of(START), PAGES * 4096, protection, false, null, 0, "");
    }

    @Test
    void rangesAreFilledOneAfterTheOther() {
        map(PageTable.READ | PageTable.WRITE);
        OpenFile file = file();
        long[] ranges = {START + 100, 0, START + 5, 4095, START + 5000, 1, START + 8000, 8000};
        assertEquals(12_096, file.read(new UserBuffer(memory, ranges)));
        byte[] expected = new byte[PAGES * 4096];
        System.arraycopy(content, 0, expected, 5, 4095);
        expected[5000] = content[4095];
        System.arraycopy(content, 4096, expected, 8000, 8000);
        assertArrayEquals(expected, memory.copyIn(UserAddr.of(START), PAGES * 4096));
        assertEquals(content.length - 12_096, file.read(new UserBuffer(memory, UserAddr.of(START), 9000)));
        assertEquals(0, file.read(new UserBuffer(memory, UserAddr.of(START), 9000)));
        UserBuffer back = new UserBuffer(memory, new long[] {START + 8000, 4000, START + 12_000, 4000});
        assertEquals(8000, file.writeAt(1, back));
        System.arraycopy(content, 4096, content, 1, 8000);
        byte[] all = new byte[content.length];
        file.readAt(0, new Bytes(all));
        assertArrayEquals(content, all);
    }

    @Test
    void whatIsThereBeforeABadAddressCounts() {
        map(PageTable.READ | PageTable.WRITE);
        OpenFile file = file();
        long end = START + PAGES * 4096;
        assertEquals(10, file.read(new UserBuffer(memory, UserAddr.of(end - 10), 4096)));
        assertEquals(content[9], memory.copyIn(UserAddr.of(end - 1), 1)[0]);
        assertEquals(4096 + 10, file.writeAt(50, new UserBuffer(memory, UserAddr.of(end - 4106), 10_000)));
        assertEquals(content.length, file.inode().size());
        Errors.assertErrno(Errno.EFAULT, () -> file.read(new UserBuffer(memory, UserAddr.of(end), 1)));
        Errors.assertErrno(Errno.EFAULT, () -> file.writeAt(1 << 20, new UserBuffer(memory, UserAddr.of(end), 4096)));
        Errors.assertErrno(Errno.EFAULT, () -> file.read(new UserBuffer(memory, UserAddr.of(-4096), 10)));
        assertEquals(content.length, file.inode().size());
        assertEquals(0, file.read(new UserBuffer(memory, UserAddr.of(0), 0)));
        byte[] next = new byte[1];
        file.read(new Bytes(next));
        assertEquals(content[10], next[0], "the failed read did not move");
    }

    @Test
    void memoryThatIsReadOnlyIsNotReadInto() {
        map(PageTable.READ);
        Errors.assertErrno(Errno.EFAULT, () -> file().read(new UserBuffer(memory, UserAddr.of(START), 1)));
    }

    @Test
    void zerosAndSkipping() {
        map(PageTable.READ | PageTable.WRITE);
        memory.copyOut(UserAddr.of(START), content.clone(), 0, 4096);
        UserBuffer buffer = new UserBuffer(memory, new long[] {START + 3, 5000, START + 9000, 9});
        assertEquals(5009, buffer.putZeros(6000));
        assertEquals(0, buffer.room());
        UserBuffer source = new UserBuffer(memory, new long[] {START, 3, START, 0, START + 3, 7});
        source.skip(3);
        assertEquals(7, source.left());
        byte[] one = {1};
        assertEquals(1, source.get(one, 0, 1));
        assertEquals(0, one[0]);
    }

    /** What a program reads into its own mapping of the same file. */
    @Test
    void aFileIsReadIntoItsOwnMapping() {
        OpenFile file = file();
        space.map(UserAddr.of(START), 8192, PageTable.READ | PageTable.WRITE, true, file.pages(), 0, "");
        assertEquals(4096, file.readAt(100, new UserBuffer(memory, UserAddr.of(START), 4096)));
        byte[] begin = new byte[3996];
        file.readAt(0, new Bytes(begin));
        assertEquals(content[100], begin[0]);
        assertEquals(content[4095], begin[3995]);
        space.unmap(UserAddr.of(START), 8192);
    }
}
