package awesome.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.sched.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskTimesTest {
    /** A thread of which the test says how long it has run. */
    private static final class Played implements ThreadMachine.UserThread {
        long ran;
        long user;
        long kernel = 77;

        @Override
        public void interrupt() {}

        @Override
        public long ranNanos() {
            return ran;
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public long userNanos() {
            return user;
        }

        @Override
        public long kernelNanos() {
            return kernel;
        }

        @Override
        public void countAsKernel() {
            kernel = ran - user;
        }

        @Override
        public void setPolicy(Policy policy, int nice, int priority) {}

        @Override
        public void setProcessors(long mask) {}
    }

    private final Played thread = new Played();
    private final TaskTimes times = new TaskTimes();

    @BeforeEach
    void begin() {
        thread.ran = 100;
        times.begin(thread);
    }

    private void inUser(long nanos) {
        thread.ran += nanos;
        thread.user = thread.ran - thread.kernel;
    }

    private void inKernel(long nanos) {
        thread.ran += nanos;
        thread.countAsKernel();
    }

    private void assertTimes(long user, long system) {
        assertEquals(user, times.user());
        assertEquals(system, times.system());
        assertEquals(user + system, times.total());
    }

    @Test
    void timeIsOfWhoWasInterrupted() {
        inUser(30);
        inKernel(5);
        assertTimes(30, 5);
        inUser(7);
        inKernel(8);
        inKernel(9);
        assertTimes(37, 22);
        times.end();
        thread.ran += 1000;
        assertTimes(37, 22);
    }

    /** It does not become that of the program that is interrupted next. */
    @Test
    void timersDoNotGoByTimeInTheKernel() {
        inKernel(60);
        assertEquals(0, times.countedUser());
        inUser(3);
        assertEquals(3, times.countedUser());
        thread.ran += 40;
        times.settle();
        inUser(2);
        assertEquals(5, times.countedUser());
    }

    /** Whoever asks is in the kernel, and others see it anywhere: that says nothing of the time before. */
    @Test
    void whatWasNotLookedAtDividesAsTheRest() {
        thread.ran += 10;
        assertTimes(10, 0);
        inUser(20);
        inKernel(10);
        thread.ran += 8;
        assertTimes(36, 12);
        for (int i = 0; i < 100; i++) {
            thread.ran += 1;
            times.system();
        }
        assertEquals(30, times.countedUser());
        assertTimes(111, 37);
    }

    @Test
    void whatWasShownDoesNotGetLess() {
        thread.ran += 100;
        assertTimes(100, 0);
        inKernel(100);
        assertTimes(100, 100);
        inUser(1);
        assertTimes(100, 101);
        times.end();
        assertTimes(100, 101);
    }
}
