package awesome.kernel.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.InterleavedSleeping;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class MutexTest {
    private static final int NORMAL = 20;
    private static final int REAL_TIME = 100;

    private static Scenario counters(int threads) {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        Mutex mutex = new Mutex("counter", sleeping);
        SharedInt count = new SharedInt();
        Scenario scenario = new Scenario();
        for (int i = 0; i < threads; i++) {
            SyncThread thread = sleeping.add(i);
            scenario.thread(() -> {
                for (int round = 0; round < 2; round++) {
                    if (round == 0 || !mutex.tryLock()) {
                        mutex.lock();
                    }
                    assertTrue(mutex.isMine());
                    count.set(count.get() + 1);
                    mutex.unlock();
                    assertFalse(mutex.isMine());
                }
                assertEquals(-1, thread.lentUrgency);
            });
        }
        return scenario.check(() -> assertEquals(2 * threads, count.get()));
    }

    @Test
    void letsOneInAndLosesNobody() {
        assertTrue(Explorer.explore(2, () -> counters(2)) > 10);
        Explorer.sample(500, () -> counters(3));
    }

    @Test
    void goesToTheMostUrgent() {
        Explorer.sample(100, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Mutex mutex = new Mutex("mutex", sleeping);
            List<Integer> order = new ArrayList<>();
            List<SyncThread> threads = new ArrayList<>();
            SharedInt held = new SharedInt();
            Scenario scenario = new Scenario();
            for (int priority : new int[] {0, 1, 5, 3}) {
                SyncThread thread = sleeping.add(priority);
                threads.add(thread);
                scenario.thread(() -> {
                    while (priority != 0 && held.get() == 0) {
                        Locks.machine().relax();
                    }
                    mutex.lock();
                    held.set(1);
                    while (priority == 0 && !threads.subList(1, 4).stream().allMatch(each -> each.wanted == mutex)) {
                        Locks.machine().relax();
                    }
                    order.add(priority);
                    mutex.unlock();
                });
            }
            return scenario.check(() -> assertEquals(List.of(0, 5, 3, 1), order));
        });
    }

    /** Low has the first, middle the second and wants the first, high wants the second. */
    private static Scenario chain() {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        Mutex first = new Mutex("first", sleeping);
        Mutex second = new Mutex("second", sleeping);
        SyncThread low = sleeping.add(0);
        SyncThread middle = sleeping.add(10);
        SyncThread high = sleeping.add(50);
        List<SyncThread> threads = List.of(low, middle, high);
        return new Scenario().thread(() -> {
            first.lock();
            checkLent(low, threads, first);
            first.unlock();
            assertEquals(NORMAL, low.urgency());
        }).thread(() -> {
            second.lock();
            first.lock();
            checkLent(middle, threads, first, second);
            first.unlock();
            checkLent(middle, threads, second);
            second.unlock();
            assertEquals(REAL_TIME + 10, middle.urgency());
        }).thread(() -> {
            second.lock();
            checkLent(high, threads, second);
            second.unlock();
            first.lock();
            checkLent(high, threads, first);
            first.unlock();
        }).check(() -> {
            for (SyncThread thread : threads) {
                assertNull(thread.contended);
                assertEquals(-1, thread.lentUrgency);
            }
        });
    }

    /** Who has these is as urgent as those that wait for them. */
    private static void checkLent(SyncThread holder, List<SyncThread> threads, Mutex... held) {
        boolean enabled = Mutex.GRAPH.lockWithInterruptsOff();
        for (SyncThread waiting : threads) {
            if (Arrays.asList(held).contains(waiting.wanted)) {
                assertTrue(holder.urgency() >= waiting.urgency(), holder.urgency() + " for " + waiting.urgency());
            }
        }
        Mutex.GRAPH.unlockAndRestore(enabled);
    }

    @Test
    void lendsAlongChains() {
        assertTrue(Explorer.explore(0, MutexTest::chain) > 1);
        Explorer.sample(1000, MutexTest::chain);
    }

    @Test
    void urgentThreadBehindAChainLendsToItsEnd() {
        Explorer.sample(100, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Mutex first = new Mutex("first", sleeping);
            Mutex second = new Mutex("second", sleeping);
            SyncThread low = sleeping.add(0);
            SyncThread middle = sleeping.add(0);
            SyncThread high = sleeping.add(50);
            return new Scenario().thread(() -> {
                first.lock();
                while (high.wanted != second || middle.wanted != first) {
                    Locks.machine().relax();
                }
                boolean enabled = Mutex.GRAPH.lockWithInterruptsOff();
                Mutex.GRAPH.unlockAndRestore(enabled);
                assertEquals(REAL_TIME + 50, low.urgency());
                first.unlock();
                assertEquals(NORMAL, low.urgency());
            }).thread(() -> {
                second.lock();
                while (!first.isHeld()) {
                    Locks.machine().relax();
                }
                first.lock();
                assertEquals(REAL_TIME + 50, middle.urgency());
                first.unlock();
                second.unlock();
                assertEquals(NORMAL, middle.urgency());
            }).thread(() -> {
                while (!second.isHeld()) {
                    Locks.machine().relax();
                }
                second.lock();
                second.unlock();
            });
        });
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Locks.machine().relax();
        }
    }

    /** Who is handed a mutex is lent what those get that still wait for it. */
    @Test
    void newOwnerIsLentWhatComesLater() {
        Explorer.sample(100, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Mutex mutex = new Mutex("mutex", sleeping);
            Mutex other = new Mutex("other", sleeping);
            sleeping.add(0);
            SyncThread middle = sleeping.add(10);
            SyncThread low = sleeping.add(0);
            SyncThread high = sleeping.add(50);
            return new Scenario().thread(() -> {
                mutex.lock();
                until(() -> middle.wanted == mutex && low.wanted == mutex);
                mutex.unlock();
            }).thread(() -> {
                until(mutex::isHeld);
                mutex.lock();
                until(() -> high.wanted == other);
                checkLent(middle, List.of(low, high), mutex);
                assertEquals(REAL_TIME + 50, middle.urgency());
                mutex.unlock();
            }).thread(() -> {
                other.lock();
                until(mutex::isHeld);
                mutex.lock();
                mutex.unlock();
                other.unlock();
            }).thread(() -> {
                until(() -> low.wanted == mutex && mutex.isOwnedBy(middle));
                other.lock();
                other.unlock();
            });
        });
    }

    @Test
    void refusesDeadlocks() {
        SharedInt refused = new SharedInt();
        Explorer.explore(2, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Mutex[] mutexes = {new Mutex("left", sleeping), new Mutex("right", sleeping)};
            Scenario scenario = new Scenario();
            for (int i = 0; i < 2; i++) {
                sleeping.add(0);
                Mutex mine = mutexes[i];
                Mutex other = mutexes[1 - i];
                scenario.thread(() -> {
                    mine.lock();
                    try {
                        other.lock();
                        other.unlock();
                    } catch (IllegalStateException deadlock) {
                        assertTrue(deadlock.getMessage().startsWith("threads wait for one another: this one has '"));
                        refused.getAndAdd(1);
                    }
                    mine.unlock();
                });
            }
            return scenario;
        });
        assertTrue(refused.get() > 0);
    }

    @Test
    void refusesMistakes() {
        Explorer.explore(0, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Mutex mutex = new Mutex("m", sleeping);
            sleeping.add(0);
            return new Scenario().thread(() -> {
                assertEquals("the mutex 'm' is unlocked by a thread that does not have it",
                        assertThrows(IllegalStateException.class, mutex::unlock).getMessage());
                mutex.lock();
                assertEquals("the mutex 'm' is locked by the thread that has it",
                        assertThrows(IllegalStateException.class, mutex::lock).getMessage());
                mutex.unlock();
                mutex.lock();
                mutex.unlock();
            });
        });
    }
}
