package awesome.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.sched.Policy;
import org.junit.jupiter.api.Test;

class TaskTimesTest {
    /** A thread of which the test says how long it has run. */
    private static final class Played implements ThreadMachine.UserThread {
        long ran;
        boolean elsewhere;

        @Override
        public void interrupt() {}

        @Override
        public long ranNanos() {
            return ran;
        }

        @Override
        public boolean isCurrent() {
            return !elsewhere;
        }

        @Override
        public boolean runsElsewhere() {
            return elsewhere;
        }

        @Override
        public void setPolicy(Policy policy, int nice, int priority) {}

        @Override
        public void setProcessors(long mask) {}
    }

    private final Played thread = new Played();
    private final TaskTimes times = new TaskTimes();

    @Test
    void timeIsOfWhoWasInterrupted() {
        thread.ran = 100;
        times.begin(thread);
        thread.ran += 30;
        times.interruptedUser();
        thread.ran += 5;
        assertEquals(30, times.user());
        assertEquals(5, times.system());
        assertEquals(35, times.total());
        times.end();
        thread.ran += 1000;
        assertEquals(35, times.total());
    }

    @Test
    void whoRunsElsewhereIsInUserCode() {
        times.begin(thread);
        thread.elsewhere = true;
        thread.ran += 50;
        assertEquals(50, times.user());
        assertEquals(0, times.system());
        thread.ran += 10;
        assertEquals(0, times.system());
        assertEquals(60, times.user());
        thread.elsewhere = false;
        thread.ran += 7;
        assertEquals(60, times.user());
        assertEquals(7, times.system());
    }
}
