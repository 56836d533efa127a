package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.filelock.LockOwner;
import awesome.kernel.memory.PageSource;
import awesome.kernel.wait.Bell;
import awesome.magic.NonNull;
import java.util.ArrayList;

/**
 * What open(2) made: a file in use, its flags and position, shared by all file descriptors that were duplicated from
 * one. Kinds of files extend it and say what reading, writing, waiting and so on mean for them.
 *
 * <p>It begins with one user; when the last is gone it is closed.
 */
@NonNull
public abstract class OpenFile {
    /** Most bytes of one read or write (read(2), notes). */
    public static final long MAX_TRANSFER = 0x7fff_f000L;

    /** Always among the flags of what a 64-bit program has opened by a path; octal as in the headers. */
    private static final int O_LARGEFILE = 0100000;
    /** What fcntl(2) may change. */
    private static final int CHANGEABLE = OpenFlag.O_APPEND | OpenFlag.O_NONBLOCK;
    /** What is done once it is open. */
    private static final int OPENING = OpenFlag.O_CREAT | OpenFlag.O_EXCL | OpenFlag.O_NOCTTY | OpenFlag.O_TRUNC
            | OpenFlag.O_CLOEXEC;

    private final Inode inode;
    private int flags;
    private int users = 1;
    /** Through which it was opened; null if it was not by a path. */
    private Mount mount;
    private Directory directory;
    private String name;
    /** Null while it never locked anything. */
    private LockOwner lockOwner;
    /** Null while nobody wants to know that it is closed. */
    private ArrayList<CloseWatcher> watchers;

    /** An open file on {@code inode}, with the flags of open(2). */
    protected OpenFile(Inode inode, int flags) {
        this.inode = inode;
        this.flags = flags & ~OPENING;
        inode.retain();
    }

    /** What is open. */
    public final Inode inode() {
        return inode;
    }

    /** As fcntl(2) F_GETFL returns them. */
    public final int flags() {
        return flags;
    }

    /** As fcntl(2) F_SETFL sets them: those that can be changed later. */
    public final void setFlags(int newFlags) {
        int changeable = inode.tellsDirectUnit() ? CHANGEABLE | OpenFlag.O_DIRECT : CHANGEABLE;
        flags = flags & ~changeable | newFlags & changeable;
    }

    /** Whether it was opened for reading. */
    public final boolean isReadable() {
        int access = flags & OpenFlag.O_ACCMODE;
        return (flags & OpenFlag.O_PATH) == 0 && access != OpenFlag.O_WRONLY;
    }

    /** Whether it was opened for writing. */
    public final boolean isWritable() {
        int access = flags & OpenFlag.O_ACCMODE;
        return (flags & OpenFlag.O_PATH) == 0 && access != OpenFlag.O_RDONLY;
    }

    /** Whether calls that would have to wait shall fail with EAGAIN. */
    protected final boolean isNonBlocking() {
        return (flags & OpenFlag.O_NONBLOCK) != 0;
    }

    /** Says where it was found, which it keeps in use. */
    final void setPlace(Found found) {
        directory = found.directory();
        name = found.name();
        setMount(found.inodeMount());
    }

    /** Says where it is, without a name; the mount is kept in use. */
    final void setMount(Mount opened) {
        flags |= (flags & OpenFlag.O_PATH) == 0 ? O_LARGEFILE : 0;
        mount = opened;
        if (mount != null) {
            mount.retain();
            if (isWriter()) {
                mount.changeWriters(1);
            }
        }
    }

    private void leave(Mount opened) {
        if (opened != null) {
            if (isWriter()) {
                opened.changeWriters(-1);
            }
            opened.release();
        }
    }

    private boolean isWriter() {
        return isWritable() && inode.isRegular();
    }

    /** What is open and where. */
    public final Place place() {
        return new Place(mount, inode);
    }

    /** The mount through which it was opened; null if it was not by a path. */
    public final Mount mount() {
        return mount;
    }

    /** EROFS if nothing of it may be changed. */
    public final void requireWritablePlace() {
        Place.requireWritable(mount);
    }

    /** Its absolute path as far as it has one, for people and {@code /proc/self/fd}. */
    public String path() {
        if (inode instanceof Directory) {
            return Vfs.pathOf(place());
        }
        if (directory == null) {
            return nameless();
        }
        if (mount != null && inode == mount.root()) {
            return Vfs.pathOf(place());
        }
        String parent = Vfs.pathOf(new Place(mount, directory));
        String path = parent.equals("/") ? "/" + name : parent + "/" + name;
        return inode.links() == 0 ? path + " (deleted)" : path;
    }

    /** What stands for the path of a file that was not opened by a path. */
    protected String nameless() {
        return "anon_inode:[" + inode.number() + "]";
    }

    /** One more file descriptor stands for it. */
    public final OpenFile retain() {
        users++;
        return this;
    }

