package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.MountFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Mount;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** Opening files, and where paths begin. */
final class OpenCalls {
    private static final int CREATE = OpenFlag.O_CREAT | OpenFlag.O_WRONLY | OpenFlag.O_TRUNC;

    private OpenCalls() {}

    static long open(Process process, UserContext call) {
        return open(process, OpenFlag.AT_FDCWD, call.argument(0), (int) call.argument(1), (int) call.argument(2));
    }

    static long openat(Process process, UserContext call) {
        return open(process, call.argument(0), call.argument(1), (int) call.argument(2), (int) call.argument(3));
    }

    static long creat(Process process, UserContext call) {
        return open(process, OpenFlag.AT_FDCWD, call.argument(0), CREATE, (int) call.argument(1));
    }

    private static long open(Process process, long fd, long address, int flags, int mode) {
        String path = Arguments.path(process, address);
        Place base = Arguments.base(process, fd, path);
        OpenFile file = process.vfs().open(process.paths(), base, path, flags, mode);
        return NewFiles.add(process, file, flags);
    }

    static long chdir(Process process, UserContext call) {
        String path = Arguments.path(process, call.argument(0));
        process.paths().setCurrent(process.vfs().findDirectory(process.paths(), process.paths().current(), path));
        return 0;
    }

    static long fchdir(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        if (!(file.inode() instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        process.vfs().access().require(file.inode(), FileAccess.EXECUTE);
        process.paths().setCurrent(file.place());
        return 0;
    }

    static long chroot(Process process, UserContext call) {
        String path = Arguments.path(process, call.argument(0));
        Place root = process.vfs().findDirectory(process.paths(), process.paths().current(), path);
        Arguments.requireCapability(process, Capability.CAP_SYS_CHROOT);
        process.paths().setRoot(root);
        return 0;
    }

    static long getcwd(Process process, UserContext call) {
        PathContext paths = process.paths();
        String text = Vfs.pathOf(paths.current(), paths.root());
        Vfs.requireLength(text);
        byte[] path = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        if (Long.compareUnsigned(path.length, call.argument(1)) > 0) {
            throw new ErrnoException(Errno.ERANGE);
        }
        process.memory().copyOut(UserAddr.of(call.argument(0)), path);
        return path.length;
    }

    static long umask(Process process, UserContext call) {
        return process.paths().setUmask((int) call.argument(0));
    }

    static long access(Process process, UserContext call) {
        return access(process, OpenFlag.AT_FDCWD, call.argument(0), (int) call.argument(1), 0);
    }

    static long faccessat(Process process, UserContext call) {
        return access(process, call.argument(0), call.argument(1), (int) call.argument(2), 0);
    }

    static long faccessat2(Process process, UserContext call) {
        return access(process, call.argument(0), call.argument(1), (int) call.argument(2), (int) call.argument(3));
    }

    private static long access(Process process, long fd, long address, int mode, int flags) {
        Arguments.requireOnly(mode, OpenFlag.R_OK | OpenFlag.W_OK | OpenFlag.X_OK);
        Arguments.requireOnly(flags, OpenFlag.AT_EACCESS | OpenFlag.AT_SYMLINK_NOFOLLOW | OpenFlag.AT_EMPTY_PATH);
        String path = Arguments.path(process, address);
        Credentials who = process.credentials();
        if ((flags & OpenFlag.AT_EACCESS) == 0) {
            who.beginReal();
        }
        try {
            Place place = Arguments.place(process, fd, path, flags, (flags & OpenFlag.AT_SYMLINK_NOFOLLOW) == 0);
            checkAccess(process, place, mode);
        } finally {
            who.endReal();
        }
        return 0;
    }

    private static void checkAccess(Process process, Place place, int mode) {
        Inode file = place.inode();
        Mount mount = place.mount();
        if ((mode & OpenFlag.X_OK) != 0 && file.isRegular() && mount != null && mount.has(MountFlag.MS_NOEXEC)) {
            throw new ErrnoException(Errno.EACCES);
        }
        // The bits of the argument are those of permissions.
        process.vfs().access().require(file, mode);
        boolean isContent = file.isRegular() || file instanceof Directory || file.isSymlink();
        if ((mode & OpenFlag.W_OK) != 0 && isContent) {
            place.requireWritable();
        }
    }
}
