package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.NamelessInode;
import awesome.kernel.wait.Waiter;

/** Makes files that tell of events. */
public final class EventFiles {
    /** Permissions of what has no path and no type either. */
    private static final int MODE = 0600;

    private final NamelessFiles system;
    private final Waiter waiter;
    private final Alarms alarms;
    private final SignalQueue signals;
    private final int mostItems;
    private int items;

    /**
     * Makes files in {@code system}.
     *
     * @param waiter lets who reads or writes wait
     * @param alarms for timers
     * @param signals those of whoever asks
     * @param mostItems how many files there may be in all sets together, one counted for each set that it is in
     */
    public EventFiles(NamelessFiles system, Waiter waiter, Alarms alarms, SignalQueue signals, int mostItems) {
        this.system = system;
        this.waiter = waiter;
        this.alarms = alarms;
        this.signals = signals;
        this.mostItems = mostItems;
    }

    /** An inode for a file that cannot be found by a path. */
    public Inode newInode() {
        return new NamelessInode(system, MODE);
    }

    /**
     * eventfd2(2).
     *
     * @param first its count at first, an unsigned number
     * @param flags O_NONBLOCK or 0
     */
    public EventCounter newCounter(int first, boolean isSemaphore, int flags) {
        return new EventCounter(newInode(), OpenFlag.O_RDWR | flags, waiter, first & 0xffff_ffffL, isSemaphore);
    }

    /**
     * timerfd_create(2).
     *
     * @param clock whose times the program gives and gets, see {@link TimerFile#clock}
     * @param flags O_NONBLOCK or 0
     */
    public TimerFile newTimer(int clock, int flags) {
        return new TimerFile(newInode(), OpenFlag.O_RDWR | flags, waiter, alarms, clock);
    }

    /**
     * signalfd4(2).
     *
     * @param mask which signals, bit 0 for signal 1
     * @param flags O_NONBLOCK or 0
     */
    public SignalFile newSignals(long mask, int flags) {
        return new SignalFile(newInode(), OpenFlag.O_RDWR | flags, waiter, signals, mask);
    }

    /** epoll_create1(2). */
    public EpollFile newEpoll() {
        return new EpollFile(newInode(), this);
    }

    /** A file comes into a set; ENOSPC if there are too many. */
    void countItem() {
        if (items >= mostItems) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        items++;
    }

    /** A file is in one set less. */
    void uncountItem() {
        items--;
    }
}
