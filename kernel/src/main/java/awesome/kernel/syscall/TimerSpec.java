package awesome.kernel.syscall;

import awesome.abi.linux.ClockId;
import awesome.kernel.alarm.RepeatedAlarm;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/**
 * {@code struct itimerspec} in user memory.
 *
 * @param interval nanoseconds from one time to the next; 0 for once
 * @param value nanoseconds until the first time, or that time; 0 for never
 */
record TimerSpec(long interval, long value) {
    private static final int VALUE = 16;

    /** EFAULT, or EINVAL if one of them is no span of time. */
    static TimerSpec read(UserMemory memory, UserAddr at) {
        return new TimerSpec(Timespec.read(memory, at), Timespec.read(memory, at.plus(VALUE)));
    }

    void write(UserMemory memory, UserAddr at) {
        Timespec.write(memory, at, interval);
        Timespec.write(memory, at.plus(VALUE), value);
    }

    /** How {@code alarm} is set. */
    static TimerSpec of(RepeatedAlarm alarm) {
        long left = alarm.left();
        return new TimerSpec(alarm.interval(), left);
    }

    /**
     * Sets {@code alarm} so.
     *
     * @param clock whose times are meant
     * @param absolute whether the first time is given, not how long until then
     */
    void start(Process process, RepeatedAlarm alarm, int clock, boolean absolute) {
        if (value == 0) {
            alarm.stop(interval);
            return;
        }
        long span = absolute ? Math.max(0, value - TimeCalls.now(process, plain(clock))) : value;
        alarm.start(Timespec.after(alarm.now(), span), interval);
    }

    /** The clock that shows the same time as one that also wakes a machine from sleep, which this one never is in. */
    static int plain(int clock) {
        return clock == ClockId.CLOCK_REALTIME_ALARM ? ClockId.CLOCK_REALTIME
                : clock == ClockId.CLOCK_BOOTTIME_ALARM ? ClockId.CLOCK_BOOTTIME : clock;
    }
}
