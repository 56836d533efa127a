package awesome.kernel.futex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FutexOperation;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.SharedPages;
import awesome.magic.UserAddr;
import java.util.List;
import org.junit.jupiter.api.Test;

class FutexesTest {
    private static final long LIST = Sandbox.AREA + 0x1000;
    private static final int THREAD = 77;

    private final Sandbox box = new Sandbox();
    private final Futexes futexes = new Futexes();
    private final Object owner = new Object();
    private final FutexKey one = new FutexKey(owner, 0x1000);
    private final FutexKey two = new FutexKey(owner, 0x2000);

    private FutexWaiter wait(FutexKey key, int bits) {
        FutexWaiter waiter = new FutexWaiter(box.machine.newNotice(), bits);
        futexes.add(waiter, key);
        return waiter;
    }

    @Test
    void whoHasWaitedLongestIsWokenFirst() {
        FutexWaiter first = wait(one, Futexes.ANY);
        FutexWaiter other = wait(two, Futexes.ANY);
        FutexWaiter second = wait(one, Futexes.ANY);
        assertEquals(1, futexes.wake(one, 1, Futexes.ANY));
        assertTrue(first.isMet());
        assertFalse(second.isMet());
        assertEquals(1, futexes.wake(one, 10, Futexes.ANY));
        assertEquals(0, futexes.wake(one, 10, Futexes.ANY));
        assertFalse(other.isMet());
        assertEquals(1, futexes.count());
    }

    @Test
    void theSameOffsetElsewhereIsAnotherWord() {
        wait(one, Futexes.ANY);
        assertEquals(0, futexes.wake(new FutexKey(new Object(), 0x1000), 1, Futexes.ANY));
        assertEquals(1, futexes.wake(new FutexKey(owner, 0x1000), 1, Futexes.ANY));
    }

    @Test
    void bitsChooseWhoIsWoken() {
        FutexWaiter low = wait(one, 1);
        FutexWaiter high = wait(one, 2);
        assertEquals(1, futexes.wake(one, 10, 6));
        assertFalse(low.isMet());
        assertTrue(high.isMet());
    }

    @Test
    void whoIsMovedWaitsThere() {
        FutexWaiter first = wait(one, Futexes.ANY);
        FutexWaiter second = wait(one, Futexes.ANY);
        FutexWaiter third = wait(one, Futexes.ANY);
        assertEquals(2, futexes.move(one, two, 2));
        assertEquals(1, futexes.wake(one, 10, Futexes.ANY));
        assertTrue(third.isMet());
        assertEquals(1, futexes.wake(two, 1, Futexes.ANY));
        assertTrue(first.isMet());
        futexes.remove(second);
        futexes.remove(second);
        assertEquals(0, futexes.count());
    }

    @Test
    void sharedMemoryIsTheSameWordAtEveryAddress() {
        SharedPages pages = new SharedPages(box.machine.failing, 2 * AddressSpace.PAGE);
        long here = 0x5000_0000L;
        long there = 0x6000_0000L;
        for (long at : new long[] {here, there}) {
            box.process.space().map(UserAddr.of(at), AddressSpace.PAGE, PageTable.READ | PageTable.WRITE, true, pages,
                    AddressSpace.PAGE, "");
        }
        FutexKey first = futexes.key(box.memory(), UserAddr.of(here + 8));
        assertTrue(first.is(futexes.key(box.memory(), UserAddr.of(there + 8))));
        assertFalse(first.is(futexes.key(box.memory(), UserAddr.of(there + 12))));
        FutexKey own = futexes.key(box.memory(), UserAddr.of(Sandbox.AREA));
        assertEquals(box.process.space(), own.owner());
        assertNotEquals(first.owner(), own.owner());
    }

    /** An entry of the list at {@code at}, of which the word, 16 behind it, is {@code value}. */
    private void entry(long at, long next, int value) {
        box.number(at, next);
        box.memory().writeInt(UserAddr.of(at + 16), value);
    }

