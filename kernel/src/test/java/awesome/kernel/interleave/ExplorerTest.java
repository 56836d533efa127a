package awesome.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SharedInt;
import awesome.kernel.lock.SpinLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whether mistakes are found that need the wrong moment, and the right way to do it passes. */
class ExplorerTest {
    private static final LockClass KIND = LockClass.of("explored");

    private static String failure(int preemptions, Supplier<Scenario> scenarios) {
        return assertThrows(AssertionError.class, () -> Explorer.explore(preemptions, scenarios)).getMessage();
    }

    private static Scenario count(boolean atOnce) {
        SharedInt count = new SharedInt();
        Runnable body = () -> {
            if (atOnce) {
                count.getAndAdd(1);
            } else {
                count.set(count.get() + 1);
            }
        };
        return new Scenario().thread(body).thread(body).check(() -> assertEquals(2, count.get()));
    }

    @Test
    void findsALostUpdate() {
        // Without a preemption it does not show.
        assertEquals(2, Explorer.explore(0, () -> count(false)));
        assertTrue(failure(1, () -> count(false)).contains("expected: <2> but was: <1>"));
        Explorer.explore(3, () -> count(true));
        assertThrows(AssertionError.class, () -> Explorer.sample(1000, () -> count(false)));
    }

    /** A waiter that looks before it says that it waits; the other wakes who waits. */
    private static Scenario handOver(boolean saysFirst) {
        SharedInt ready = new SharedInt();
        SharedInt waits = new SharedInt();
        return new Scenario().thread(() -> {
            if (saysFirst) {
                waits.set(1);
            }
            if (ready.get() == 0) {
                waits.set(1);
                Interleaver.block();
            }
        }).thread(() -> {
            ready.set(1);
            if (waits.get() == 1) {
                Interleaver.unblock(0);
            }
        });
    }

    @Test
    void findsALostWakeUp() {
        String failure = failure(1, () -> handOver(false));
        assertTrue(failure.contains("all threads wait; CPU 0 BLOCKED at awesome.kernel."), failure);
        assertTrue(failure.contains("CPU 1 DONE"), failure);
        Explorer.explore(3, () -> handOver(true));
    }

    /** Two that make something once: only one of them may. */
    private static Scenario makeOnce(boolean looksAgain) {
        SpinLock lock = new SpinLock(KIND);
        SharedInt made = new SharedInt();
        Runnable body = () -> {
            if (made.get() == 0) {
                lock.lock();
                if (!looksAgain || made.get() == 0) {
                    made.getAndAdd(1);
                }
                lock.unlock();
            }
        };
        return new Scenario().thread(body).thread(body).check(() -> assertEquals(1, made.get()));
    }

    @Test
    void findsAMissingSecondLook() {
        assertTrue(failure(1, () -> makeOnce(false)).contains("expected: <1> but was: <2>"));
        Explorer.explore(3, () -> makeOnce(true));
    }

    private static Scenario twoLocks(boolean sameOrder) {
        SpinLock one = new SpinLock(KIND);
        SpinLock other = new SpinLock(KIND);
        return new Scenario().thread(() -> takeBoth(one, other))
                .thread(() -> takeBoth(sameOrder ? one : other, sameOrder ? other : one));
    }

    private static void takeBoth(SpinLock first, SpinLock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    @Test
    void findsLocksTakenInBothOrders() {
        String failure = failure(1, () -> twoLocks(false));
        assertTrue(failure.contains("it has not ended; CPU 0 "), failure);
        Explorer.explore(3, () -> twoLocks(true));
    }

    @Test
    void countsSchedules() {
        // Two threads of one step: who comes first, and with a preemption before the first step also between.
        SharedInt[] none = {new SharedInt()};
        Supplier<Scenario> scenarios = () -> new Scenario().thread(() -> none[0].get()).thread(() -> none[0].get());
        assertEquals(2, Explorer.explore(0, scenarios));
        assertEquals(4, Explorer.explore(1, scenarios));
        assertEquals(6, Explorer.explore(9, scenarios));
    }
}
