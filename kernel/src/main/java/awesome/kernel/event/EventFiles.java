package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.NamelessInode;
import awesome.kernel.wait.Waiter;
import java.util.HashMap;

/** Makes files that tell of events. */
public final class EventFiles {
    /** Permissions of what has no path and no type either. */
    private static final int MODE = 0600;
    /** As on Linux unless told otherwise (inotify(7), "max_user_instances"). */
    private static final int MOST_INOTIFIES = 128;

    private final NamelessFiles system;
    private final Waiter waiter;
    private final Alarms alarms;
    private final SignalQueue signals;
    private final int mostItems;
    private int items;
    /** How many inotify files there are, by user. */
    private final HashMap<Integer, Integer> inotifies = new HashMap<>();

    /**
     * Makes files in {@code system}.
     *
     * @param waiter lets who reads or writes wait
     * @param alarms for timers
     * @param signals those of whoever asks
     * @param mostItems how many files there may be in sets or watched, counted once for each set and each watch
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

    /**
     * inotify_init1(2); EMFILE if that user has as many as may be.
     *
     * @param flags O_NONBLOCK or 0
     */
    public InotifyFile newInotify(int user, int flags) {
        int count = inotifies.getOrDefault(user, 0);
        if (count >= MOST_INOTIFIES) {
            throw new ErrnoException(Errno.EMFILE);
        }
        InotifyFile file = new InotifyFile(newInode(), flags, waiter, this, user);
        inotifies.put(user, count + 1);
        return file;
    }

    /** One that {@code user} had is closed. */
    void inotifyClosed(int user) {
        int count = inotifies.get(user) - 1;
        if (count == 0) {
            inotifies.remove(user);
        } else {
            inotifies.put(user, count);
        }
    }

    /** epoll_create1(2). */
    public EpollFile newEpoll() {
        return new EpollFile(newInode(), this);
    }

    /** A file comes into a set or is watched; ENOSPC if there are too many. */
    void countItem() {
        if (items >= mostItems) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        items++;
    }

    /** A file is in one set less, or not watched by somebody. */
    void uncountItem() {
        items--;
    }
}
