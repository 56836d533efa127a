package awesome.abi.linux;

/** Policies and structures of sched(7) and sched_setattr(2). */
public final class SchedulerFlag {
    public static final int SCHED_OTHER = 0;
    public static final int SCHED_FIFO = 1;
    public static final int SCHED_RR = 2;
    public static final int SCHED_BATCH = 3;
    public static final int SCHED_IDLE = 5;
    public static final int SCHED_DEADLINE = 6;
    public static final int SCHED_EXT = 7;
    /** Beside the policy: children have none of that. */
    public static final int SCHED_RESET_ON_FORK = 0x40000000;
    public static final int SCHED_FLAG_RESET_ON_FORK = 1;

    // struct sched_attr
    public static final int ATTR_SIZE = 0;
    public static final int ATTR_POLICY = 4;
    public static final int ATTR_FLAGS = 8;
    public static final int ATTR_NICE = 16;
    public static final int ATTR_PRIORITY = 20;
    public static final int ATTR_RUNTIME = 24;
    public static final int ATTR_DEADLINE = 32;
    public static final int ATTR_PERIOD = 40;
    /** Bytes of its first version. */
    public static final int ATTR_FIRST = 48;
    /** Bytes of what is known of it. */
    public static final int ATTR_KNOWN = 56;

    private SchedulerFlag() {}
}
