package awesome.kernel.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.InterleavedSleeping;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitQueueTest {
    private static boolean take(SharedInt items) {
        int there = items.get();
        while (there > 0) {
            if (items.compareAndSet(there, there - 1)) {
                return true;
            }
            there = items.get();
        }
        return false;
    }

    /** Each item wakes one; nobody is left waiting while there are items. */
    private static Scenario market(int consumers) {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        WaitQueue queue = new WaitQueue(sleeping);
        SharedInt items = new SharedInt();
        Scenario scenario = new Scenario();
        for (int i = 0; i < consumers; i++) {
            sleeping.add(0);
            scenario.thread(() -> {
                do {
                    assertTrue(queue.await(() -> items.get() > 0, Sleeping.FOREVER));
                } while (!take(items));
            });
        }
        sleeping.add(0);
        scenario.thread(() -> {
            for (int i = 0; i < consumers; i++) {
                items.getAndAdd(1);
                queue.wakeOne();
            }
        });
        return scenario.check(() -> assertEquals(0, items.get()));
    }

    @Test
    void losesNoWakeUp() {
        assertTrue(Explorer.explore(3, () -> market(1)) > 10);
        assertTrue(Explorer.explore(0, () -> market(2)) > 1);
        Explorer.sample(1000, () -> market(2));
    }

    @Test
    void wakesAll() {
        Explorer.sample(300, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            WaitQueue queue = new WaitQueue(sleeping);
            SharedInt open = new SharedInt();
            List<SyncThread> threads = new ArrayList<>();
            Scenario scenario = new Scenario();
            for (int i = 0; i < 3; i++) {
                threads.add(sleeping.add(0));
                scenario.thread(() -> queue.await(() -> open.get() == 1, Sleeping.FOREVER));
            }
            sleeping.add(0);
            scenario.thread(() -> {
                open.set(1);
                queue.wakeAll();
            });
            return scenario.check(() -> threads.forEach(thread -> assertNull(thread.queue)));
        });
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        Locks.bind(new HostLockMachine());
        SyncThread self = new SyncThread() { };
        int[] sleeps = {0};
        WaitQueue queue = new WaitQueue(new Sleeping() {
            private final DeferredWakes wakes = new DeferredWakes(this);

            @Override
            public SyncThread current() {
                return self;
            }

            @Override
            public boolean sleep(long deadline) {
                assertEquals(7, deadline);
                assertFalse(self.queue == null);
                sleeps[0]++;
                // Once for no reason.
                return sleeps[0] < 2;
            }

            @Override
            public void wake(SyncThread thread) {}

            @Override
            public DeferredWakes deferredWakes() {
                return wakes;
            }

            @Override
            public void lend(SyncThread thread, int urgency) {}
        });
        assertFalse(queue.await(() -> false, 7));
        assertEquals(2, sleeps[0]);
        assertNull(self.queue);
        assertTrue(queue.await(() -> sleeps[0] == 2, 7));
    }
}
