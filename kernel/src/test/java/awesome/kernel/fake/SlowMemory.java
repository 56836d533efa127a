package awesome.kernel.fake;

import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.UserBuffer;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** Memory of a program: a page that is there, and behind it pages that are waited for. */
public final class SlowMemory {
    private static final UserAddr BORDER = UserAddr.of(0x40_1000);
    private static final int PAGES = 4;

    public final UserMemory memory;
    private final SlowPages slow;

    /** Memory of these frames. */
    public SlowMemory(FakeFrames frames) {
        AddressSpace space = new AddressSpace(new FakePageTable(frames), frames, frames);
        slow = new SlowPages(frames, PAGES);
        int both = PageTable.READ | PageTable.WRITE;
        space.map(BORDER.plus(-Frame.SIZE), Frame.SIZE, both, false, null, 0, "");
        space.map(BORDER, PAGES * Frame.SIZE, both, true, slow, 0, "");
        memory = new UserMemory(space, frames);
    }

    /** What happens while one of those pages is waited for. */
    public void meanwhile(Runnable what) {
        slow.meanwhile = what;
    }

    /** A text that is there, and so many zeros behind it that are waited for. */
    public UserBuffer textAndZeros(String text, int zeros) {
        memory.copyOut(BORDER.plus(-text.length()), text.getBytes(StandardCharsets.ISO_8859_1));
        return around(text.length(), zeros);
    }

    /** The last bytes that are there, and the first that are waited for. */
    public UserBuffer around(int before, int behind) {
        return new UserBuffer(memory, BORDER.plus(-before), before + behind);
    }

    /** The last bytes that were there from the beginning. */
    public String text(int length) {
        return new String(memory.copyIn(BORDER.plus(-length), length), StandardCharsets.ISO_8859_1);
    }
}
