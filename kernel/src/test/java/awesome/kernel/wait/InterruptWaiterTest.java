package awesome.kernel.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.Errors;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.machine.Cpu;
import org.junit.jupiter.api.Test;

class InterruptWaiterTest {
    private static final long TICK = 10_000_000;

    private final ManualClock clock = new ManualClock();
    private final DeferredWork work = new DeferredWork();
    private boolean enabled = true;
    private int sleeps;
    private Runnable interrupt = () -> { };
    private boolean signal;
    private boolean met;

    /** Interrupts come while it sleeps, and one at the moment when they are held back. */
    private final Cpu cpu = new Cpu() {
        @Override
        public void enableInterrupts() {
            enabled = true;
        }

        @Override
        public boolean disableInterrupts() {
            boolean old = enabled;
            enabled = false;
            return old;
        }

        @Override
        public void waitForInterrupt() {
            assertFalse(enabled, "an interrupt between the last look and the sleep would be missed");
            sleeps++;
            clock.advance(TICK);
            interrupt.run();
        }

        @Override
        public boolean random(byte[] target) {
            return false;
        }

        @Override
        public void halt() {
            throw new AssertionError();
        }
    };
    private final Waiter waiter = new InterruptWaiter(cpu, clock, work, () -> signal);

    @Test
    void itSleepsUntilTheConditionIsMet() {
        interrupt = () -> met = sleeps == 3;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(3, sleeps);
        assertTrue(enabled);
        assertTrue(waiter.await(() -> met, 0), "met wins over a deadline that has passed");
        assertEquals(3, sleeps);
    }

    @Test
    void workForIdleTimesIsDonePieceByPieceBeforeItSleeps() {
        int[] pieces = {5};
        work.whenIdle(() -> pieces[0]-- > 0);
        assertTrue(waiter.await(() -> pieces[0] == 2, Waiter.FOREVER));
        assertEquals(0, sleeps);
        interrupt = () -> met = true;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(-1, pieces[0]);
        assertEquals(1, sleeps);
    }

    @Test
    void theClockIsAskedForTheDeadline() {
        interrupt = () -> met = sleeps == 1;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(-1, clock.wake);
        assertFalse(waiter.await(() -> false, 25_000_000));
        assertEquals(25_000_000, clock.wake);
    }

    @Test
    void deadlinesPass() {
        assertFalse(waiter.await(() -> false, 25_000_000));
        assertEquals(3, sleeps);
        assertFalse(waiter.await(() -> false, 0));
        assertEquals(3, sleeps);
    }

    @Test
    void aSignalEndsIt() {
        interrupt = () -> signal = true;
        Errors.assertErrno(Waiter.RESTART, () -> waiter.await(() -> false, Waiter.FOREVER));
        assertEquals(1, sleeps);
        assertTrue(waiter.await(() -> true, Waiter.FOREVER), "but what is there is there");
    }

    @Test
    void deferredWorkIsDoneMeanwhile() {
        boolean[] pending = new boolean[1];
        work.add(new DeferredWork.Task() {
            @Override
            public boolean isPending() {
                return pending[0];
            }

            @Override
            public void run() {
                assertTrue(enabled, "with interrupts on");
                pending[0] = false;
                met = true;
            }
        });
        interrupt = () -> pending[0] = true;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(1, sleeps);
        assertFalse(work.isPending());
    }

    @Test
    void interruptsStayOffForACallerThatHasThemOff() {
        enabled = false;
        interrupt = () -> met = true;
        waiter.await(() -> met, Waiter.FOREVER);
        assertFalse(enabled);
    }
}
