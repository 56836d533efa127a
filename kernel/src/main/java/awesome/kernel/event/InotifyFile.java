package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Waiter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.IdentityHashMap;

/** What happens with the files that are watched, to be read (inotify(7)). */
public final class InotifyFile extends EventFile {
    /** So many events wait to be read; what comes then is lost, and who reads is told so. */
    static final int MOST_EVENTS = 16384;

    /**
     * What has happened.
     *
     * @param name in the watched directory; null for the watched file itself
     */
    private record Event(int watch, int mask, int cookie, String name) {
        /** Bytes of the structure, name included. */
        int length() {
            return InotifyFlag.NAME + nameLength();
        }

        int nameLength() {
            return name == null ? 0 : name.length() / InotifyFlag.NAME * InotifyFlag.NAME + InotifyFlag.NAME;
        }

        boolean isSameAs(int otherWatch, int otherMask, String otherName) {
            boolean sameName = name == null ? otherName == null : name.equals(otherName);
            return watch == otherWatch && mask == otherMask && sameName && (mask & InotifyFlag.IN_IGNORED) == 0;
        }
    }

    private static final Event OVERFLOW = new Event(-1, InotifyFlag.IN_Q_OVERFLOW, 0, null);

    private final EventFiles maker;
    private final int user;
    private final Waiter waiter;
    private final HashMap<Integer, Watch> byNumber = new HashMap<>();
    private final IdentityHashMap<Inode, Watch> byInode = new IdentityHashMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private int lastNumber;
    private long bytes;

    /** Nothing is watched; {@code user} has it. */
    InotifyFile(Inode inode, int flags, Waiter waiter, EventFiles maker, int user) {
        super(inode, OpenFlag.O_RDONLY | flags);
        this.waiter = waiter;
        this.maker = maker;
        this.user = user;
    }

    @Override
    protected String nameless() {
        return "anon_inode:inotify";
    }

    /** Watches a file, or changes what it is watched for (inotify_add_watch(2)); the number of the watch. */
    public int watch(Inode watched, int mask) {
        Watch watch = byInode.get(watched);
        if (watch != null) {
            if ((mask & InotifyFlag.IN_MASK_CREATE) != 0) {
                throw new ErrnoException(Errno.EEXIST);
            }
            if ((mask & InotifyFlag.IN_MASK_ADD) != 0) {
                watch.addMask(mask);
            } else {
                watch.setMask(mask);
            }
            return watch.number();
        }
        maker.countItem();
        boolean done = false;
        Watch added = new Watch(this, lastNumber + 1, watched);
        try {
            byNumber.put(added.number(), added);
            byInode.put(watched, added);
            watched.addWatcher(added);
            done = true;
        } finally {
            if (!done) {
                byNumber.remove(added.number());
                byInode.remove(watched);
                maker.uncountItem();
            }
        }
        lastNumber++;
        added.setMask(mask);
        return added.number();
    }

    /** Ends a watch (inotify_rm_watch(2)). */
    public void remove(int number) {
        Watch watch = byNumber.get(number);
        if (watch == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        remove(watch);
    }

    void remove(Watch watch) {
        watch.inode().removeWatcher(watch);
        forget(watch);
    }

    /** A watch, which is told nothing any more, has ended. */
    void forget(Watch watch) {
        tell(watch.number(), InotifyFlag.IN_IGNORED, 0, null);
        byNumber.remove(watch.number());
        byInode.remove(watch.inode());
        maker.uncountItem();
    }

    /** Something has happened. It throws nothing: who did it has no part in this. */
    void tell(int watch, int mask, int cookie, String name) {
        Event last = events.peekLast();
        if (last == OVERFLOW || last != null && last.isSameAs(watch, mask, name)) {
            return;
        }
        try {
            add(events.size() < MOST_EVENTS ? new Event(watch, mask, cookie, name) : OVERFLOW);
        } catch (OutOfMemoryError e) {
            return;
        }
        changed.ring(PollEvent.POLLIN | PollEvent.POLLRDNORM);
    }

    private void add(Event event) {
        events.add(event);
        bytes += event.length();
    }

    @Override
    protected void readHere(Sink sink) {
        if (events.isEmpty()) {
            waiter.await(changed.when(() -> !events.isEmpty()), isNonBlocking());
        }
        if (events.peek().length() > sink.room()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        while (!events.isEmpty() && events.peek().length() <= sink.room()) {
            Event event = events.remove();
            bytes -= event.length();
            byte[] structure = structure(event);
            if (sink.put(structure, 0, structure.length) < structure.length) {
                throw new ErrnoException(Errno.EFAULT);
            }
        }
    }

    private static byte[] structure(Event event) {
        byte[] structure = new byte[event.length()];
        LittleEndian.putInt(structure, InotifyFlag.WD, event.watch());
        LittleEndian.putInt(structure, InotifyFlag.MASK, event.mask());
        LittleEndian.putInt(structure, InotifyFlag.COOKIE, event.cookie());
        LittleEndian.putInt(structure, InotifyFlag.LENGTH, event.nameLength());
        for (int i = 0; event.name() != null && i < event.name().length(); i++) {
            structure[InotifyFlag.NAME + i] = (byte) event.name().charAt(i);
        }
        return structure;
    }

    @Override
    public int poll() {
        return events.isEmpty() ? 0 : PollEvent.POLLIN | PollEvent.POLLRDNORM;
    }

    @Override
    public int control(int request, ControlArgument argument) {
        if (request != TerminalFlag.FIONREAD) {
            return super.control(request, argument);
        }
        return argument.give((int) bytes);
    }

    @Override
    protected void closed() {
        for (Watch each : byNumber.values()) {
            each.inode().removeWatcher(each);
            maker.uncountItem();
        }
        byNumber.clear();
        byInode.clear();
        maker.inotifyClosed(user);
    }
}
