package awesome.kernel.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.InterleavedSleeping;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.SharedInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private static Scenario counters(int threads, int rounds) {
        InterleavedSleeping sleeping = new InterleavedSleeping();
        Gate gate = new Gate(sleeping);
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
