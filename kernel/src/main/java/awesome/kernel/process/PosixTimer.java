package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.alarm.RepeatedAlarm;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalOrigin;

/**
 * A timer of timer_create(2). Its signal waits once; when that is taken, it says how often the timer has gone off
 * meanwhile.
 */
public final class PosixTimer extends RepeatedAlarm implements SignalOrigin {
    /** How soon it goes off again whose signal is ignored, so that it keeps nobody busy. */
    private static final long PAUSE = 10_000_000;

    private final PosixTimers owner;
    private final int id;
    private final int clock;
    /** Null if it does not go by processor time. */
    private final ProcessorClock processorClock;
    private final int signal;
    private final long value;
    private final Task target;
    private int overrun;

    PosixTimer(PosixTimers owner, Alarms alarms, int id, int clock, ProcessorClock processorClock, int signal,
            long value, Task target) {
        super(alarms);
        this.owner = owner;
        this.id = id;
        this.clock = clock;
        this.processorClock = processorClock;
        this.signal = signal;
        this.value = value;
        this.target = target;
    }

    /** It is gone. */
    void end() {
        stop(0);
        if (processorClock != null) {
            processorClock.process().timers().releaseAlarms(processorClock);
        }
    }

    public int id() {
        return id;
    }

    /** The clock whose times the program gives and gets. */
    public int clockId() {
        return clock;
    }

    /** How often it had gone off, but for once, when its signal was taken last (timer_getoverrun(2)). */
    public int overrun() {
        return overrun;
    }

    /** It is set anew: none of its signals was taken since (Linux, kernel/time/posix-timers.c). */
    public void forgetOverrun() {
        overrun = 0;
    }

    @Override
    protected void tell() {
        if (signal != 0 && !owner.send(new SignalInfo(signal, Signal.SI_TIMER, id & 0xffff_ffffL, value, this), target)) {
            skip(PAUSE);
        }
    }

    @Override
    public SignalInfo taken(SignalInfo info) {
        overrun = (int) Math.min(Integer.MAX_VALUE, Math.max(0, take() - 1));
        return new SignalInfo(signal, Signal.SI_TIMER, id & 0xffff_ffffL | (long) overrun << 32, value);
    }
}
