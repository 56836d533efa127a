package awesome.kernel.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.InterleavedSleeping;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static Scenario counters(int threads, int rounds) {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        return counters(threads, rounds, sleeping, new Gate(sleeping));
    }

    /** The same with threads that sleep soon. */
    private static Scenario sleepers(int threads, int rounds, boolean defersWakes) {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        return counters(threads, rounds, sleeping, new Gate(sleeping, Gate.ENDLESS, defersWakes, 1));
    }

    private static Scenario counters(int threads, int rounds, InterleavedSleeping sleeping, Gate gate) {
        SharedInt count = new SharedInt();
        Scenario scenario = new Scenario();
        for (int i = 0; i < threads; i++) {
            sleeping.add(0);
            scenario.thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    gate.lock();
                    count.set(count.get() + 1);
                    gate.unlock();
                }
            });
        }
        return scenario.check(() -> assertEquals(rounds * threads, count.get()));
    }

    @Test
    void letsOneInAndLosesNobody() {
        assertTrue(Explorer.explore(2, () -> counters(2, 1)) > 10);
        Explorer.sample(300, () -> counters(2, 2));
        Explorer.sample(300, () -> counters(3, 2));
    }

    /** Also if the one who is woken had just got in, and another one sleeps. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNobodyWhoSleeps(boolean defersWakes) {
        Explorer.sample(3000, () -> sleepers(3, 2, defersWakes));
        Explorer.sample(1000, () -> sleepers(4, 2, defersWakes));
    }

    @Test
    void whoWaitsForLongHasSomethingDoneAboutIt() {
        Locks.bind(new HostLockMachine());
        Gate[] gate = new Gate[1];
        StringBuilder calls = new StringBuilder();
        Sleeping sleeping = new Sleeping() {
            private final SyncThread self = new SyncThread() { };
            private final DeferredWakes wakes = new DeferredWakes(this);

            @Override
            public SyncThread current() {
                return self;
            }

            @Override
            public boolean sleep(long deadline) {
                assertEquals(77, deadline);
                return false;
            }

            @Override
            public void wake(SyncThread thread) {}

            @Override
            public DeferredWakes deferredWakes() {
                return wakes;
            }

            @Override
            public void lend(SyncThread thread, int urgency) {}
        };
        gate[0] = new Gate(sleeping, new Gate.Patience() {
            @Override
            public long deadline() {
                return 77;
            }

            @Override
            public void lost() {
                calls.append("lost ");
                if (calls.length() > 8) {
                    gate[0].unlock();
                }
            }

            @Override
            public void found() {
                calls.append("found");
            }
        }, true);
        gate[0].lock();
        gate[0].lock();
        assertEquals("lost lost found", calls.toString());
    }

    @AfterEach
    void stopChecking() {
        LockChecker.stop();
    }

    @Test
    void refusesMistakesWhileTheyAreLookedFor() {
        LockChecker.start(1);
        Explorer.explore(0, () -> {
            InterleavedSleeping sleeping = new InterleavedSleeping();
            Gate gate = new Gate(sleeping);
            sleeping.add(0);
            return new Scenario().thread(() -> {
                assertThrows(IllegalStateException.class, gate::unlock);
                gate.lock();
                assertThrows(IllegalStateException.class, gate::lock);
                gate.unlock();
            });
        });
    }
}
