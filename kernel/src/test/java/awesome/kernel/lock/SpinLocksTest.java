package awesome.kernel.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.Scenario;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks that spin, under all schedules with few preemptions and under random ones. */
class SpinLocksTest {
    private static final LockClass KIND = LockClass.of("test");
    private static final int THREADS = 3;

    /** Counts in two steps, which only a lock keeps together. */
    private static void countTwice(SharedInt count) {
        count.set(count.get() + 1);
    }

    private static void exploreAndSample(int preemptions, Supplier<Scenario> scenarios) {
        assertTrue(Explorer.explore(preemptions, scenarios) > 10);
        Explorer.sample(300, scenarios);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void spinLockLetsOneIn(boolean virtual) {
        exploreAndSample(2, () -> {
            SpinLock lock = new SpinLock(KIND);
            SharedInt count = new SharedInt();
            Scenario scenario = new Scenario().virtual(virtual);
            for (int i = 0; i < THREADS; i++) {
                scenario.thread(() -> {
                    boolean enabled = lock.lockWithInterruptsOff();
                    assertTrue(lock.isMine());
                    countTwice(count);
                    lock.unlockAndRestore(enabled);
                    assertFalse(lock.isMine());
                });
            }
            return scenario.check(() -> assertEquals(THREADS, count.get()));
        });
    }

    @Test
    void tryingNeverWaits() {
        exploreAndSample(3, () -> {
            SpinLock lock = new SpinLock(KIND);
            SharedInt count = new SharedInt();
            SharedInt entered = new SharedInt();
            Scenario scenario = new Scenario();
            for (int i = 0; i < 2; i++) {
                scenario.thread(() -> {
                    if (lock.tryAcquire()) {
                        countTwice(count);
                        lock.letGo();
                        entered.getAndAdd(1);
                    }
                    lock.lock();
                    countTwice(count);
                    lock.unlock();
                    entered.getAndAdd(1);
                });
            }
            return scenario.check(() -> assertEquals(entered.get(), count.get()));
        });
    }

    /** Each number is drawn once: who comes first goes first. */
    @Test
    void spinLockIsFair() {
        Explorer.explore(2, () -> {
            SpinLock lock = new SpinLock(KIND);
            SharedInt first = new SharedInt();
            SharedInt rounds = new SharedInt();
            return new Scenario().thread(() -> {
                lock.lock();
                first.set(1);
                while (first.get() == 1) {
                    Locks.machine().relax();
                }
                lock.unlock();
            }).thread(() -> {
                while (first.get() == 0) {
                    Locks.machine().relax();
                }
                first.set(2);
                for (int i = 0; i < 3; i++) {
                    lock.lock();
                    rounds.getAndAdd(1);
                    lock.unlock();
                }
            }).check(() -> assertEquals(3, rounds.get()));
        });
    }

    /** CPU 1 lets a lock go for which CPU 0 waits and wants it again before CPU 0 looks; whether it gets it. */
    private static boolean overtakes(boolean virtual) {
        SpinLock lock = new SpinLock(KIND);
        boolean[] got = {false};
        int[] cpu = {1};
        LockMachine before = Locks.machine();
        HostLockMachine machine = new HostLockMachine() {
            @Override
            public int cpu() {
                return cpu[0];
            }

            @Override
            public void relax() {
                cpu[0] = 1;
                lock.letGo();
                got[0] = lock.tryAcquire();
                if (got[0]) {
                    lock.letGo();
                }
                cpu[0] = 0;
            }
        };
        machine.virtual = virtual;
        Locks.bind(machine);
        try {
            lock.acquire();
            cpu[0] = 0;
            lock.acquire();
            assertTrue(lock.isMine());
            lock.letGo();
        } finally {
            Locks.bind(before);
        }
        return got[0];
    }

    @Test
    void whoWaitsIsOvertakenOnVirtualProcessorsOnly() {
        assertTrue(overtakes(true));
        assertFalse(overtakes(false));
    }

    @Test
    void readersShareAndWritersDoNot() {
        exploreAndSample(2, () -> {
            ReaderWriterLock lock = new ReaderWriterLock(KIND);
            SharedInt one = new SharedInt();
            SharedInt other = new SharedInt();
            Scenario scenario = new Scenario();
            for (int i = 0; i < 2; i++) {
                scenario.thread(() -> {
                    lock.acquireForWriting();
                    countTwice(one);
                    countTwice(other);
                    lock.letGoWriting();
                });
            }
            scenario.thread(() -> {
                lock.acquireForReading();
                assertEquals(one.get(), other.get());
                lock.letGoReading();
            });
            return scenario.check(() -> assertEquals(2, other.get()));
        });
    }

    /** Two readers wait for each other within the lock, which works only if both are in. */
    @Test
    void readersAreInTogether() {
        Explorer.explore(2, () -> {
            ReaderWriterLock lock = new ReaderWriterLock(KIND);
            SharedInt inside = new SharedInt();
            Scenario scenario = new Scenario();
            for (int i = 0; i < 2; i++) {
                scenario.thread(() -> {
                    lock.acquireForReading();
                    inside.getAndAdd(1);
                    while (inside.get() != 2) {
                        Locks.machine().relax();
                    }
                    lock.letGoReading();
                });
            }
            return scenario;
        });
    }

    @Test
    void sequenceLockShowsNoHalves() {
        exploreAndSample(3, () -> {
            SequenceLock lock = new SequenceLock();
            SharedInt one = new SharedInt();
            SharedInt other = new SharedInt();
            return new Scenario().thread(() -> {
                for (int i = 1; i <= 2; i++) {
                    lock.startWriting();
                    one.set(i);
                    other.set(i);
                    lock.endWriting();
                }
            }).thread(() -> {
                int start;
                int left;
                int right;
                do {
                    start = lock.startReading();
                    left = one.get();
                    right = other.get();
                } while (lock.mustReadAgain(start));
                assertEquals(left, right);
            });
        });
    }
}
