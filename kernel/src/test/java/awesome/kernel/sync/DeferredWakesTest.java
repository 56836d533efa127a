package awesome.kernel.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.InterleavedSleeping;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeferredWakesTest {
    private static final class Thread extends SyncThread {}

    /** The one thread that runs, and whom it wakes. */
    private static final class Waking implements Sleeping {
        private final Thread self = new Thread();
        private final DeferredWakes wakes = new DeferredWakes(this);
        private final List<SyncThread> woken = new ArrayList<>();

        @Override
        public SyncThread current() {
            return self;
        }

        @Override
        public boolean sleep(long deadline) {
            throw new AssertionError("sleeps");
        }

        @Override
        public void wake(SyncThread thread) {
            woken.add(thread);
        }

        @Override
        public DeferredWakes deferredWakes() {
            return wakes;
        }

        @Override
        public void lend(SyncThread thread, int urgency) {}
    }

    private final HostLockMachine machine = new HostLockMachine();
    private final Waking sleeping = new Waking();
    private final DeferredWakes wakes = sleeping.wakes;
    private boolean mine;
    private final Gate gate = new Gate(sleeping, Gate.ENDLESS, true);
    private final Thread one = new Thread();
    private final Thread other = new Thread();

    @BeforeEach
    void bind() {
        Locks.bind(machine);
        gate.use(() -> mine);
    }

    private void enter() {
        gate.lock();
        mine = true;
    }

    private void leave() {
        mine = false;
        gate.unlock();
    }

    @Test
    void whoIsWokenWithinIsWokenAfterwardsOnce() {
        assertFalse(wakes.add(one), "outside");
        for (int i = 0; i < 2; i++) {
            sleeping.woken.clear();
            enter();
            assertTrue(wakes.add(one));
            assertTrue(wakes.add(other));
            assertTrue(wakes.add(one));
            assertEquals(List.of(), sleeping.woken);
            leave();
            assertEquals(List.of(one, other), sleeping.woken);
        }
        assertFalse(wakes.add(one), "outside again");
    }

    @Test
    void whomAnInterruptHandlerWakesIsWokenAtOnce() {
        enter();
        machine.inInterrupt = true;
        assertFalse(wakes.add(one));
        machine.inInterrupt = false;
        leave();
    }

    @Test
    void aGateThatNotAllPassDefersNothing() {
        Gate plain = new Gate(sleeping);
        plain.lock();
        assertFalse(wakes.add(one));
        plain.unlock();
        enter();
        plain.lock();
        plain.unlock();
        assertTrue(wakes.add(one));
        leave();
    }

    /** Who sleeps within is not the one that the others need to leave. */
    @Test
    void whoIsAboutToSleepWakesThemBefore() {
        enter();
        assertTrue(wakes.add(one));
        mine = false;
        wakes.wakeBeforeSleep();
        assertEquals(List.of(), sleeping.woken, "another thread sleeps");
        mine = true;
        wakes.wakeBeforeSleep();
        assertEquals(List.of(one), sleeping.woken);
        leave();
        assertEquals(List.of(one), sleeping.woken);
    }

    @Test
    void nothingIsDeferredWhileNobodyKnowsWhoIsWithin() {
        Gate unknown = new Gate(sleeping);
        unknown.use(() -> true);
        assertFalse(wakes.add(one), "not that gate");
        assertFalse(new DeferredWakes(sleeping).add(one));
    }

    /** Two bring, each within and one of them sleeping there, what two others wait for. */
    private static Scenario bringers() {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        Gate gate = new Gate(sleeping, Gate.ENDLESS, true);
        WaitQueue queue = new WaitQueue(sleeping);
        WaitQueue seen = new WaitQueue(sleeping);
        SharedInt brought = new SharedInt();
        SharedInt looked = new SharedInt();
        // As a process is noted after the gate is passed, and forgotten before it is left.
        SyncThread[] within = {null};
        gate.use(() -> within[0] != null && within[0] == sleeping.current());
        Scenario scenario = new Scenario();
        for (int i = 0; i < 2; i++) {
            boolean waits = i == 0;
            sleeping.add(0);
            scenario.thread(() -> {
                gate.lock();
                within[0] = sleeping.current();
                brought.getAndAdd(1);
                queue.wakeAll();
                if (waits) {
                    seen.await(() -> looked.get() > 0, Sleeping.FOREVER);
                }
                within[0] = null;
                gate.unlock();
            });
            sleeping.add(0);
            scenario.thread(() -> {
                queue.await(() -> brought.get() > 0, Sleeping.FOREVER);
                looked.getAndAdd(1);
                seen.wakeAll();
                queue.await(() -> brought.get() == 2, Sleeping.FOREVER);
                gate.lock();
                gate.unlock();
            });
        }
        return scenario.check(() -> assertEquals(2, looked.get()));
    }

    @Test
    void losesNoWakeUp() {
        Explorer.sample(1000, DeferredWakesTest::bringers);
    }
}
