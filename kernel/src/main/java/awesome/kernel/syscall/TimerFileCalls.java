package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.ClockId;
import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.TimerFile;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Timers that are files (timerfd_create(2)). */
final class TimerFileCalls {
    private TimerFileCalls() {}

    static long create(Process process, UserContext call) {
        int clock = (int) call.argument(0);
        int flags = (int) call.argument(1);
        Arguments.requireOnly(flags, OpenFlag.O_CLOEXEC | OpenFlag.O_NONBLOCK);
        switch (clock) {
            case ClockId.CLOCK_REALTIME:
            case ClockId.CLOCK_MONOTONIC:
            case ClockId.CLOCK_BOOTTIME:
                break;
            case ClockId.CLOCK_REALTIME_ALARM:
            case ClockId.CLOCK_BOOTTIME_ALARM:
                Arguments.requireCapability(process, Capability.CAP_WAKE_ALARM);
                break;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
        return NewFiles.add(process, process.services().events().newTimer(clock, flags & OpenFlag.O_NONBLOCK), flags);
    }

    static long setTime(Process process, UserContext call) {
        int flags = (int) call.argument(1);
        UserAddr oldAt = UserAddr.of(call.argument(3));
        TimerSpec wanted = TimerSpec.read(process.memory(), UserAddr.of(call.argument(2)));
        Arguments.requireOnly(flags, ClockId.TIMER_ABSTIME | ClockId.TFD_TIMER_CANCEL_ON_SET);
        TimerFile timer = timer(process, call);
        TimerSpec old = TimerSpec.of(timer.alarm());
        wanted.start(process, timer.alarm(), timer.clock(), (flags & ClockId.TIMER_ABSTIME) != 0);
        if (!oldAt.isZero()) {
            old.write(process.memory(), oldAt);
        }
        return 0;
    }

    static long getTime(Process process, UserContext call) {
        TimerSpec.of(timer(process, call).alarm()).write(process.memory(), UserAddr.of(call.argument(1)));
        return 0;
    }

    private static TimerFile timer(Process process, UserContext call) {
        if (process.files().getUsable((int) call.argument(0)) instanceof TimerFile timer) {
            return timer;
        }
        throw new ErrnoException(Errno.EINVAL);
    }
}
