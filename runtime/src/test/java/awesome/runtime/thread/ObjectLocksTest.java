package awesome.runtime.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.raw.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ObjectLocksTest {
    private static final long MARKS = 0x30_0000_0000L;
    private static final int OBJECTS = 2;
    private static final int STEPS = 25;

    /** Who is inside the monitor of an object, and how often; and the hash that somebody saw. */
    private static final class Seen {
        Address inside;
        int times;
        int hash;
    }

    private TurnTaking turns;
    private FatMonitors monitors;
    private ObjectLocks locks;
    private final Seen[] seen = new Seen[OBJECTS];

    private void start(long seed) {
        turns = new TurnTaking(seed);
        turns.map(MARKS, 4096);
        monitors = turns.monitors();
        locks = new ObjectLocks(monitors);
        for (int i = 0; i < OBJECTS; i++) {
            seen[i] = new Seen();
        }
    }

    private static Address mark(int object) {
        return Address.of(MARKS + object * 8L);
    }

    @Property(tries = 300)
    void oneThreadAtATimeIsInside(@ForAll long seed) throws Throwable {
        start(seed);
        List<TurnTaking.Body> bodies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(seed + i);
            bodies.add(self -> {
                for (int step = 0; step < STEPS; step++) {
                    use(random.nextInt(OBJECTS), self, random);
                }
            });
        }
        turns.run(bodies);
        for (int i = 0; i < OBJECTS; i++) {
            assertEquals(0, seen[i].times, "entries that were not left");
        }
    }

    private void use(int object, Address self, Random random) {
        if (random.nextInt(4) == 0) {
            hash(object);
        }
        assertFalse(locks.exit(mark(object), self), "left what it had not entered");
        int depth = 1 + random.nextInt(3);
        for (int i = 0; i < depth; i++) {
            assertTrue(locks.enter(mark(object), self));
            inside(object, self, 1);
        }
        if (random.nextInt(3) == 0) {
            hash(object);
        }
        if (random.nextInt(4) == 0) {
            waitFor(object, self, 1 + random.nextInt(2000));
        }
        if (random.nextInt(3) == 0) {
            monitors.wake(locks.monitor(mark(object)), random.nextBoolean());
        }
        for (int i = 0; i < depth; i++) {
            assertTrue(locks.holds(mark(object), self));
            inside(object, self, -1);
            assertTrue(locks.exit(mark(object), self));
        }
    }

    private void inside(int object, Address self, int change) {
        Seen state = seen[object];
        assertTrue(state.times == 0 || state.inside.is(self), "two threads inside");
        state.inside = self;
        state.times += change;
    }

    private void waitFor(int object, Address self, long nanos) {
        Seen state = seen[object];
        int times = state.times;
        state.times = 0;
        ThreadArea.wait(self).getAndSetInt(ThreadArea.WAITING);
        int outcome = monitors.await(locks.monitor(mark(object)), self, nanos);
        assertTrue(outcome == ThreadArea.WAITING || outcome == ThreadArea.NOTIFIED);
        assertEquals(0, state.times, "came back while another thread was inside");
        state.inside = self;
        state.times = times;
    }

    private void hash(int object) {
        int hash = locks.hash(mark(object), 1 + object);
        assertNotEquals(0, hash);
        assertTrue(seen[object].hash == 0 || seen[object].hash == hash, "the hash changed");
        seen[object].hash = hash;
    }

    @Property(tries = 200)
    void noNotificationIsLost(@ForAll long seed) throws Throwable {
        start(seed);
        int[] items = new int[1];
        List<TurnTaking.Body> bodies = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            bodies.add(self -> {
                for (int k = 0; k < 6; k++) {
                    locks.enter(mark(0), self);
                    while (items[0] == 0) {
                        ThreadArea.wait(self).getAndSetInt(ThreadArea.WAITING);
                        monitors.await(locks.monitor(mark(0)), self, -1);
                    }
                    items[0]--;
                    locks.exit(mark(0), self);
                }
            });
        }
        bodies.add(self -> {
            for (int k = 0; k < 12; k++) {
                locks.enter(mark(0), self);
                items[0]++;
                monitors.wake(locks.monitor(mark(0)), false);
                locks.exit(mark(0), self);
            }
        });
        turns.run(bodies);
        assertEquals(0, items[0]);
    }

    @Property(tries = 200)
    void anInterruptedThreadPassesTheNotificationOn(@ForAll long seed) throws Throwable {
        start(seed);
        Address[] areas = new Address[2];
        int[] outcomes = new int[2];
        List<TurnTaking.Body> bodies = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int number = i;
            bodies.add(self -> {
                locks.enter(mark(0), self);
                ThreadArea.wait(self).getAndSetInt(ThreadArea.WAITING);
                areas[number] = self;
                outcomes[number] = monitors.await(locks.monitor(mark(0)), self, -1);
                locks.exit(mark(0), self);
            });
        }
        bodies.add(self -> {
            while (areas[0] == null || areas[1] == null) {
                turns.yieldProcessor();
            }
            Address word = ThreadArea.wait(areas[0]);
            word.compareAndSetInt(ThreadArea.WAITING, ThreadArea.INTERRUPTED);
            turns.wake(word, 1);
            locks.enter(mark(0), self);
            monitors.wake(locks.monitor(mark(0)), false);
            locks.exit(mark(0), self);
        });
        turns.run(bodies);
        assertEquals(ThreadArea.INTERRUPTED, outcomes[0]);
        assertEquals(ThreadArea.NOTIFIED, outcomes[1]);
    }

    @Test
    void aMonitorMayBeEnteredVeryOften() throws Throwable {
        start(1);
        turns.run(List.of(self -> {
            for (int i = 0; i < 1000; i++) {
                assertTrue(locks.enter(mark(0), self));
            }
            assertTrue(locks.isFat(mark(0)));
            for (int i = 0; i < 1000; i++) {
                assertTrue(locks.exit(mark(0), self));
            }
            assertFalse(locks.holds(mark(0), self));
            assertFalse(locks.exit(mark(0), self));
        }));
    }

    @Test
    void recordsRunOutAndAreUsedAgain() throws Throwable {
        start(1);
        turns.run(List.of(self -> {
            List<Address> all = new ArrayList<>();
            for (Address each = monitors.allocate(); !each.isZero(); each = monitors.allocate()) {
                all.add(each);
            }
            assertEquals(1023, all.size());
            monitors.free(all.get(17));
            monitors.free(all.get(3));
            assertTrue(monitors.allocate().is(all.get(3)));
            assertTrue(monitors.allocate().is(all.get(17)));
            assertTrue(monitors.allocate().isZero());
        }));
    }
}
