package awesome.kernel.syscall;

import awesome.abi.linux.ClockId;
import awesome.abi.linux.Errno;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.IntervalTimer;
import awesome.kernel.process.Process;
import awesome.kernel.process.ProcessTimes;
import awesome.kernel.process.ProcessorClock;
import awesome.kernel.process.SleepAlarm;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Clocks, sleeping, timers, processor time. */
final class TimeCalls {
    /** Clock ticks per second in times(2). */
    private static final long TICKS = 100;
    /** The coarse clocks move with the timer interrupt. */
    private static final long COARSE = Timespec.SECOND / TICKS;
    private static final int TIMERS = 3;
    private static final int TIMEVAL_BYTES = 16;

    private static final int RUSAGE_CHILDREN = -1;
    private static final int RUSAGE_THREAD = 1;
    private static final int RUSAGE_BYTES = 144;
    private static final int RUSAGE_MAXRSS = 32;

    private TimeCalls() {}

    static long clockGettime(Process process, UserContext call) {
        Timespec.write(process.memory(), UserAddr.of(call.argument(1)), now(process, (int) call.argument(0)));
        return 0;
    }

    static long clockGetres(Process process, UserContext call) {
        int id = (int) call.argument(0);
        now(process, id);
        boolean coarse = id == ClockId.CLOCK_REALTIME_COARSE || id == ClockId.CLOCK_MONOTONIC_COARSE;
        if (call.argument(1) != 0) {
            Timespec.write(process.memory(), UserAddr.of(call.argument(1)), coarse ? COARSE : 1);
        }
        return 0;
    }

    /** Nobody can set the clock of the machine. */
    static long clockSettime(Process process, UserContext call) {
        Timespec.read(process.memory(), UserAddr.of(call.argument(1)));
        int id = (int) call.argument(0);
        throw new ErrnoException(id == ClockId.CLOCK_REALTIME ? Errno.EPERM : Errno.EINVAL);
    }

    static long gettimeofday(Process process, UserContext call) {
        if (call.argument(0) != 0) {
            Timespec.writeMicros(process.memory(), UserAddr.of(call.argument(0)),
                    process.machine().clock().realtimeNanos());
        }
        if (call.argument(1) != 0) {
            // A time zone is not the kernel's business.
            process.memory().writeLong(UserAddr.of(call.argument(1)), 0);
        }
        return 0;
    }

    static long settimeofday(Process process, UserContext call) {
        if (call.argument(0) != 0) {
            Timespec.readMicros(process.memory(), UserAddr.of(call.argument(0)));
            throw new ErrnoException(Errno.EPERM);
        }
        return 0;
    }

    static long time(Process process, UserContext call) {
        long seconds = Math.floorDiv(process.machine().clock().realtimeNanos(), Timespec.SECOND);
        if (call.argument(0) != 0) {
            process.memory().writeLong(UserAddr.of(call.argument(0)), seconds);
        }
        return seconds;
    }

    static long nanosleep(Process process, UserContext call) {
        Clock clock = process.machine().clock();
        long deadline = Timespec.after(clock.monotonicNanos(),
                Timespec.read(process.memory(), UserAddr.of(call.argument(0))));
        sleep(process, deadline, UserAddr.of(call.argument(1)));
        return 0;
    }

    static long clockNanosleep(Process process, UserContext call) {
        int id = (int) call.argument(0);
        if (id == ClockId.CLOCK_THREAD_CPUTIME_ID) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        long now = now(process, id);
        if (processorClock(process, id) != null) {
            return sleepOn(process, processorClock(process, id), call);
        }
        Arguments.requireOnly((int) call.argument(1), ClockId.TIMER_ABSTIME);
        boolean absolute = (call.argument(1) & ClockId.TIMER_ABSTIME) != 0;
        long wanted = Timespec.read(process.memory(), UserAddr.of(call.argument(2)));
        long span = absolute ? Math.max(0, wanted - now) : wanted;
        long deadline = Timespec.after(process.machine().clock().monotonicNanos(), span);
        sleep(process, deadline, UserAddr.of(absolute ? 0 : call.argument(3)));
        return 0;
    }

