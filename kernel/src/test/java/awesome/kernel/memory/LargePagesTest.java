package awesome.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePageTable;
import awesome.kernel.machine.PageTable;
import awesome.kernel.sync.Exclusion;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePagesTest {
    private static final long PAGE = AddressSpace.PAGE;
    private static final long LARGE = PageTable.LARGE_BYTES;
    private static final int ALL = PageTable.READ | PageTable.WRITE;
    private static final UserAddr START = UserAddr.of(4 * LARGE);

    private final FakeFrames frames = new FakeFrames(10_000);
    private final FakePageTable table = new FakePageTable(frames);
    private final AddressSpace space = new AddressSpace(table, frames, frames);
    private final UserMemory memory = new UserMemory(space, frames);

    private void map(UserAddr start, long length) {
        space.map(start, length, ALL, false, null, 0, "");
    }

    @Test
    void whatIsTouchedFirstBringsAllOfALargePage() {
        map(START.plus(-PAGE), LARGE + 2 * PAGE);
        memory.writeInt(START.plus(77 * PAGE), 5);
        assertTrue(table.isLarge(START));
        assertEquals(512, space.residentPages());
        memory.writeInt(START.plus(-PAGE), 6);
        memory.writeInt(START.plus(LARGE), 7);
        assertEquals(514, space.residentPages());
        assertEquals(514, frames.owned());
        assertTrue(MapsText.smaps(space).contains("AnonHugePages:      2048 kB"), MapsText.smaps(space));
        space.release();
        assertEquals(0, frames.owned());
    }

    @Test
    void noneComesWhereItHasNoRoomOrIsNotWanted() {
        map(START.plus(PAGE), 2 * LARGE - 2 * PAGE);
        memory.writeInt(START.plus(5 * PAGE), 5);
        memory.writeInt(START.plus(LARGE), 5);
        assertEquals(2, space.residentPages());
        map(UserAddr.of(8 * LARGE), LARGE);
        space.allowLargePages(UserAddr.of(8 * LARGE), LARGE, false);
        memory.writeInt(UserAddr.of(8 * LARGE), 5);
        assertEquals(3, space.residentPages());
        space.discard(UserAddr.of(8 * LARGE), LARGE);
        space.allowLargePages(UserAddr.of(8 * LARGE), LARGE, true);
        space.setLargePages(false);
        memory.writeInt(UserAddr.of(8 * LARGE), 5);
        assertEquals(3, space.residentPages());
        assertFalse(space.copy(new FakePageTable(frames), Exclusion.NONE).largePages());
    }

    /** The table of small pages that are gone is no obstacle. */
    @Test
    void aLargePageComesWhereSmallOnesWere() {
        map(START, PAGE);
        memory.writeInt(START, 1);
        map(START, LARGE);
        memory.writeInt(START.plus(PAGE), 1);
        assertTrue(table.isLarge(START));
        space.discard(START.plus(PAGE), PAGE);
        assertFalse(table.isLarge(START));
        assertEquals(511, space.residentPages());
        memory.writeInt(START.plus(PAGE), 1);
        assertEquals(512, space.residentPages());
        space.discard(START, LARGE);
        memory.writeInt(START, 1);
        assertTrue(table.isLarge(START));
    }

    @Test
    void copiesShareThemAndTheLastOneWritesToAllOfIt() {
        map(START, LARGE);
        memory.writeInt(START, 1);
        FakePageTable other = new FakePageTable(frames);
        AddressSpace copy = space.copy(other, Exclusion.NONE);
        assertEquals(512, frames.owned());
        assertTrue(table.isLarge(START) && other.isLarge(START));
        new UserMemory(copy, frames).writeInt(START.plus(PAGE), 2);
        assertFalse(other.isLarge(START));
        assertEquals(513, frames.owned());
        copy.release();
        memory.writeInt(START, 3);
        assertTrue(table.isLarge(START));
        assertEquals(ALL, table.protectionAt(START.plus(9 * PAGE)));
        assertEquals(512, frames.owned());
    }

    /** A page that is only this one's again lies beside such that are not. */
    @Test
    void aLargePageIsNotWrittenToWhileACopyHasAPartOfIt() {
        map(START, LARGE);
        memory.writeInt(START.plus(PAGE), 1);
        AddressSpace copy = space.copy(new FakePageTable(frames), Exclusion.NONE);
        UserMemory itsMemory = new UserMemory(copy, frames);
        itsMemory.writeInt(START, 2);
        memory.writeInt(START, 3);
        memory.writeInt(START.plus(PAGE), 4);
        assertEquals(1, itsMemory.readInt(START.plus(PAGE)));
        itsMemory.writeInt(START.plus(2 * PAGE), 5);
        assertEquals(0, memory.readInt(START.plus(2 * PAGE)));
    }

    @Test
    void whatIsProtectedAndAllowedAgainIsStillOfACopyToo() {
        map(START, LARGE);
        memory.writeInt(START, 1);
        AddressSpace copy = space.copy(new FakePageTable(frames), Exclusion.NONE);
        space.protect(START, LARGE, PageTable.READ);
        space.protect(START, LARGE, ALL);
        memory.writeInt(START, 2);
        assertEquals(1, new UserMemory(copy, frames).readInt(START));
        map(START, LARGE);
        memory.writeInt(START, 3);
        space.protect(START, LARGE, PageTable.READ);
        assertTrue(table.isLarge(START));
        space.protect(START, LARGE / 2, ALL);
        assertFalse(table.isLarge(START));
        assertEquals(PageTable.READ, table.protectionAt(START.plus(LARGE / 2)));
    }

    /** What is written to one half must not be allowed to the other. */
    @Test
    void aLargePageEndsWhereWhatIsAllowedChanges() {
        map(START, LARGE);
        memory.writeInt(START, 1);
        AddressSpace copy = space.copy(new FakePageTable(frames), Exclusion.NONE);
        copy.release();
        space.unmap(START.plus(LARGE / 2), LARGE / 2);
        space.map(START.plus(LARGE / 2), LARGE / 2, PageTable.READ, false, null, 0, "");
        memory.writeInt(START, 2);
        assertEquals(FaultResult.NOT_ALLOWED, space.fault(START.plus(LARGE / 2), PageTable.WRITE));
        assertEquals(-1, table.frameAt(START.plus(LARGE / 2)));
    }

    @Test
    void whatMovesByWholeLargePagesStaysLarge() {
        map(START, LARGE + PAGE);
        memory.writeInt(START.plus(8), 1);
        memory.writeInt(START.plus(LARGE + 8), 2);
        space.move(START, LARGE + PAGE, UserAddr.of(8 * LARGE), 2 * LARGE);
        assertTrue(table.isLarge(UserAddr.of(8 * LARGE)));
        assertEquals(1, memory.readInt(UserAddr.of(8 * LARGE + 8)));
        assertEquals(2, memory.readInt(UserAddr.of(9 * LARGE + 8)));
        space.move(UserAddr.of(8 * LARGE), LARGE, UserAddr.of(20 * LARGE + PAGE), LARGE);
        assertEquals(1, memory.readInt(UserAddr.of(20 * LARGE + PAGE + 8)));
        assertEquals(513, space.residentPages());
        space.release();
        assertEquals(0, frames.owned());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartThatMovesAndComesBackIsWhatItWas(boolean large) {
        space.setLargePages(large);
        map(START, 3 * LARGE);
        for (int i = 0; i < 3 * 512; i++) {
            memory.writeInt(START.plus(i * PAGE), i);
        }
        UserAddr part = START.plus(700 * PAGE);
        UserAddr other = START.plus(10 * LARGE + 5 * PAGE);
        space.map(START.plus(10 * LARGE), 3 * LARGE, 0, false, null, 0, "");
        space.move(part, 13 * PAGE, other, 13 * PAGE);
        for (int i = 0; i < 13; i++) {
            assertEquals(700 + i, memory.readInt(other.plus(i * PAGE)));
        }
        space.move(other, 13 * PAGE, part, 13 * PAGE);
        for (int i = 0; i < 3 * 512; i++) {
            assertEquals(i, memory.readInt(START.plus(i * PAGE)));
        }
    }

    @Test
    void whereManyPagesAreWantedTheyBeginWithALargeOne() {
        space.setMapTop(UserAddr.of(100 * LARGE + 5 * PAGE));
        UserAddr two = space.findFree(2 * LARGE);
        assertEquals(98 * LARGE, two.bits());
        map(two, 2 * LARGE);
        assertEquals(98 * LARGE - PAGE, space.findFree(PAGE).bits());
        assertEquals(97 * LARGE - 2 * PAGE, space.findFree(LARGE + PAGE).bits());
    }

    /** Each try to have a table fails once. */
    @Test
    void withoutFramesForTablesNothingIsLost() {
        for (int number = 1; number <= 8; number++) {
            FakeFrames own = new FakeFrames(10_000);
            FailurePlan plan = new FailurePlan();
            FakePageTable first = new FakePageTable(own);
            first.fails = plan::fails;
            AddressSpace parent = new AddressSpace(first, own, own);
            parent.map(START, 2 * LARGE, ALL, false, null, 0, "");
            plan.failAt(number);
            int failed = 0;
            for (int i = 0; i < 4; i++) {
                UserAddr at = START.plus(i * (LARGE / 2));
                failed += parent.fault(at, PageTable.WRITE) == FaultResult.RESOLVED ? 0 : 1;
            }
            assertEquals(0, failed, "a large page that cannot be had is no reason to have none");
            parent.release();
            assertEquals(0, own.owned());
        }
    }
}
