package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.filelock.LockOwner;
import java.util.Arrays;

/**
 * The open files of a process by number. Each entry is one use of its {@link OpenFile}, and has the close-on-exec
 * flag of its own.
 */
public final class FileDescriptors {
    /** The most files that any process may have open. */
    public static final int MAXIMUM = 1 << 20;

    private OpenFile[] files = new OpenFile[16];
    private boolean[] closeOnExec = new boolean[16];
    private final LockOwner lockOwner = new LockOwner();
    private int limit = 1024;
    private int users = 1;

    /** One more process has it. */
    public FileDescriptors retain() {
        users++;
        return this;
    }

    /** This if one process has it, else a copy for one of those that do (execve(2)). */
    public FileDescriptors alone() {
        if (users == 1) {
            return this;
        }
        FileDescriptors copy = copy();
        users--;
        return copy;
    }

    /** A process that had it is gone; the last one closes all. */
    public void release() {
        users--;
        if (users == 0) {
            closeAll();
        }
    }

    /** How many files the process may have open (RLIMIT_NOFILE). */
    public int limit() {
        return limit;
    }

    /** Sets {@link #limit}, 0 to {@link #MAXIMUM}; files that are open above it stay open. */
    public void setLimit(int limit) {
        this.limit = limit;
    }

    /** The file of that number; EBADF if there is none. */
    public OpenFile get(int fd) {
        if (fd < 0 || fd >= files.length || files[fd] == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return files[fd];
    }

    /** As {@link #get}, for calls that an O_PATH file does not serve. */
    public OpenFile getUsable(int fd) {
        OpenFile file = get(fd);
        if ((file.flags() & OpenFlag.O_PATH) != 0) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }

    /** Whether a number is in use. */
    public boolean isOpen(int fd) {
        return fd >= 0 && fd < files.length && files[fd] != null;
    }

    /** One more than any number in use can be. */
    public int end() {
        return files.length;
    }

    /**
     * The directory that a path begins at which was given together with a directory's descriptor, as for openat(2).
     *
     * @param fd may be {@link OpenFlag#AT_FDCWD}; is not looked at if {@code path} is absolute
     */
    public Place base(int fd, String path, PathContext context) {
        if (fd == OpenFlag.AT_FDCWD || path.startsWith("/")) {
            return context.current();
        }
        OpenFile file = get(fd);
        if (file.inode() instanceof Directory) {
            return file.place();
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** EMFILE if there is no free number. */
    public void requireFree() {
        int fd = 0;
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        if (fd >= limit) {
            throw new ErrnoException(Errno.EMFILE);
        }
    }

    /**
     * Gives {@code file}, whose use it takes over, the lowest free number. If there is none, the file is released.
     *
     * @param least the number is not below it
     */
    public int add(OpenFile file, int least, boolean onExec) {
        int fd = least;
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        if (fd >= limit) {
            file.release();
            throw new ErrnoException(Errno.EMFILE);
        }
        set(fd, file, onExec);
        return fd;
    }

    /** dup(2), fcntl(2) F_DUPFD: the new number, at least {@code least}; EINVAL if that is not below the limit. */
    public int duplicate(int fd, int least, boolean onExec) {
        OpenFile file = get(fd);
        if (least < 0 || least >= limit) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return add(file.retain(), least, onExec);
    }

    /** dup2(2) and dup3(2) for two different numbers: what {@code to} stood for is closed. */
    public int duplicateTo(int fd, int to, boolean onExec) {
        OpenFile file = get(fd);
        if (to < 0 || to >= limit) {
            throw new ErrnoException(Errno.EBADF);
        }
        file.retain();
        OpenFile old = isOpen(to) ? files[to] : null;
        set(to, file, onExec);
        if (old != null) {
            release(old);
        }
        return to;
    }

    private void set(int fd, OpenFile file, boolean onExec) {
        if (fd >= files.length) {
            int length = Math.max(fd + 1, 2 * files.length);
            files = Arrays.copyOf(files, length);
            closeOnExec = Arrays.copyOf(closeOnExec, length);
        }
        files[fd] = file;
        closeOnExec[fd] = onExec;
    }

    /** Whether execve(2) closes that number. */
    public boolean closesOnExec(int fd) {
        get(fd);
        return closeOnExec[fd];
    }

    /** Sets whether execve(2) closes that number. */
    public void setCloseOnExec(int fd, boolean onExec) {
        get(fd);
        closeOnExec[fd] = onExec;
    }

    /** close(2). */
    public void close(int fd) {
        OpenFile file = get(fd);
        files[fd] = null;
        release(file);
    }

    /** A number stands for a file no longer, and so the locks of who has the numbers end (fcntl(2), "Advisory locking"). */
    private void release(OpenFile file) {
        file.inode().unlockAll(lockOwner);
        file.descriptorClosed();
        file.release();
    }

    /** Who has the locks that belong to the process. */
    public LockOwner lockOwner() {
        return lockOwner;
    }

    /** close_range(2): closes the numbers {@code first} to {@code last} that are open. */
    public void closeRange(int first, int last) {
        for (int fd = first; fd <= last && fd < files.length; fd++) {
            if (files[fd] != null) {
                close(fd);
            }
        }
    }

    /** execve(2) has succeeded: closes what is to be closed then. */
    public void closeForExec() {
        for (int fd = 0; fd < files.length; fd++) {
            if (files[fd] != null && closeOnExec[fd]) {
                close(fd);
            }
        }
    }

    /** Nobody needs any of them. */
    public void closeAll() {
        closeRange(0, files.length - 1);
    }

    /** A table of its own for a new process, with the same files. */
    public FileDescriptors copy() {
        FileDescriptors copy = new FileDescriptors();
        copy.files = files.clone();
        copy.closeOnExec = closeOnExec.clone();
        copy.limit = limit;
        for (OpenFile file : files) {
            if (file != null) {
                file.retain();
            }
        }
        return copy;
    }
}