    /** Sleeps until a clock of processor time shows some time, or a signal comes. */
    private static long sleepOn(Process process, ProcessorClock clock, UserContext call) {
        if (clock.task() == process.task()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long wanted = Timespec.read(process.memory(), UserAddr.of(call.argument(2)));
        boolean absolute = (call.argument(1) & ClockId.TIMER_ABSTIME) != 0;
        long end = absolute ? wanted : Timespec.after(clock.monotonicNanos(), wanted);
        Alarms alarms = clock.process().timers().retainAlarms(clock);
        SleepAlarm alarm = new SleepAlarm(process.task().notice());
        alarms.set(alarm, end);
        try {
            Waits.await(process, alarm, Waiter.FOREVER);
        } catch (ErrnoException interrupted) {
            UserAddr leftAt = UserAddr.of(absolute ? 0 : call.argument(3));
            if (!leftAt.isZero()) {
                Timespec.write(process.memory(), leftAt, Math.max(0, end - clock.monotonicNanos()));
            }
            throw interrupted;
        } finally {
            alarms.cancel(alarm);
            clock.process().timers().releaseAlarms(clock);
        }
        return 0;
    }

    /** The clock of that number if it is one of processor time, else null. */
    static ProcessorClock processorClock(Process process, int id) {
        switch (id) {
            case ClockId.CLOCK_PROCESS_CPUTIME_ID:
                return ProcessorClock.of(ClockId.OWN_PROCESS, process);
            case ClockId.CLOCK_THREAD_CPUTIME_ID:
                return ProcessorClock.of(ClockId.OWN_THREAD, process);
            default:
                return ProcessorClock.of(id, process);
        }
    }

    private static void sleep(Process process, long deadline, UserAddr leftAt) {
        try {
            Waits.await(process, Waits.NEVER, deadline);
        } catch (ErrnoException interrupted) {
            if (!leftAt.isZero()) {
                long left = deadline - process.machine().clock().monotonicNanos();
                Timespec.write(process.memory(), leftAt, Math.max(0, left));
            }
            throw interrupted;
        }
    }

    /** What a clock shows; EINVAL if there is none of that number. */
    static long now(Process process, int id) {
        Clock clock = process.machine().clock();
        switch (id) {
            case ClockId.CLOCK_REALTIME:
            case ClockId.CLOCK_REALTIME_COARSE:
                return clock.realtimeNanos();
            case ClockId.CLOCK_MONOTONIC:
            case ClockId.CLOCK_MONOTONIC_RAW:
            case ClockId.CLOCK_MONOTONIC_COARSE:
            case ClockId.CLOCK_BOOTTIME:
                return clock.monotonicNanos();
            case ClockId.CLOCK_PROCESS_CPUTIME_ID:
                return process.times().total();
            case ClockId.CLOCK_THREAD_CPUTIME_ID:
                return process.task().times().total();
            default:
                ProcessorClock other = ProcessorClock.of(id, process);
                if (other == null) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                return other.monotonicNanos();
        }
    }

    static long times(Process process, UserContext call) {
        if (call.argument(0) != 0) {
            byte[] times = new byte[32];
            LittleEndian.putLong(times, 0, process.times().user() * TICKS / Timespec.SECOND);
            LittleEndian.putLong(times, 8, process.times().system() * TICKS / Timespec.SECOND);
            LittleEndian.putLong(times, 16, process.times().childUser() * TICKS / Timespec.SECOND);
            LittleEndian.putLong(times, 24, process.times().childSystem() * TICKS / Timespec.SECOND);
            process.memory().copyOut(UserAddr.of(call.argument(0)), times);
        }
        return process.machine().clock().monotonicNanos() / COARSE;
    }

    static long getrusage(Process process, UserContext call) {
        int who = (int) call.argument(0);
        if (who < RUSAGE_CHILDREN || who > RUSAGE_THREAD) {
            throw new ErrnoException(Errno.EINVAL);
        }
        ProcessTimes times = process.times();
        byte[] usage = who == RUSAGE_CHILDREN ? usage(times.childUser(), times.childSystem(), process.childPeakPages())
                : who == RUSAGE_THREAD ? usage(process.task().times().user(), process.task().times().system(),
                        process.peakPages())
                : usage(times.user(), times.system(), process.peakPages());
        process.memory().copyOut(UserAddr.of(call.argument(1)), usage);
        return 0;
    }

    /** {@code struct rusage}: times and memory. */
    static byte[] usage(long user, long system, long pages) {
        byte[] usage = new byte[RUSAGE_BYTES];
        putTime(usage, 0, user);
        putTime(usage, TIMEVAL_BYTES, system);
        LittleEndian.putLong(usage, RUSAGE_MAXRSS, pages * 4);
        return usage;
    }

    private static void putTime(byte[] target, int at, long nanos) {
        LittleEndian.putLong(target, at, nanos / Timespec.SECOND);
        LittleEndian.putLong(target, at + 8, nanos % Timespec.SECOND / Timespec.MICROSECOND);
    }

    static long alarm(Process process, UserContext call) {
        IntervalTimer timer = process.timers().timer(0);
        long now = process.timers().now(0);
        long left = timer.left(now);
        process.timers().set(0, (call.argument(0) & 0xffff_ffffL) * Timespec.SECOND, 0);
        // A second that has begun counts; so 0 means that there was no alarm.
        return (left + Timespec.SECOND - 1) / Timespec.SECOND;
    }

    static long getitimer(Process process, UserContext call) {
        int which = timer((int) call.argument(0));
        writeTimer(process, UserAddr.of(call.argument(1)), process.timers().timer(which).interval(),
                process.timers().timer(which).left(process.timers().now(which)));
        return 0;
    }

    static long setitimer(Process process, UserContext call) {
        UserMemory memory = process.memory();
        int which = timer((int) call.argument(0));
        UserAddr newAt = UserAddr.of(call.argument(1));
        UserAddr oldAt = UserAddr.of(call.argument(2));
        IntervalTimer timer = process.timers().timer(which);
        long interval = 0;
        long first = 0;
        if (!newAt.isZero()) {
            memory.read(newAt, 4);
            interval = Timespec.ofMicros(memory.read(0), memory.read(1));
            first = Timespec.ofMicros(memory.read(2), memory.read(3));
        }
        long now = process.timers().now(which);
        if (!oldAt.isZero()) {
            writeTimer(process, oldAt, timer.interval(), timer.left(now));
        }
        process.timers().set(which, first, interval);
        return 0;
    }

    private static int timer(int which) {
        if (which < 0 || which >= TIMERS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return which;
    }

    private static void writeTimer(Process process, UserAddr at, long interval, long left) {
        Timespec.writeMicros(process.memory(), at, interval);
        Timespec.writeMicros(process.memory(), at.plus(TIMEVAL_BYTES), left);
    }

    /** A deadline on the monotonic clock. */
    static long deadline(Process process, UserAddr timeAt) {
        return timeAt.isZero() ? Waiter.FOREVER
                : Timespec.after(process.machine().clock().monotonicNanos(), Timespec.read(process.memory(), timeAt));
    }
}
