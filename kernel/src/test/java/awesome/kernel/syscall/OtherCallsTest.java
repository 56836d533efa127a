package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.SchedulerFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.process.Ending;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time, identity, processes, the machine. */
class OtherCallsTest {
    private static final long AREA = Sandbox.AREA;

    private final Sandbox box = new Sandbox();

    private void span(long at, long seconds, long fraction) {
        box.number(at, seconds);
        box.number(at + 8, fraction);
    }

    @Test
    void clocks() {
        assertEquals(0, box.call(CLOCK_GETTIME, 0, AREA));
        assertEquals(1_700_000_000, box.number(AREA));
        assertEquals(123_456_789, box.number(AREA + 8));
        box.call(CLOCK_GETTIME, 1, AREA);
        assertEquals(5, box.number(AREA));
        assertEquals(-Errno.EINVAL, box.call(CLOCK_GETTIME, 12, AREA));
        box.call(CLOCK_GETRES, 5, AREA);
        assertEquals(10_000_000, box.number(AREA + 8));
        assertEquals(1_700_000_000, box.call(TIME, 0));
        box.call(GETTIMEOFDAY, AREA, 0);
        assertEquals(123_456, box.number(AREA + 8));
        assertEquals(500, box.call(TIMES, AREA));
        assertEquals(-Errno.EPERM, box.call(CLOCK_SETTIME, 0, AREA));
    }

