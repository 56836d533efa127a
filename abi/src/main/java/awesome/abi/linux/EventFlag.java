package awesome.abi.linux;

/** Flags and layouts of epoll_ctl(2), eventfd(2) and their relatives. */
public final class EventFlag {
    // epoll_ctl(2)
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;

    /** Beside the events of poll(2). */
    public static final int EPOLLEXCLUSIVE = 1 << 28;
    public static final int EPOLLWAKEUP = 1 << 29;
    public static final int EPOLLONESHOT = 1 << 30;
    public static final int EPOLLET = 1 << 31;

    // struct epoll_event, which is packed
    public static final int EPOLL_EVENTS = 0;
    public static final int EPOLL_DATA = 4;
    public static final int EPOLL_EVENT_SIZE = 12;

    // eventfd(2)
    public static final int EFD_SEMAPHORE = 1;

    private EventFlag() {}
}