    /** One file descriptor less stands for it; the last one closes it. */
    public final void release() {
        users--;
        if (users == 0) {
            try {
                if (lockOwner != null) {
                    inode.unlockAll(lockOwner);
                }
                tellWatchers();
                if ((flags & OpenFlag.O_PATH) == 0) {
                    inode.tell(isWritable() ? InotifyFlag.IN_CLOSE_WRITE : InotifyFlag.IN_CLOSE_NOWRITE);
                }
                closed();
            } finally {
                inode.release();
                leave(mount);
            }
        }
    }

    /** Who has the locks that belong to it (flock(2); fcntl(2), "Open file description locks"). */
    public final LockOwner lockOwner() {
        if (lockOwner == null) {
            lockOwner = new LockOwner();
        }
        return lockOwner;
    }

    /** How many uses it has. */
    public final int uses() {
        return users;
    }

    /** Whether who writes when nobody can read any more gets SIGPIPE beside EPIPE. */
    public boolean signalsBrokenPipe() {
        return true;
    }

    /** The process that is worked for closes a descriptor that stands for it, perhaps not the last one. */
    public void descriptorClosed() {}

    /** It is closed. */
    protected void closed() {}

    /** Has {@code watcher} told when it is closed, before anything else happens then. */
    public final void addWatcher(CloseWatcher watcher) {
        if (watchers == null) {
            watchers = new ArrayList<>(1);
        }
        watchers.add(watcher);
    }

    /** Ends one {@link #addWatcher}. */
    public final void removeWatcher(CloseWatcher watcher) {
        watchers.remove(watcher);
    }

    /** How many want to know that it is closed. */
    public final int watcherCount() {
        return watchers == null ? 0 : watchers.size();
    }

    /** One of them, from 0 on. */
    public final CloseWatcher watcher(int index) {
        return watchers.get(index);
    }

    private void tellWatchers() {
        while (watcherCount() > 0) {
            watchers.remove(watchers.size() - 1).fileClosed();
        }
    }

    /**
     * read(2), readv(2): moves bytes into {@code sink}.
     *
     * @return how many, 0 at the end of the file
     */
    public final long read(Sink sink) {
        checkReadable();
        long before = sink.done();
        readHere(sink);
        return told(InotifyFlag.IN_ACCESS, sink.done() - before);
    }

    /** pread(2): as {@link #read}, from {@code position} on, which is not negative, and without moving. */
    public final long readAt(long position, Sink sink) {
        checkReadable();
        long before = sink.done();
        readFrom(position, sink);
        return told(InotifyFlag.IN_ACCESS, sink.done() - before);
    }

    /**
     * write(2), writev(2): moves bytes out of {@code source}. Where it fails with EPIPE, the system call also sends
     * the caller a SIGPIPE.
     *
     * @return how many
     */
    public final long write(Source source) {
        checkWritable();
        long before = source.done();
        writeHere(source);
        return told(InotifyFlag.IN_MODIFY, source.done() - before);
    }

    /** pwrite(2): as {@link #write}, from {@code position} on, which is not negative, and without moving. */
    public final long writeAt(long position, Source source) {
        checkWritable();
        long before = source.done();
        writeTo(position, source);
        return told(InotifyFlag.IN_MODIFY, source.done() - before);
    }

    /** Tells who watches, if any bytes were moved and not only passed through; how many. */
    private long told(int event, long moved) {
        if (moved > 0 && inode.type() != FileMode.S_IFIFO) {
            inode.tell(event);
        }
        return moved;
    }

    private void checkReadable() {
        if (!isReadable()) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    private void checkWritable() {
        if (!isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    /** Moves bytes into {@code sink}; throws only if none was moved. */
    protected void readHere(Sink sink) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Moves bytes out of {@code source}; throws only if none was moved. */
    protected void writeHere(Source source) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** As {@link #readHere}, from a position. */
    protected void readFrom(long position, Sink sink) {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** As {@link #writeHere}, to a position. */
    protected void writeTo(long position, Source source) {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** lseek(2): the new position. */
    public long seek(long offset, int whence) {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** What could be done now without waiting, as events of poll(2). */
    public int poll() {
        return PollEvent.POLLIN | PollEvent.POLLOUT | PollEvent.POLLRDNORM | PollEvent.POLLWRNORM;
    }

    /** Rings when what {@link #poll} says may have changed; null if that never changes by itself. */
    public Bell changed() {
        return null;
    }

    /** Whether it makes sense to wait until something can be done with it; if not, everything always can. */
    public boolean isPollable() {
        return changed() != null;
    }

    /** ioctl(2): the result. */
    public int control(int request, ControlArgument argument) {
        throw new ErrnoException(Errno.ENOTTY);
    }

    /** ftruncate(2), to a size that is not negative. */
    public void truncate(long size) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** getdents64(2): puts entries into {@code sink}. */
    public void list(Sink sink) {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The content for mmap(2); null if that is zeros. */
    public PageSource pages() {
        throw new ErrnoException(Errno.ENODEV);
    }

    /** fsync(2). */
    public void sync() {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** fdatasync(2). */
    public void syncData() {
        sync();
    }
}
