package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.alarm.RepeatedAlarm;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;

/** A timer that is read: how often it has gone off since the last time (timerfd_create(2)). */
public final class TimerFile extends OpenFile {
    private static final int BYTES = 8;

    private final Waiter waiter;
    private final RepeatedAlarm alarm;
    private final int clock;
    private final Bell changed = new Bell();

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
        if (sink.room() < BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (!alarm.hasMissed()) {
            if (isNonBlocking()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            waiter.await(changed.when(alarm::hasMissed), Waiter.FOREVER);
        }
        byte[] bytes = new byte[BYTES];
        LittleEndian.putLong(bytes, 0, alarm.take());
        if (sink.put(bytes, 0, BYTES) < BYTES) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    @Override
    public int poll() {
        return alarm.hasMissed() ? PollEvent.POLLIN : 0;
    }

    @Override
    public Bell changed() {
        return changed;
    }

    @Override
    public long seek(long offset, int whence) {
        return 0;
    }

    @Override
    protected void closed() {
        alarm.stop(0);
    }
}
