package awesome.abi.linux;

/** Clocks of clock_gettime(2). */
public final class ClockId {
    public static final int CLOCK_REALTIME = 0;
    public static final int CLOCK_MONOTONIC = 1;
    public static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    public static final int CLOCK_THREAD_CPUTIME_ID = 3;
    public static final int CLOCK_MONOTONIC_RAW = 4;
    public static final int CLOCK_REALTIME_COARSE = 5;
    public static final int CLOCK_MONOTONIC_COARSE = 6;
    public static final int CLOCK_BOOTTIME = 7;
    public static final int CLOCK_REALTIME_ALARM = 8;
    public static final int CLOCK_BOOTTIME_ALARM = 9;

    /** Numbers below zero say whose processor time is meant; these mean that of the caller, as those of 2 and 3 do. */
    public static final int OWN_PROCESS = ~0 << 3 | 2;
    public static final int OWN_THREAD = ~0 << 3 | 6;

    // flags of clock_nanosleep(2), timer_settime(2), timerfd_settime(2)
    public static final int TIMER_ABSTIME = 1;
    public static final int TFD_TIMER_CANCEL_ON_SET = 2;

    private ClockId() {}
}
