package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.InotifyFile;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/** Watching files (inotify(7)). */
final class InotifyCalls {
    private static final int OPTIONS = InotifyFlag.IN_ONLYDIR | InotifyFlag.IN_DONT_FOLLOW | InotifyFlag.IN_EXCL_UNLINK
            | InotifyFlag.IN_MASK_CREATE | InotifyFlag.IN_MASK_ADD | InotifyFlag.IN_ONESHOT;
    /** What a mask may have without a meaning: what the kernel sends unasked. */
    private static final int UNASKED = InotifyFlag.IN_UNMOUNT | InotifyFlag.IN_Q_OVERFLOW | InotifyFlag.IN_IGNORED
            | InotifyFlag.IN_ISDIR;
    private static final int ALL = InotifyFlag.IN_ALL_EVENTS | OPTIONS | UNASKED;

    private InotifyCalls() {}

    static long init(Process process, UserContext call) {
        return init(process, 0);
    }

    static long init1(Process process, UserContext call) {
        int flags = (int) call.argument(0);
        Arguments.requireOnly(flags, OpenFlag.O_CLOEXEC | OpenFlag.O_NONBLOCK);
        return init(process, flags);
    }

    private static long init(Process process, int flags) {
        int user = process.credentials().user(Credentials.REAL);
        OpenFile file = process.services().events().newInotify(user, flags & OpenFlag.O_NONBLOCK);
        return NewFiles.add(process, file, flags);
    }

    static long addWatch(Process process, UserContext call) {
        int mask = (int) call.argument(2);
        if ((mask & ~ALL) != 0 || mask == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        OpenFile file = process.files().getUsable((int) call.argument(0));
        boolean both = (mask & InotifyFlag.IN_MASK_ADD) != 0 && (mask & InotifyFlag.IN_MASK_CREATE) != 0;
        if (both || !(file instanceof InotifyFile)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        String path = Arguments.path(process, call.argument(1));
        Inode watched = Arguments.file(process, path, (mask & InotifyFlag.IN_DONT_FOLLOW) == 0);
        if ((mask & InotifyFlag.IN_ONLYDIR) != 0 && !(watched instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        process.vfs().access().require(watched, FileAccess.READ);
        return ((InotifyFile) file).watch(watched, mask);
    }

    static long removeWatch(Process process, UserContext call) {
        if (process.files().getUsable((int) call.argument(0)) instanceof InotifyFile file) {
            file.remove((int) call.argument(1));
            return 0;
        }
        throw new ErrnoException(Errno.EINVAL);
    }
}
