package awesome.kernel.futex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.Sandbox;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;

class PriorityLocksTest {
    private final Sandbox box = new Sandbox();
    private final Futexes futexes = new Futexes();
    private final FutexKey key = futexes.key(box.memory(), word());

    /** Addresses are not for fields. */
    private static UserAddr word() {
        return UserAddr.of(Sandbox.AREA + 0x40);
    }

    private PriorityLocks of(int thread) {
        return new PriorityLocks(futexes, box.memory(), thread);
    }

    private FutexWaiter await(int thread) {
        FutexWaiter waiter = new FutexWaiter(box.machine.newNotice(), Futexes.ANY, thread);
        assertTrue(of(thread).await(word(), key, waiter));
        return waiter;
    }

    private int value() {
        return box.memory().readInt(word());
    }

    @Test
    void aLockIsHandedToWhoHasWaitedLongest() {
        assertEquals(5, of(5).take(word()));
        assertEquals(5, value());
        assertEquals(5, of(6).take(word()), "another one has it");
        FutexWaiter six = await(6);
        FutexWaiter seven = await(7);
        assertEquals(5 | FutexOperation.WAITERS, value());
        of(5).release(word(), key);
        assertTrue(six.isMet());
        assertFalse(seven.isMet());
        assertEquals(6 | FutexOperation.WAITERS, value());
        of(6).release(word(), key);
        assertTrue(seven.isMet());
        assertEquals(7, value(), "nobody waits any more");
        of(7).release(word(), key);
        assertEquals(0, value());
    }

    @Test
    void mistakesAreTold() {
        of(5).take(word());
        Errors.assertErrno(Errno.EDEADLK, () -> of(5).take(word()));
        Errors.assertErrno(Errno.EPERM, () -> of(6).release(word(), key));
        of(5).release(word(), key);
        Errors.assertErrno(Errno.EPERM, () -> of(5).release(word(), key));
        assertFalse(of(6).await(word(), key, new FutexWaiter(box.machine.newNotice(), Futexes.ANY, 6)),
                "it is open by now");
        assertEquals(0, futexes.count());
    }

    @Test
    void theNextOneIsToldThatTheOwnerHasEnded() {
        long list = Sandbox.AREA + 0x1000;
        box.number(list, list + 0x100 | 1);
        box.number(list + 8, word().bits() - list - 0x100);
        box.number(list + 16, 0);
        box.number(list + 0x100, list);
        of(5).take(word());
        FutexWaiter six = await(6);
        new RobustList(futexes, box.memory(), 5).release(list);
        assertTrue(six.isMet());
        assertEquals(6 | FutexOperation.OWNER_DIED, value());
    }
}
