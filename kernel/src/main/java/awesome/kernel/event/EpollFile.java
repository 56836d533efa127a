package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Condition;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * A set of files of which it tells those that are ready (epoll(7)). What is asked of it takes as long as there are
 * files that may be ready, not as there are in the set: each tells by its bell.
 */
public final class EpollFile extends EventFile {
    /** Receives what the files of a set have to tell. */
    public interface Receiver {
        /**
         * One file.
         *
         * @param events of poll(2)
         * @param data what belongs to the file
         * @throws ErrnoException if it does not get through: then it counts as not told
         */
        void event(int events, long data);
    }

    /** How many sets may be one in another, but for the outermost. */
    private static final int MOST_NESTED = 4;
    private static final int EXCLUSIVE = EventFlag.EPOLLEXCLUSIVE | EventFlag.EPOLLWAKEUP | EventFlag.EPOLLET
            | PollEvent.POLLIN | PollEvent.POLLOUT | PollEvent.POLLERR | PollEvent.POLLHUP;
    private static final int READABLE = PollEvent.POLLIN | PollEvent.POLLRDNORM;

    private final EventFiles maker;
    private final HashMap<EpollItem.Key, EpollItem> items = new HashMap<>();
    private final ReadyList ready = new ReadyList();
    private final Condition hasReady = changed.when(this::hasReady);

    EpollFile(Inode inode, EventFiles maker) {
        super(inode, OpenFlag.O_RDWR);
        this.maker = maker;
    }

    @Override
    protected String nameless() {
        return "anon_inode:[eventpoll]";
    }

    /**
     * Adds a file (EPOLL_CTL_ADD).
     *
     * @param fd the descriptor that stands for it
     * @param events to wait for, with options
     * @param data that is given along with its events
     */
    public void add(int fd, OpenFile file, int events, long data) {
        if ((events & EventFlag.EPOLLEXCLUSIVE) != 0 && ((events & ~EXCLUSIVE) != 0 || file instanceof EpollFile)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (file instanceof EpollFile inner && isTooDeep(inner)) {
            throw new ErrnoException(Errno.ELOOP);
        }
        EpollItem.Key key = new EpollItem.Key(fd, file);
        if (items.containsKey(key)) {
            throw new ErrnoException(Errno.EEXIST);
        }
        maker.countItem();
        EpollItem item = new EpollItem(this, key);
        boolean done = false;
        try {
            items.put(key, item);
            item.listen();
            done = true;
        } finally {
            if (!done) {
                items.remove(key);
                maker.uncountItem();
            }
        }
        item.set(events, data);
        look(item);
    }

    /** Changes what a file is waited for (EPOLL_CTL_MOD). */
    public void modify(int fd, OpenFile file, int events, long data) {
        boolean exclusive = (events & EventFlag.EPOLLEXCLUSIVE) != 0;
        if (exclusive || find(fd, file).has(EventFlag.EPOLLEXCLUSIVE)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        EpollItem item = find(fd, file);
        item.set(events, data);
        look(item);
    }

    /** Takes a file out (EPOLL_CTL_DEL). */
    public void delete(int fd, OpenFile file) {
        EpollItem item = find(fd, file);
        item.stopListening();
        forget(item);
    }

    private EpollItem find(int fd, OpenFile file) {
        EpollItem item = items.get(new EpollItem.Key(fd, file));
        if (item == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return item;
    }

    /** The item, which listens no more, is none of this. */
    void forget(EpollItem item) {
        items.remove(item.key());
        ready.remove(item);
        maker.uncountItem();
    }

    private void look(EpollItem item) {
        if (item.poll() != 0) {
            mayBeReady(item);
        }
    }

    /** An item may have something to tell. Any thread. */
    void mayBeReady(EpollItem item) {
        ready.push(item);
        changed.ring(READABLE);
    }

    /** Whether {@code inner} holds this, or would be too deep below it or what this is in. */
    private boolean isTooDeep(EpollFile inner) {
        int below = inner.depth(this, 0);
        return below > MOST_NESTED || below + 1 + height(0) > MOST_NESTED;
    }

    /** How many sets are one in another below this; more than {@link #MOST_NESTED} if {@code unwanted} is one. */
    private int depth(EpollFile unwanted, int above) {
        int depth = 0;
        for (EpollItem each : items.values()) {
            if (each.file() instanceof EpollFile inner) {
                if (inner == unwanted || above > MOST_NESTED) {
                    return MOST_NESTED + 1;
                }
                depth = Math.max(depth, inner.depth(unwanted, above + 1) + 1);
            }
        }
        return depth;
    }

    /** How many sets are one in another above this. */
    private int height(int below) {
        int height = 0;
        for (int i = 0; i < watcherCount() && below <= MOST_NESTED; i++) {
            if (watcher(i) instanceof EpollItem item) {
                height = Math.max(height, item.epoll().height(below + 1) + 1);
            }
        }
        return height;
    }

    /** Met when {@link #collect} would find something. */
    public Condition whenReady() {
        return hasReady;
    }

    /** Whether there is something to tell. What turns out to have nothing is looked at no more. */
    private boolean hasReady() {
        for (EpollItem item = ready.take(); item != null; item = ready.take()) {
            if (item.poll() != 0) {
                ready.putBack(item);
                return true;
            }
        }
        return false;
    }

    /**
     * Tells {@code receiver} of the files that are ready, at most {@code most}; those that stay so come last next time.
     *
     * @return how many
     * @throws ErrnoException the receiver's, if it did not take the first
     */
    public int collect(int most, Receiver receiver) {
        int told = 0;
        for (int left = ready.size(); left > 0 && told < most; left--) {
            EpollItem item = ready.take();
            int events = item.poll();
            if (events == 0) {
                continue;
            }
            try {
                receiver.event(events, item.data());
            } catch (ErrnoException e) {
                ready.putBack(item);
                if (told == 0) {
                    throw e;
                }
                break;
            }
            told++;
            if (item.has(EventFlag.EPOLLONESHOT)) {
                item.switchOff();
            } else if (!item.has(EventFlag.EPOLLET)) {
                ready.push(item);
            }
        }
        return told;
    }

    @Override
    public int poll() {
        return hasReady() ? READABLE : 0;
    }

    @Override
    protected void closed() {
        for (EpollItem each : new ArrayList<>(items.values())) {
            each.stopListening();
            forget(each);
        }
    }
}
