package awesome.kernel.ramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.SlowPages;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.UserBuffer;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What several append to a file in memory is all there, also where the memory that it comes from has to be waited for. */
class AppendTest {
    private static final long START = 0x40_0000;
    private static final int PAGES = 3;

    private final TestFiles files = new TestFiles(64);

    @Test
    void whoHasToWaitAppendsBehindTheOther() {
        OpenFile file = files.open("/f", OpenFlag.O_RDWR | OpenFlag.O_CREAT | OpenFlag.O_APPEND);
        OpenFile other = files.open("/f", OpenFlag.O_RDWR | OpenFlag.O_APPEND);
        SlowPages slow = new SlowPages(files.ram, PAGES);
        slow.meanwhile = () -> other.write(Bytes.of("other"));
        AddressSpace space = new AddressSpace(new FakePageTable(), files.ram, files.ram);
        space.map(UserAddr.of(START), PAGES * Frame.SIZE, PageTable.READ, false, slow, 0, "");
        UserMemory memory = new UserMemory(space, files.ram);
        file.write(Bytes.of("begin"));
        assertEquals(2 * Frame.SIZE, file.write(new UserBuffer(memory, UserAddr.of(START + 100), 2 * Frame.SIZE)));
        byte[] found = new byte[20 + (int) (2 * Frame.SIZE)];
        assertEquals(found.length, file.readAt(0, new Bytes(found)));
        assertEquals("beginotherotherother", new String(found, 0, 20, StandardCharsets.ISO_8859_1));
        assertEquals(found.length - 20, Arrays.mismatch(Arrays.copyOfRange(found, 20, found.length), new byte[found.length]));
    }
}
