package awesome.kernel.event;

import awesome.abi.linux.EventFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.vfs.CloseWatcher;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Listener;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file in a set of epoll(7), under the descriptor by which it came into it. It does not keep the file. */
final class EpollItem implements Listener, CloseWatcher {
    /** What it knows of a file by: duplicates of one descriptor are different files to a set. */
    record Key(int fd, OpenFile file) {}

    private static final int OPTIONS = EventFlag.EPOLLET | EventFlag.EPOLLONESHOT | EventFlag.EPOLLWAKEUP
            | EventFlag.EPOLLEXCLUSIVE;
    /** Told of whether asked for or not. */
    private static final int ALWAYS = PollEvent.POLLERR | PollEvent.POLLHUP;

    private final EpollFile epoll;
    private final Key key;
    /** What it listens to; null for nothing. A file may have one for each process that asks. */
    private Bell bell;
    private int options;
    private long data;
    /** The events that it waits for; 0 if it is off. Read by whoever rings. */
    private volatile int wanted;

    // for the ready list
    final AtomicBoolean queued = new AtomicBoolean();
    EpollItem pushedBefore;
    EpollItem before;
    EpollItem after;
    boolean isListed;

    EpollItem(EpollFile epoll, Key key) {
        this.epoll = epoll;
        this.key = key;
    }

    EpollFile epoll() {
        return epoll;
    }

    Key key() {
        return key;
    }

    OpenFile file() {
        return key.file();
    }

    /** What to wait for, with options, and what who waits is given along with it. */
    void set(int events, long newData) {
        options = events & OPTIONS;
        data = newData;
        wanted = events & ~OPTIONS | ALWAYS;
    }

    long data() {
        return data;
    }

    boolean has(int option) {
        return (options & option) != 0;
    }

    /** It tells nothing more until it is set again. */
    void switchOff() {
        wanted = 0;
    }

    /** What it has to tell now. */
    int poll() {
        int asked = wanted;
        return asked == 0 ? 0 : key.file().poll() & asked;
    }

    /** Begins to hear of changes. */
    void listen() {
        key.file().addWatcher(this);
        bell = key.file().changed();
        if (bell != null) {
            bell.add(this);
        }
    }

    /** Ends {@link #listen}. */
    void stopListening() {
        key.file().removeWatcher(this);
        silence();
    }

    private void silence() {
        if (bell != null) {
            bell.remove(this);
        }
    }

    @Override
    public void rung(int events) {
        if ((events & wanted) != 0) {
            epoll.mayBeReady(this);
        }
    }

    @Override
    public void fileClosed() {
        silence();
        epoll.forget(this);
    }
}
