package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.signal.SignalAction;
import awesome.kernel.signal.SignalInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosixTimerCallsTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int CLOCK = 1;

    private final Sandbox box = new Sandbox();

    PosixTimerCallsTest() {
        box.process.signals().setBlocked(-1);
    }

    private int make(int signal, int value) {
        box.number(AREA, value);
        box.number(AREA + 8, signal);
        assertEquals(0, box.call(TIMER_CREATE, CLOCK, AREA, AREA + 64));
        return (int) box.number(AREA + 64);
    }

    private void set(int id, long first, long interval) {
        box.number(AREA, 0);
        box.number(AREA + 8, interval);
        box.number(AREA + 16, 0);
        box.number(AREA + 24, first);
        assertEquals(0, box.call(TIMER_SETTIME, id, 0, AREA, 0));
    }

    private void pass(long nanos) {
        box.machine.now += nanos;
        box.work.run();
    }

    private SignalInfo take() {
        return box.process.signals().take(-1);
    }

    @Test
    void oneSignalWaitsAndSaysHowManyWereMissed() {
        int id = make(Signal.SIGUSR1, 77);
        set(id, 10 * MILLISECOND, 10 * MILLISECOND);
        for (int i = 0; i < 5; i++) {
            pass(10 * MILLISECOND);
        }
        SignalInfo info = take();
        assertEquals(new SignalInfo(Signal.SIGUSR1, Signal.SI_TIMER, id | 4L << 32, 77), info);
        assertNull(take());
        assertEquals(4, box.call(TIMER_GETOVERRUN, id));
        pass(10 * MILLISECOND);
        assertEquals(id, take().detail());
        assertEquals(0, box.call(TIMER_GETOVERRUN, id));
        assertEquals(0, box.call(TIMER_GETTIME, id, AREA));
        assertEquals(10 * MILLISECOND, box.number(AREA + 24));
    }

    @Test
    void whatIsSetAnewHasMissedNothing() {
        int id = make(Signal.SIGUSR1, 1);
        set(id, MILLISECOND, MILLISECOND);
        pass(MILLISECOND);
        pass(MILLISECOND);
        take();
        assertEquals(1, box.call(TIMER_GETOVERRUN, id));
        set(id, MILLISECOND, MILLISECOND);
        assertEquals(0, box.call(TIMER_GETOVERRUN, id));
    }

    @Test
    void timersOfOneSignalDoNotHideOneAnother() {
        int first = make(Signal.SIGUSR1, 1);
        int second = make(Signal.SIGUSR1, 2);
        set(first, MILLISECOND, 0);
        set(second, 2 * MILLISECOND, 0);
        pass(5 * MILLISECOND);
        assertEquals(1, take().value());
        assertEquals(2, take().value());
        assertNull(take());
    }

    /** However short the interval of a timer is whose signal is ignored, it goes off only now and then. */
    @Test
    void whatIsIgnoredKeepsNobodyBusy() {
        int id = make(Signal.SIGUSR1, 1);
        box.process.signals().setBlocked(0);
        box.process.signals().setAction(Signal.SIGUSR1, SignalAction.IGNORED);
        set(id, 1, 1);
        pass(1);
        assertTrue(box.work.nextTime() >= box.machine.now + 10 * MILLISECOND);
        pass(20 * MILLISECOND);
        assertTrue(box.work.nextTime() >= box.machine.now + 10 * MILLISECOND);
        box.process.signals().setBlocked(-1);
        box.process.signals().setAction(Signal.SIGUSR1, SignalAction.INITIAL);
        pass(20 * MILLISECOND);
        assertEquals(1, take().value());
    }

    /** A signal that is forgotten as it waits is sent again when the timer goes off next. */
    @Test
    void whatIsForgottenComesAgain() {
        int id = make(Signal.SIGUSR1, 1);
        set(id, MILLISECOND, MILLISECOND);
        pass(MILLISECOND);
        box.process.signals().setAction(Signal.SIGUSR1, SignalAction.IGNORED);
        assertNull(take());
        box.process.signals().setAction(Signal.SIGUSR1, SignalAction.INITIAL);
        pass(MILLISECOND);
        assertEquals(1, take().value());
    }

    /** Time that passes while the process waits does not count. */
    @Test
    void thoseOfProcessorTimeGoOffWhenItHasPassed() {
        for (int clock : new int[] {2, 3, ~1 << 3 | 2, ~0 << 3 | 6}) {
            box.number(AREA, clock);
            box.number(AREA + 8, Signal.SIGUSR1);
            assertEquals(0, box.call(TIMER_CREATE, clock, AREA, AREA + 64));
            int id = (int) box.number(AREA + 64);
            set(id, 25 * MILLISECOND, 0);
            box.number(AREA, 0);
            box.number(AREA + 8, 50 * MILLISECOND);
            assertEquals(0, box.call(NANOSLEEP, AREA, 0));
            pass(24 * MILLISECOND);
            assertNull(take());
            assertEquals(0, box.call(TIMER_GETTIME, id, AREA));
            assertEquals(MILLISECOND, box.number(AREA + 24));
            assertTrue(box.work.nextTime() <= box.machine.now + MILLISECOND);
            pass(MILLISECOND);
            assertEquals(clock, take().value());
            assertEquals(0, box.call(TIMER_DELETE, id));
            assertEquals(Long.MAX_VALUE, box.work.nextTime(), "nobody looks at it any more");
        }
        assertEquals(-Errno.EINVAL, box.call(TIMER_CREATE, ~77 << 3 | 2, 0, AREA));
        assertEquals(-Errno.EINVAL, box.call(CLOCK_GETTIME, ~77 << 3 | 2, AREA));
    }

    @Test
    void theyEndWithTheirProgram() {
        int id = make(Signal.SIGUSR1, 1);
        set(id, MILLISECOND, MILLISECOND);
        box.load("/bin/program", List.of("program"));
        pass(5 * MILLISECOND);
        assertNull(take());
        assertEquals(-Errno.EINVAL, box.call(TIMER_GETOVERRUN, id));
        assertEquals(-Errno.EINVAL, box.call(TIMER_DELETE, id));
    }

    @Test
    void thereAreOnlySoMany() {
        for (int i = 0; i < 4096; i++) {
            assertEquals(i, make(Signal.SIGUSR1, 0));
        }
        assertEquals(-Errno.EAGAIN, box.call(TIMER_CREATE, CLOCK, AREA, AREA + 64));
        assertEquals(0, box.call(TIMER_DELETE, 7));
        assertEquals(4096, make(Signal.SIGUSR1, 0));
    }
}
