package awesome.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Interleaving;
import awesome.kernel.lock.Locks;
import org.junit.jupiter.api.Test;

class OutputLockTest {
    /** One of two CPUs, whose threads are held on it so often. */
    private static final class Machine extends HostLockMachine {
        int cpu;
        int holds;
        int looks;

        @Override
        public int cpu() {
            return cpu;
        }

        @Override
        public void hold() {
            holds++;
        }

        @Override
        public void release() {
            holds--;
        }

        @Override
        public void relax() {
            looks++;
            assertTrue(looks < 1000, "waits for ever");
        }
    }

    private final Machine machine = new Machine();
    private final OutputLock lock = new OutputLock(50);

    OutputLockTest() {
        Locks.bind(machine);
    }

    private static Scenario writers() {
        OutputLock lock = new OutputLock(50);
        int[] within = new int[2];
        Scenario scenario = new Scenario();
        for (int i = 0; i < 3; i++) {
            scenario.thread(() -> {
                lock.hold();
                assertEquals(0, within[0]++);
                Interleaving.point();
                within[0]--;
                within[1]++;
                lock.release();
            });
        }
        return scenario.check(() -> assertEquals(3, within[1]));
    }

    @Test
    void writersComeOneAfterTheOther() {
        assertTrue(Explorer.explore(2, OutputLockTest::writers) > 10);
    }

    @Test
    void aHandlerWritesInTheMiddleOfWhatItInterrupted() {
        lock.hold();
        machine.enabled = false;
        lock.hold();
        lock.release();
        machine.enabled = true;
        machine.cpu = 1;
        machine.enabled = false;
        lock.hold();
        assertEquals(50, machine.looks, "the other CPU still has it");
        lock.release();
        machine.cpu = 0;
        lock.release();
        machine.cpu = 1;
        machine.looks = 0;
        lock.hold();
        assertEquals(0, machine.looks);
        lock.release();
        assertEquals(0, machine.holds);
    }

    @Test
    void whoWroteWithoutItLeavesItToWhoHasIt() {
        lock.hold();
        machine.cpu = 1;
        machine.enabled = false;
        lock.hold();
        lock.release();
        machine.looks = 0;
        lock.hold();
        assertEquals(50, machine.looks);
        lock.release();
    }

    @Test
    void nobodyWaitsForItInAPanic() {
        lock.hold();
        lock.seize();
        machine.cpu = 1;
        lock.hold();
        assertEquals(0, machine.looks);
        lock.release();
    }

    @Test
    void itBeginsAnewWithoutWhoHadIt() {
        lock.hold();
        lock.reset();
        machine.cpu = 1;
        lock.hold();
        assertEquals(0, machine.looks);
        lock.release();
    }
}
