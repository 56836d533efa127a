package awesome.kernel.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.Errors;
import awesome.kernel.fake.ManualClock;
import org.junit.jupiter.api.Test;

class EventWaiterTest {
    private static final long TICK = 10_000_000;

    private final ManualClock clock = new ManualClock();
    private final DeferredWork work = new DeferredWork();
    private int sleeps;
    private int happened;
    private long asked;
    private Runnable event = () -> { };
    private boolean signal;
    private boolean met;

    /** Something happens at each tick. */
    private final Happenings happenings = new Happenings() {
        @Override
        public int count() {
            return happened;
        }

        @Override
        public boolean await(int seen, long deadline) {
            asked = deadline;
            if (happened == seen) {
                sleeps++;
                clock.advance(TICK);
                happened++;
                event.run();
            }
            return clock.monotonicNanos() < deadline;
        }
    };
    private final Waiter waiter = new EventWaiter(happenings, clock, work, () -> signal);

    @Test
    void itSleepsUntilTheConditionIsMet() {
        event = () -> met = sleeps == 3;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(3, sleeps);
        assertTrue(waiter.await(() -> met, 0), "met wins over a deadline that has passed");
        assertEquals(3, sleeps);
    }

    @Test
    void whatHappensWhileItLooksIsNotMissed() {
        int[] looks = new int[1];
        assertTrue(waiter.await(() -> {
            boolean now = met;
            if (looks[0]++ == 0) {
                // Right behind the last look.
                happened++;
                met = true;
            }
            return now;
        }, Waiter.FOREVER));
        assertEquals(0, sleeps);
    }

    @Test
    void deadlinesPass() {
        assertFalse(waiter.await(() -> false, 25_000_000));
        assertEquals(25_000_000, asked);
        assertEquals(3, sleeps);
        assertFalse(waiter.await(() -> false, 0));
        assertEquals(3, sleeps);
    }

    @Test
    void aSignalEndsIt() {
        event = () -> signal = true;
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
                pending[0] = false;
                met = true;
            }

            @Override
            public long nextTime() {
                return 77;
            }
        });
        event = () -> pending[0] = true;
        assertTrue(waiter.await(() -> met, Waiter.FOREVER));
        assertEquals(1, sleeps);
        assertEquals(77, asked, "then it has something to do again");
        assertFalse(pending[0]);
    }
}