    @Test
    void sleeping() {
        span(AREA, 1, 500_000_000);
        long before = box.machine.now;
        assertEquals(0, box.call(NANOSLEEP, AREA, 0));
        assertEquals(1_500_000_000, box.machine.now - before);
        span(AREA, 0, 1_000_000_000);
        assertEquals(-Errno.EINVAL, box.call(NANOSLEEP, AREA, 0));
        span(AREA, -1, 0);
        assertEquals(-Errno.EINVAL, box.call(NANOSLEEP, AREA, 0));
        span(AREA, box.machine.date / 1_000_000_000 + 2, 0);
        assertEquals(0, box.call(CLOCK_NANOSLEEP, 0, 1, AREA, 0));
        assertTrue(box.machine.date >= box.number(AREA) * 1_000_000_000);
        box.machine.interrupt = () -> box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM));
        span(AREA, Long.MAX_VALUE, 0);
        assertEquals(-Errno.EINTR, box.call(NANOSLEEP, AREA, AREA + 16));
        assertTrue(box.number(AREA + 16) > 1L << 32);
    }

    @Test
    void waitingIsNoProcessorTime() {
        span(AREA, 3, 0);
        box.call(NANOSLEEP, AREA, 0);
        box.machine.now += 70_000_000;
        assertEquals(0, box.call(GETRUSAGE, 0, AREA));
        assertEquals(0, box.number(AREA));
        assertEquals(70_000, box.number(AREA + 8), "microseconds in user code, as far as anybody knows");
        assertEquals(0, box.number(AREA + 16));
        assertEquals(0, box.number(AREA + 24));
        box.call(CLOCK_GETTIME, 2, AREA);
        assertEquals(70_000_000, box.number(AREA + 8));
    }

    @Test
    void alarmsAndTimers() {
        assertEquals(0, box.call(ALARM, 10));
        box.machine.now += 2_300_000_000L;
        assertEquals(8, box.call(ALARM, 0));
        assertEquals(0, box.call(ALARM, 0));
        span(AREA, 0, 250_000);
        span(AREA + 16, 1, 0);
        assertEquals(0, box.call(SETITIMER, 0, AREA, AREA + 64));
        assertEquals(0, box.call(GETITIMER, 0, AREA + 64));
        assertEquals(250_000, box.number(AREA + 72));
        assertEquals(1, box.number(AREA + 80));
        box.process.signals().setBlocked(SignalState.bit(Signal.SIGALRM));
        box.machine.now += 1_100_000_000L;
        box.work.run();
        assertEquals(SignalState.bit(Signal.SIGALRM), box.process.signals().waiting());
        box.call(GETITIMER, 0, AREA + 64);
        assertEquals(150_000, box.number(AREA + 88));
        assertEquals(-Errno.EINVAL, box.call(GETITIMER, 3, AREA));
    }

    /** Who does deferred work is woken when it would come too late, and only then. */
    @Test
    void timersWakeWhoeverWouldMissThem() {
        int happened = box.machine.count();
        box.call(ALARM, 10);
        assertEquals(++happened, box.machine.count(), "the first");
        long planned = box.work.nextTime();
        box.call(ALARM, 0);
        box.call(ALARM, 20);
        assertEquals(happened, box.machine.count(), "it looks before");
        box.call(ALARM, 5);
        assertEquals(++happened, box.machine.count(), "it would look later");
        assertTrue(box.work.nextTime() < planned);
    }

    @Test
    void identity() {
        assertEquals(1, box.call(GETPID));
        assertEquals(1, box.call(GETTID));
        assertEquals(0, box.call(GETPPID));
        assertEquals(1, box.call(GETPGRP));
        assertEquals(1, box.call(GETPGID, 0));
        assertEquals(-Errno.ESRCH, box.call(GETPGID, 2));
        assertEquals(1, box.call(GETSID, 0));
        assertEquals(-Errno.EPERM, box.call(SETPGID, 0, 0), "it leads its session");
        assertEquals(-Errno.EPERM, box.call(SETPGID, 0, 5));
        assertEquals(-Errno.EPERM, box.call(SETSID));
        assertEquals(0, box.call(SETRESUID, 1000, 1000, 0));
        assertEquals(1000, box.call(GETEUID));
        assertEquals(-Errno.EPERM, box.call(SETUID, 7));
        assertEquals(0, box.call(SETUID, 0), "the saved one");
        assertEquals(0, box.call(GETEUID));
        assertEquals(1000, box.call(GETUID));
        assertEquals(0, box.call(SETGID, 0xffff_fffeL));
        assertEquals(0xffff_fffeL, box.call(GETGID));
        box.number(AREA, 5 | 6L << 32);
        assertEquals(0, box.call(SETGROUPS, 2, AREA));
        assertEquals(2, box.call(GETGROUPS, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(GETGROUPS, 1, AREA));
        assertEquals(0, box.call(SETUID, 7));
        assertEquals(-Errno.EPERM, box.call(SETUID, 0));
        assertEquals(-Errno.EPERM, box.call(SETHOSTNAME, AREA, 2));
        assertEquals(-Errno.EPERM, box.call(SETGROUPS, 0, AREA));
    }

    @Test
    void signalsAreSentToOneself() {
        box.process.signals().setBlocked(-1);
        assertEquals(0, box.call(KILL, 1, 0));
        assertEquals(0, box.call(KILL, 0, Signal.SIGUSR1));
        assertEquals(-Errno.ESRCH, box.call(KILL, 2, Signal.SIGUSR1));
        assertEquals(-Errno.ESRCH, box.call(KILL, -1, Signal.SIGUSR1));
        assertEquals(-Errno.EINVAL, box.call(KILL, 1, 65));
        assertEquals(-Errno.EINVAL, box.call(KILL, 1, -1));
        assertEquals(-Errno.EINVAL, box.call(TGKILL, 0, 1, 1));
        assertEquals(0, box.call(RT_SIGPENDING, AREA, 8));
        assertEquals(SignalState.bit(Signal.SIGUSR1), box.number(AREA));
        box.number(AREA, SignalState.bit(Signal.SIGUSR1));
        span(AREA + 16, 0, 0);
        assertEquals(Signal.SIGUSR1, box.call(RT_SIGTIMEDWAIT, AREA, AREA + 64, AREA + 16, 8));
        assertEquals(Signal.SIGUSR1, (int) box.number(AREA + 64));
        assertEquals(1, (int) box.number(AREA + 80));
        assertEquals(-Errno.EAGAIN, box.call(RT_SIGTIMEDWAIT, AREA, 0, AREA + 16, 8));
        assertEquals(-Errno.EINVAL, box.call(RT_SIGACTION, Signal.SIGKILL, AREA, 0, 8));
        assertEquals(0, box.call(RT_SIGACTION, Signal.SIGKILL, 0, AREA, 8));
        assertEquals(-Errno.EINVAL, box.call(RT_SIGACTION, 65, 0, AREA, 8));
        assertEquals(-Errno.EINVAL, box.call(RT_SIGACTION, 1, 0, AREA, 16));
    }

    @Test
    void futexesOfOneThread() {
        box.number(AREA, 5);
        assertEquals(-Errno.EAGAIN, box.call(FUTEX, AREA, 128, 6, 0));
        span(AREA + 16, 0, 20_000_000);
        long before = box.machine.now;
        assertEquals(-Errno.ETIMEDOUT, box.call(FUTEX, AREA, 128, 5, AREA + 16));
        assertEquals(20_000_000, box.machine.now - before);
        assertEquals(0, box.call(FUTEX, AREA, 129, 1));
        assertEquals(-Errno.EINVAL, box.call(FUTEX, AREA + 1, 129, 1));
        assertEquals(-Errno.ENOSYS, box.call(FUTEX, AREA, 11, 0, 0));
        assertEquals(-Errno.ESRCH, box.call(FUTEX, AREA, 6, 0, 0), "a lock of a thread that there is not");
        assertEquals(-Errno.EAGAIN, box.call(FUTEX, AREA, 8, 0, 0));
        assertEquals(-Errno.EPERM, box.call(FUTEX, AREA, 7, 0, 0));
        span(AREA + 16, 6, 0);
        assertEquals(-Errno.ETIMEDOUT, box.call(FUTEX, AREA, 9 | 128, 5, AREA + 16, 0, -1));
        assertTrue(box.machine.now >= 6_000_000_000L);
    }

    @Test
    void namesAndNumbersOfTheMachine() {
        assertEquals(0, box.call(UNAME, AREA));
        assertEquals("Linux\0", box.text(AREA, 6));
        assertEquals("awesome\0", box.text(AREA + 65, 8));
        assertEquals("x86_64\0", box.text(AREA + 260, 7));
        assertEquals(0, box.call(SETHOSTNAME, box.string(AREA, "box"), 3));
        box.call(UNAME, AREA);
        assertEquals("box\0", box.text(AREA + 65, 4));
        assertEquals(-Errno.EINVAL, box.call(SETHOSTNAME, AREA, 65));
        assertEquals(0, box.call(SYSINFO, AREA));
        assertEquals(4096 * 4096, box.number(AREA + 32));
        assertEquals(8, box.call(SCHED_GETAFFINITY, 0, 128, AREA));
        assertEquals(3, box.number(AREA));
        assertEquals(-Errno.EINVAL, box.call(SCHED_GETAFFINITY, 0, 4, AREA));
        assertEquals(-Errno.ESRCH, box.call(SCHED_GETAFFINITY, 7, 8, AREA));
        box.number(AREA, 6);
        assertEquals(0, box.call(SCHED_SETAFFINITY, 0, 8, AREA));
        assertEquals(2, box.machine.allowed, "of those that there are");
        box.call(SCHED_GETAFFINITY, 1, 8, AREA);
        assertEquals(2, box.number(AREA));
        box.number(AREA, 4);
        assertEquals(-Errno.EINVAL, box.call(SCHED_SETAFFINITY, 0, 8, AREA));
        assertEquals(0, box.call(SCHED_YIELD));
        assertEquals(1, box.machine.yields);
        assertEquals(0, box.call(GETCPU, AREA, AREA + 4, 0));
        assertEquals(1, box.number(AREA));
        assertEquals(-Errno.EPERM, box.call(MEMBARRIER, 8, 0));
        assertEquals(0, box.call(MEMBARRIER, 16, 0));
        assertEquals(0, box.call(MEMBARRIER, 8, 0));
        assertEquals(1, box.machine.barriers);
        assertEquals(-Errno.EPERM, box.call(MEMBARRIER, 32, 0));
        assertEquals(0, box.call(MEMBARRIER, 64, 0));
        assertEquals(-Errno.EINVAL, box.call(MEMBARRIER, 32, 1));
        assertEquals(0, box.call(MEMBARRIER, 32, 0));
        assertEquals(2, box.machine.barriers);
        assertEquals(300, box.call(GETRANDOM, AREA, 300, 0));
        assertNotEquals(box.number(AREA), box.number(AREA + 256));
        assertEquals(-Errno.EINVAL, box.call(GETRANDOM, AREA, 300, 8));
        assertEquals(4096, box.call(GETRANDOM, AREA + (Sandbox.AREA_PAGES - 1) * 4096L, 8192, 0), "as far as it goes");
    }

    @Test
    void propertiesOfTheProcess() {
        assertEquals(0, box.call(PRCTL, 15, box.string(AREA, "a name that is too long")));
        assertEquals(0, box.call(PRCTL, 16, AREA + 64));
        assertEquals("a name that is \0", box.text(AREA + 64, 16));
        assertEquals(-Errno.EINVAL, box.call(PRCTL, 999));
        assertEquals(0, box.call(ARCH_PRCTL, 0x1002, 0x1234));
        assertEquals(0, box.call(ARCH_PRCTL, 0x1003, AREA));
        assertEquals(0x1234, box.number(AREA));
        assertEquals(-Errno.EPERM, box.call(ARCH_PRCTL, 0x1002, 0x8000_0000_0000L));
        assertEquals(-Errno.EINVAL, box.call(ARCH_PRCTL, 0x1001, 0));
        assertEquals(20, box.call(GETPRIORITY, 0, 0));
        assertEquals(0, box.call(SETPRIORITY, 0, 0, 50));
        assertEquals(1, box.call(GETPRIORITY, 0, 0));
        assertEquals(0x40000, box.call(PERSONALITY, -1), "tests run at fixed addresses");
        assertEquals(0, box.call(PRLIMIT64, 0, 3, 0, AREA));
        assertEquals(8 << 20, box.number(AREA));
        assertEquals(-Errno.EINVAL, box.call(PRLIMIT64, 0, 16, 0, AREA));
        span(AREA, 5, 4);
        assertEquals(-Errno.EINVAL, box.call(SETRLIMIT, 7, AREA));
        span(AREA, 5, 1 << 21);
        assertEquals(-Errno.EPERM, box.call(SETRLIMIT, 7, AREA));
    }

    @Test
    void threadsShareTheProcessorsAsTheySay() {
        box.number(AREA, 0);
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_IDLE, AREA));
        box.call(SETPRIORITY, 0, 0, 7);
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0,
                SchedulerFlag.SCHED_BATCH | SchedulerFlag.SCHED_RESET_ON_FORK, AREA));
        assertEquals(List.of("IDLE 0", "IDLE 7", "BATCH 7"), box.machine.policies);
        assertEquals(SchedulerFlag.SCHED_BATCH | SchedulerFlag.SCHED_RESET_ON_FORK, box.call(SCHED_GETSCHEDULER, 0));
        int child = (int) box.call(FORK);
        assertEquals(SchedulerFlag.SCHED_BATCH, box.call(SCHED_GETSCHEDULER, child));
        box.number(AREA, 5);
        assertEquals(-Errno.EINVAL, box.call(SCHED_SETPARAM, 0, AREA));
        assertEquals(0, box.call(SETUID, 7));
        box.number(AREA, 48 | (long) SchedulerFlag.SCHED_OTHER << 32);
        box.number(AREA + 8, 1);
        box.number(AREA + 16, 3);
        assertEquals(-Errno.EPERM, box.call(SCHED_SETATTR, 0, AREA, 0), "less nice");
        box.number(AREA + 16, 9);
        assertEquals(0, box.call(SCHED_SETATTR, 0, AREA, 0));
        assertEquals(11, box.call(GETPRIORITY, 0, 0));
        box.number(AREA + 8, 0);
        assertEquals(-Errno.EPERM, box.call(SCHED_SETATTR, 0, AREA, 0), "children would not be reset");
    }

    @Test
    void threadsAreOfRealTimeIfTheyMay() {
        box.number(AREA, 5);
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_FIFO, AREA));
        int child = (int) box.call(FORK);
        assertEquals(SchedulerFlag.SCHED_FIFO, box.call(SCHED_GETSCHEDULER, child));
        assertEquals(0, box.call(SCHED_GETPARAM, child, AREA + 64));
        assertEquals(5, box.number(AREA + 64));
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_RR | SchedulerFlag.SCHED_RESET_ON_FORK,
                AREA));
        assertEquals(List.of("FIFO 5", "ROUND_ROBIN 5"), box.machine.policies);
        child = (int) box.call(FORK);
        assertEquals(0, box.call(SCHED_GETSCHEDULER, child));
        span(AREA + 64, 3, 3);
        box.call(SETRLIMIT, Limit.RLIMIT_RTPRIO, AREA + 64);
        box.call(SETUID, 7);
        box.number(AREA, 4);
        long reset = SchedulerFlag.SCHED_RESET_ON_FORK;
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_RR | reset, AREA), "less than before");
        box.number(AREA, 5);
        assertEquals(-Errno.EPERM, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_RR | reset, AREA));
        box.number(AREA, 0);
        assertEquals(-Errno.EINVAL, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_RR | reset, AREA));
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_OTHER | reset, AREA));
        box.number(AREA, 4);
        assertEquals(-Errno.EPERM, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_FIFO | reset, AREA));
        box.number(AREA, 3);
        assertEquals(0, box.call(SCHED_SETSCHEDULER, 0, SchedulerFlag.SCHED_FIFO | reset, AREA));
    }

    @Test
    void rebootEndsTheMachine() {
        assertEquals(-Errno.EINVAL, box.call(REBOOT, 1, 2, 3));
        assertEquals(0, box.call(REBOOT, 0xfee1deadL, 672274793, 0));
        assertEquals(null, box.process.ending());
        assertEquals(0, box.call(REBOOT, 0xfee1deadL, 672274793, 0x4321fedc));
        assertEquals(Ending.exited(0), box.process.ending());
        assertFalse(box.process.services().processes().isRestarting());
    }

    @Test
    void rebootCanHaveTheMachineStartOver() {
        assertEquals(0, box.call(REBOOT, 0xfee1deadL, 672274793, 0x01234567));
        assertEquals(Ending.exited(0), box.process.ending());
        assertTrue(box.process.services().processes().isRestarting());
        assertEquals(FakeMachine.TICK, 10_000_000);
    }
}