    private int word(long entry) {
        return box.memory().readInt(UserAddr.of(entry + 16));
    }

    @Test
    void locksOfWhoHasEndedAreGivenUp() {
        entry(LIST + 0x100, LIST + 0x200, THREAD);
        entry(LIST + 0x200, LIST + 0x300, THREAD | FutexOperation.WAITERS);
        entry(LIST + 0x300, LIST, THREAD + 1);
        box.number(LIST, LIST + 0x100);
        box.number(LIST + 8, 16);
        box.number(LIST + 16, 0);
        FutexWaiter waiter = wait(futexes.key(box.memory(), UserAddr.of(LIST + 0x210)), Futexes.ANY);
        new RobustList(futexes, box.memory(), THREAD).release(LIST);
        assertEquals(FutexOperation.OWNER_DIED, word(LIST + 0x100));
        assertEquals(FutexOperation.OWNER_DIED | FutexOperation.WAITERS, word(LIST + 0x200));
        assertEquals(THREAD + 1, word(LIST + 0x300), "another one's");
        assertTrue(waiter.isMet());
    }

    @Test
    void aLockThatWasBeingTakenOrLetGoOfIsLookedAtToo() {
        box.number(LIST, LIST);
        box.number(LIST + 8, 16);
        box.number(LIST + 16, LIST + 0x100);
        entry(LIST + 0x100, 0, 0);
        FutexWaiter waiter = wait(futexes.key(box.memory(), UserAddr.of(LIST + 0x110)), Futexes.ANY);
        new RobustList(futexes, box.memory(), THREAD).release(LIST);
        assertTrue(waiter.isMet());
        entry(LIST + 0x100, 0, THREAD);
        new RobustList(futexes, box.memory(), THREAD).release(LIST);
        assertEquals(FutexOperation.OWNER_DIED, word(LIST + 0x100));
    }

    @Test
    void aBadListHarmsNobody() {
        new RobustList(futexes, box.memory(), THREAD).release(Sandbox.NOWHERE);
        new RobustList(futexes, box.memory(), THREAD).release(-8);
        box.number(LIST, LIST + 0x100);
        box.number(LIST + 8, 16);
        box.number(LIST + 16, 0);
        // A circle that does not come back to its head.
        entry(LIST + 0x100, LIST + 0x100, THREAD);
        new RobustList(futexes, box.memory(), THREAD).release(LIST);
        assertEquals(FutexOperation.OWNER_DIED, word(LIST + 0x100));
        box.number(LIST + 8, 17);
        new RobustList(futexes, box.memory(), THREAD).release(LIST);
        box.number(LIST, Sandbox.READ_ONLY);
        box.number(LIST + 8, 0);
        new RobustList(futexes, box.memory(), 0).release(LIST);
    }

    @Test
    void aWordIsChangedAndCompared() {
        record Case(int operation, int argument, int old, int changed) {}
        List<Case> cases = List.of(new Case(0, 5, 9, 5), new Case(1, 0xfff, 9, 8), new Case(2, 6, 9, 15),
                new Case(3, 1, 9, 8), new Case(4, 1, 9, 8), new Case(8, 4, 9, 16), new Case(0, 0x7ff, 9, 2047));
        for (Case each : cases) {
            assertEquals(each.changed, FutexOperation.changed(each.operation << 28 | each.argument << 12, each.old),
                    each.toString());
        }
        boolean[] less = {false, true, true, true, false, false};
        boolean[] same = {true, false, false, true, false, true};
        for (int compare = 0; compare < 6; compare++) {
            assertEquals(less[compare], FutexOperation.compares(compare << 24 | 5, 4));
            assertEquals(same[compare], FutexOperation.compares(compare << 24 | 0xfff, -1));
        }
        assertFalse(FutexOperation.isKnown(5 << 28));
        assertFalse(FutexOperation.isKnown(6 << 24));
    }
}
