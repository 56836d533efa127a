package awesome.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.fake.SlowPages;
import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;

/** While a page is waited for, other threads of the process read and write too. */
class UserMemoryTest {
    private static final UserAddr SLOW = UserAddr.of(0x40_0000);
    private static final UserAddr QUICK = UserAddr.of(0x80_0000);
    private static final UserAddr BORDER = SLOW.plus(Frame.SIZE - 4);
    private static final int PAGES = 8;

    private final FakeFrames frames = new FakeFrames(64);
    private final AddressSpace space = new AddressSpace(new FakePageTable(frames), frames, frames);
    private final UserMemory memory = new UserMemory(space, frames);
    private final SlowPages slow = new SlowPages(frames, PAGES);

    UserMemoryTest() {
        int both = PageTable.READ | PageTable.WRITE;
        space.map(SLOW, PAGES * Frame.SIZE, both, true, slow, 0, "");
        space.map(QUICK, Frame.SIZE, both, false, null, 0, "");
    }

    private void writeMeanwhile() {
        slow.meanwhile = () -> {
            memory.writeLongs(QUICK, -1, -1);
            memory.read(QUICK, 4);
        };
    }

    @Test
    void whatIsWrittenIsWhatWasMeant() {
        writeMeanwhile();
        memory.writeLong(SLOW, 5);
        memory.writeLongs(SLOW.plus(Frame.SIZE), 6, 7);
        memory.writeInt(SLOW.plus(2 * Frame.SIZE), 8);
        assertEquals(5, memory.readLong(SLOW));
        assertEquals(6, memory.readLong(SLOW.plus(Frame.SIZE)));
        assertEquals(7, memory.readLong(SLOW.plus(Frame.SIZE + 8)));
        assertEquals(8, memory.readInt(SLOW.plus(2 * Frame.SIZE)));
    }

    @Test
    void whatIsReadIsWhatIsThere() {
        memory.writeInt(BORDER, 9);
        writeMeanwhile();
        assertEquals(9, memory.readLong(BORDER));
    }

    @Test
    void allValuesThatAreReadAreThere() {
        memory.writeInt(BORDER, 9);
        writeMeanwhile();
        memory.read(BORDER, 2);
        assertEquals(9, memory.read(0));
        assertEquals(0, memory.read(1));
    }
}
