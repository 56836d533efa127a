package awesome.kernel.syscall;

import awesome.abi.linux.ClockId;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.PosixTimer;
import awesome.kernel.process.PosixTimers;
import awesome.kernel.process.ProcessorClock;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;

/** Timers that send signals (timer_create(2)). */
final class PosixTimerCalls {
    // struct sigevent
    private static final int SIGEVENT_BYTES = 64;
    private static final int SIGEV_SIGNO = 8;
    private static final int SIGEV_NOTIFY = 12;
    private static final int SIGEV_THREAD_ID = 16;

    // what is to be done
    private static final int NOTIFY_SIGNAL = 0;
    private static final int NOTIFY_NONE = 1;
    private static final int NOTIFY_THREAD = 2;
    private static final int NOTIFY_ONE_THREAD = 4;

    private PosixTimerCalls() {}

    static long create(Process process, UserContext call) {
        int clock = (int) call.argument(0);
        UserAddr eventAt = UserAddr.of(call.argument(1));
        UserAddr idAt = UserAddr.of(call.argument(2));
        byte[] event = eventAt.isZero() ? null : process.memory().copyIn(eventAt, SIGEVENT_BYTES);
        checkClock(clock);
        ProcessorClock processorClock = TimeCalls.processorClock(process, clock);
        if (clock < 0 && processorClock == null) {
            // Clocks that are files have no timers.
            throw new ErrnoException((clock & 3) == 3 ? Errno.EOPNOTSUPP : Errno.EINVAL);
        }
        PosixTimers timers = process.posixTimers();
        int id = timers.newId();
        if (event == null) {
            timers.create(id, clock, processorClock, Signal.SIGALRM, id, null);
        } else {
            timers.create(id, clock, processorClock, signal(event), LittleEndian.getLong(event, 0),
                    target(process, event));
        }
        try {
            process.memory().writeInt(idAt, id);
        } catch (ErrnoException e) {
            timers.delete(id);
            throw e;
        }
        return 0;
    }

    private static void checkClock(int clock) {
        switch (clock) {
            case ClockId.CLOCK_REALTIME:
            case ClockId.CLOCK_MONOTONIC:
            case ClockId.CLOCK_BOOTTIME:
            case ClockId.CLOCK_PROCESS_CPUTIME_ID:
            case ClockId.CLOCK_THREAD_CPUTIME_ID:
                return;
            case ClockId.CLOCK_MONOTONIC_RAW:
            case ClockId.CLOCK_REALTIME_COARSE:
            case ClockId.CLOCK_MONOTONIC_COARSE:
            case ClockId.CLOCK_REALTIME_ALARM:
            case ClockId.CLOCK_BOOTTIME_ALARM:
                throw new ErrnoException(Errno.EOPNOTSUPP);
            default:
                if (clock >= 0) {
                    throw new ErrnoException(Errno.EINVAL);
                }
        }
    }

    /** The signal that a timer sends, 0 for none. */
    private static int signal(byte[] event) {
        int signal = LittleEndian.getInt(event, SIGEV_SIGNO);
        switch (LittleEndian.getInt(event, SIGEV_NOTIFY)) {
            case NOTIFY_NONE:
                return 0;
            case NOTIFY_SIGNAL:
            case NOTIFY_THREAD:
            case NOTIFY_ONE_THREAD:
                if (SignalState.isSignal(signal)) {
                    return signal;
                }
                throw new ErrnoException(Errno.EINVAL);
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** The thread that gets the signal; null for any. */
    private static Task target(Process process, byte[] event) {
        if (LittleEndian.getInt(event, SIGEV_NOTIFY) != NOTIFY_ONE_THREAD) {
            return null;
        }
        Task target = process.tasks().find(LittleEndian.getInt(event, SIGEV_THREAD_ID));
        if (target == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return target;
    }

    static long setTime(Process process, UserContext call) {
        int id = (int) call.argument(0);
        boolean absolute = (call.argument(1) & ClockId.TIMER_ABSTIME) != 0;
        UserAddr newAt = UserAddr.of(call.argument(2));
        UserAddr oldAt = UserAddr.of(call.argument(3));
        if (newAt.isZero()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        TimerSpec wanted = TimerSpec.read(process.memory(), newAt);
        PosixTimer timer = process.posixTimers().get(id);
        TimerSpec old = TimerSpec.of(timer);
        timer.forgetOverrun();
        if (wanted.value() == 0) {
            timer.stop(0);
        } else {
            wanted.start(process, timer, timer.clockId(), absolute);
        }
        if (!oldAt.isZero()) {
            old.write(process.memory(), oldAt);
        }
        return 0;
    }

    static long getTime(Process process, UserContext call) {
        TimerSpec.of(process.posixTimers().get((int) call.argument(0)))
                .write(process.memory(), UserAddr.of(call.argument(1)));
        return 0;
    }

    static long getOverrun(Process process, UserContext call) {
        return process.posixTimers().get((int) call.argument(0)).overrun();
    }

    static long delete(Process process, UserContext call) {
        process.posixTimers().delete((int) call.argument(0));
        return 0;
    }
}
