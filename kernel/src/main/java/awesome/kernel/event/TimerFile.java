package awesome.kernel.event;

import awesome.abi.linux.PollEvent;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.alarm.RepeatedAlarm;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Waiter;

/** A timer that is read: how often it has gone off since the last time (timerfd_create(2)). */
public final class TimerFile extends EventFile {
    private final Waiter waiter;
    private final RepeatedAlarm alarm;
    private final int clock;

    TimerFile(Inode inode, int flags, Waiter waiter, Alarms alarms, int clock) {
        super(inode, flags);
        this.waiter = waiter;
        this.clock = clock;
        alarm = new RepeatedAlarm(alarms) {
            @Override
            protected void tell() {
                changed.ring(PollEvent.POLLIN);
            }
        };
    }

    /** The timer itself, whose times are on the monotonic clock. */
    public RepeatedAlarm alarm() {
        return alarm;
    }

    /** The clock whose times the program gives and gets, one of {@link awesome.abi.linux.ClockId}. */
    public int clock() {
        return clock;
    }

    @Override
    protected String nameless() {
        return "anon_inode:[timerfd]";
    }

    @Override
    protected void readHere(Sink sink) {
        requireCountFits(sink);
        if (!alarm.hasMissed()) {
            waiter.await(changed.when(alarm::hasMissed), isNonBlocking());
        }
        putCount(sink, alarm.take());
    }

    @Override
    public int poll() {
        return alarm.hasMissed() ? PollEvent.POLLIN : 0;
    }

    @Override
    protected void closed() {
        alarm.stop(0);
    }
}
