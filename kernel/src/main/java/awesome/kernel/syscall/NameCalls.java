package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** Calls that make, change and remove names in the tree of files. */
final class NameCalls {
    private static final int HERE = OpenFlag.AT_FDCWD;

    private NameCalls() {}

    static long mkdir(Process process, UserContext call) {
        return mkdir(process, HERE, call.argument(0), (int) call.argument(1));
    }

    static long mkdirat(Process process, UserContext call) {
        return mkdir(process, call.argument(0), call.argument(1), (int) call.argument(2));
    }

    private static long mkdir(Process process, long fd, long address, int mode) {
        String path = Arguments.path(process, address);
        process.vfs().makeDirectory(process.paths(), Arguments.base(process, fd, path), path, mode);
        return 0;
    }

    static long mknod(Process process, UserContext call) {
        return mknod(process, HERE, call.argument(0), (int) call.argument(1), call.argument(2));
    }

    static long mknodat(Process process, UserContext call) {
        return mknod(process, call.argument(0), call.argument(1), (int) call.argument(2), call.argument(3));
    }

    private static long mknod(Process process, long fd, long address, int mode, long device) {
        String path = Arguments.path(process, address);
        process.vfs().makeNode(process.paths(), Arguments.base(process, fd, path), path, mode, device & 0xffff_ffffL);
        return 0;
    }

    static long rmdir(Process process, UserContext call) {
        return remove(process, HERE, call.argument(0), true);
    }

    static long unlink(Process process, UserContext call) {
        return remove(process, HERE, call.argument(0), false);
    }

    static long unlinkat(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(2), OpenFlag.AT_REMOVEDIR);
        return remove(process, call.argument(0), call.argument(1), call.argument(2) != 0);
    }

    private static long remove(Process process, long fd, long address, boolean directory) {
        String path = Arguments.path(process, address);
        if (directory) {
            process.vfs().removeDirectory(process.paths(), Arguments.base(process, fd, path), path);
        } else {
            process.vfs().unlink(process.paths(), Arguments.base(process, fd, path), path);
        }
        return 0;
    }

    static long rename(Process process, UserContext call) {
        return rename(process, HERE, call.argument(0), HERE, call.argument(1), 0);
    }

    static long renameat(Process process, UserContext call) {
        return rename(process, call.argument(0), call.argument(1), call.argument(2), call.argument(3), 0);
    }

    static long renameat2(Process process, UserContext call) {
        return rename(process, call.argument(0), call.argument(1), call.argument(2), call.argument(3),
                (int) call.argument(4));
    }

    private static long rename(Process process, long oldFd, long oldAt, long newFd, long newAt, int flags) {
        String from = Arguments.path(process, oldAt);
        String to = Arguments.path(process, newAt);
        Vfs vfs = process.vfs();
        vfs.rename(process.paths(), Arguments.base(process, oldFd, from), from, Arguments.base(process, newFd, to), to,
                flags);
        return 0;
    }

    static long link(Process process, UserContext call) {
        return link(process, HERE, call.argument(0), HERE, call.argument(1), 0);
    }

    static long linkat(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(4), OpenFlag.AT_SYMLINK_FOLLOW | OpenFlag.AT_EMPTY_PATH);
        return link(process, call.argument(0), call.argument(1), call.argument(2), call.argument(3),
                (int) call.argument(4));
    }

    private static long link(Process process, long oldFd, long oldAt, long newFd, long newAt, int flags) {
        String from = Arguments.path(process, oldAt);
        String to = Arguments.path(process, newAt);
        Place file = Arguments.place(process, oldFd, from, flags, (flags & OpenFlag.AT_SYMLINK_FOLLOW) != 0);
        process.vfs().link(process.paths(), file, Arguments.base(process, newFd, to), to);
        return 0;
    }

    static long symlink(Process process, UserContext call) {
        return symlink(process, call.argument(0), HERE, call.argument(1));
    }

    static long symlinkat(Process process, UserContext call) {
        return symlink(process, call.argument(0), call.argument(1), call.argument(2));
    }

    private static long symlink(Process process, long targetAt, long fd, long address) {
        String target = Arguments.path(process, targetAt);
        String path = Arguments.path(process, address);
        process.vfs().symlink(process.paths(), target, Arguments.base(process, fd, path), path);
        return 0;
    }

    static long readlink(Process process, UserContext call) {
        return readlink(process, HERE, call.argument(0), call.argument(1), (int) call.argument(2));
    }

    static long readlinkat(Process process, UserContext call) {
        return readlink(process, call.argument(0), call.argument(1), call.argument(2), (int) call.argument(3));
    }

    private static long readlink(Process process, long fd, long address, long buffer, int size) {
        if (size <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        // With an empty path a link is meant that was opened with O_PATH and O_NOFOLLOW.
        String path = Arguments.path(process, address);
        boolean empty = path.isEmpty() && (int) fd != HERE;
        Inode file = Arguments.file(process, fd, path, empty ? OpenFlag.AT_EMPTY_PATH : 0, false);
        if (!file.isSymlink()) {
            throw new ErrnoException(empty ? Errno.ENOENT : Errno.EINVAL);
        }
        byte[] target = file.target().getBytes(StandardCharsets.ISO_8859_1);
        int length = Math.min(size, target.length);
        process.memory().copyOut(UserAddr.of(buffer), target, 0, length);
        return length;
    }
}
