package awesome.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.machine.PageTable;
import awesome.kernel.sync.Exclusion;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;

class AddressSpaceCopyTest {
    private static final UserAddr START = UserAddr.of(0x10_0000);
    private static final int ALL = PageTable.READ | PageTable.WRITE;

    private static AddressSpace space(FakeFrames frames, int pages) {
        AddressSpace space = new AddressSpace(new FakePageTable(frames), frames, frames);
        space.map(START, pages * AddressSpace.PAGE, ALL, false, null, 0, "");
        UserMemory memory = new UserMemory(space, frames);
        for (int i = 0; i < pages; i++) {
            memory.writeInt(START.plus(i * AddressSpace.PAGE), i);
        }
        return space;
    }

    @Test
    void aCopyTakesNoFramesUntilItIsWrittenTo() {
        FakeFrames frames = new FakeFrames(100);
        AddressSpace space = space(frames, 10);
        AddressSpace copy = space.copy(new FakePageTable(frames), Exclusion.NONE);
        assertEquals(10, frames.owned());
        assertEquals(10, copy.residentPages());
        new UserMemory(copy, frames).writeInt(START, 77);
        assertEquals(11, frames.owned());
        // The last one to have a frame writes to it as it is.
        new UserMemory(space, frames).writeInt(START, 78);
        assertEquals(11, frames.owned());
        assertEquals(77, new UserMemory(copy, frames).readInt(START));
        assertEquals(78, new UserMemory(space, frames).readInt(START));
        space.release();
        assertEquals(10, frames.owned());
        copy.release();
        assertEquals(0, frames.owned());
    }

    @Test
    void whatCannotBeSharedIsCopied() {
        FakeFrames frames = new FakeFrames(100);
        frames.mostReferences = 1;
        AddressSpace copy = space(frames, 10).copy(new FakePageTable(frames), Exclusion.NONE);
        assertEquals(20, frames.owned());
        assertEquals(3, new UserMemory(copy, frames).readInt(START.plus(3 * AddressSpace.PAGE)));
    }

    /** Each try to map a page in the copy fails once: when it is made, and when it is written to. */
    @Test
    void withoutAFrameForATableNothingIsLost() {
        for (int number = 1; number <= 12; number++) {
            FakeFrames frames = new FakeFrames(100);
            FailurePlan plan = new FailurePlan();
            AddressSpace space = space(frames, 5);
            FakePageTable table = new FakePageTable(frames);
            table.fails = plan::fails;
            plan.failAt(number);
            AddressSpace copy = null;
            try {
                copy = space.copy(table, Exclusion.NONE);
                for (int i = 0; i < 5; i++) {
                    new UserMemory(copy, frames).writeInt(START.plus(i * AddressSpace.PAGE), 7);
                }
                assertTrue(number > plan.tries(), "try " + number + " went unnoticed");
            } catch (ErrnoException failed) {
                assertTrue(number <= plan.tries());
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(i, new UserMemory(space, frames).readInt(START.plus(i * AddressSpace.PAGE)));
            }
            if (copy != null) {
                copy.release();
            }
            space.release();
            assertEquals(0, frames.owned(), "frames are lost if try " + number + " fails");
        }
    }

    @Test
    void withoutMemoryThereIsNoCopyAndNothingIsLost() {
        FakeFrames frames = new FakeFrames(15);
        frames.mostReferences = 1;
        AddressSpace space = space(frames, 10);
        FakePageTable table = new FakePageTable(frames);
        assertEquals(Errno.ENOMEM, assertThrows(ErrnoException.class, () -> space.copy(table, Exclusion.NONE)).errno());
        assertTrue(table.isReleased());
        assertEquals(10, frames.owned());
        assertEquals(9, new UserMemory(space, frames).readInt(START.plus(9 * AddressSpace.PAGE)));
        space.release();
        assertEquals(0, frames.owned());
    }

    @Test
    void aWriteWithoutMemoryFailsAndTheRestStays() {
        FakeFrames frames = new FakeFrames(10);
        AddressSpace space = space(frames, 10);
        AddressSpace copy = space.copy(new FakePageTable(frames), Exclusion.NONE);
        assertEquals(FaultResult.OUT_OF_MEMORY, copy.fault(START, PageTable.WRITE));
        assertEquals(0, new UserMemory(copy, frames).readInt(START));
        space.release();
        assertEquals(FaultResult.RESOLVED, copy.fault(START, PageTable.WRITE));
    }

    @Test
    void whatMovesBehindANeighbourOfItsKindIsWhereItShallBe() {
        FakeFrames frames = new FakeFrames(100);
        AddressSpace space = space(frames, 10);
        UserAddr far = START.plus(100 * AddressSpace.PAGE);
        space.move(START.plus(4 * AddressSpace.PAGE), 2 * AddressSpace.PAGE, far, 2 * AddressSpace.PAGE);
        space.move(far, 2 * AddressSpace.PAGE, START.plus(4 * AddressSpace.PAGE), 2 * AddressSpace.PAGE);
        for (int i = 0; i < 10; i++) {
            assertEquals(i, new UserMemory(space, frames).readInt(START.plus(i * AddressSpace.PAGE)));
        }
        space.release();
        assertEquals(0, frames.owned());
    }
}
