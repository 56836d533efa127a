package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SealFlag;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pipe.PipeEnd;
import awesome.kernel.process.Process;
import awesome.kernel.pty.PtyMaster;
import awesome.kernel.tty.TerminalFile;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.UserArgument;

/** Calls about open files and their numbers, but for reading and writing. */
final class DescriptorCalls {
    private static final int CLOSE_RANGE_UNSHARE = 2;
    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final int FALLOC_FL_KEEP_SIZE = 1;
    private static final int FALLOC_FL_PUNCH_HOLE = 2;
    private static final int LAST_ADVICE = 5;
    private static final int SYNC_FILE_RANGE_FLAGS = 7;

    private DescriptorCalls() {}

    static long close(Process process, UserContext call) {
        process.files().close((int) call.argument(0));
        return 0;
    }

    static long closeRange(Process process, UserContext call) {
        long first = call.argument(0) & 0xffff_ffffL;
        long last = Math.min(call.argument(1) & 0xffff_ffffL, FileDescriptors.MAXIMUM);
        Arguments.requireOnly(call.argument(2), CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC);
        if (first > (call.argument(1) & 0xffff_ffffL)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        FileDescriptors files = process.files();
        if ((call.argument(2) & CLOSE_RANGE_CLOEXEC) == 0) {
            if (first <= last) {
                files.closeRange((int) first, (int) last);
            }
            return 0;
        }
        for (int fd = (int) Math.min(first, files.end()); fd <= last && fd < files.end(); fd++) {
            if (files.isOpen(fd)) {
                files.setCloseOnExec(fd, true);
            }
        }
        return 0;
    }

    static long dup(Process process, UserContext call) {
        return process.files().duplicate((int) call.argument(0), 0, false);
    }

    static long dup2(Process process, UserContext call) {
        int from = (int) call.argument(0);
        int to = (int) call.argument(1);
        if (from == to) {
            process.files().get(from);
            return to;
        }
        return process.files().duplicateTo(from, to, false);
    }

    static long dup3(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(2), OpenFlag.O_CLOEXEC);
        if ((int) call.argument(0) == (int) call.argument(1)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return process.files().duplicateTo((int) call.argument(0), (int) call.argument(1), call.argument(2) != 0);
    }

    static long fcntl(Process process, UserContext call) {
        FileDescriptors files = process.files();
        int fd = (int) call.argument(0);
        long value = call.argument(2);
        OpenFile file = files.get(fd);
        switch ((int) call.argument(1)) {
            case OpenFlag.F_DUPFD:
                return files.duplicate(fd, least(value), false);
            case OpenFlag.F_DUPFD_CLOEXEC:
                return files.duplicate(fd, least(value), true);
            case OpenFlag.F_GETFD:
                return files.closesOnExec(fd) ? OpenFlag.FD_CLOEXEC : 0;
            case OpenFlag.F_SETFD:
                files.setCloseOnExec(fd, (value & OpenFlag.FD_CLOEXEC) != 0);
                return 0;
            case OpenFlag.F_GETFL:
                return file.flags();
            case OpenFlag.F_SETFL:
                files.getUsable(fd).setFlags((int) value);
                return 0;
            case OpenFlag.F_GETLK:
            case OpenFlag.F_SETLK:
            case OpenFlag.F_SETLKW:
            case OpenFlag.F_OFD_GETLK:
            case OpenFlag.F_OFD_SETLK:
            case OpenFlag.F_OFD_SETLKW:
                return LockCalls.control(process, files.getUsable(fd), (int) call.argument(1), value);
            case OpenFlag.F_GETPIPE_SZ:
                return pipe(file).capacity();
            case OpenFlag.F_SETPIPE_SZ:
                return pipe(file).setCapacity((int) value);
            case SealFlag.F_ADD_SEALS:
                return SealCalls.add(process, files.getUsable(fd), (int) value);
            case SealFlag.F_GET_SEALS:
                return files.getUsable(fd).inode().seals();
            case OpenFlag.F_SETOWN:
            case OpenFlag.F_GETOWN:
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static PipeEnd pipe(OpenFile file) {
        if (file instanceof PipeEnd pipe) {
            return pipe;
        }
        throw new ErrnoException(Errno.EBADF);
    }

    private static int least(long value) {
        return value < 0 || value > FileDescriptors.MAXIMUM ? -1 : (int) value;
    }

    static long ioctl(Process process, UserContext call) {
        int fd = (int) call.argument(0);
        OpenFile file = process.files().getUsable(fd);
        UserArgument argument = new UserArgument(process.memory(), call.argument(2));
        switch ((int) call.argument(1)) {
            case TerminalFlag.FIOCLEX:
                process.files().setCloseOnExec(fd, true);
                return 0;
            case TerminalFlag.FIONCLEX:
                process.files().setCloseOnExec(fd, false);
                return 0;
            case TerminalFlag.FIONBIO:
                boolean on = LittleEndian.getInt(argument.read(4), 0) != 0;
                file.setFlags(on ? file.flags() | OpenFlag.O_NONBLOCK : file.flags() & ~OpenFlag.O_NONBLOCK);
                return 0;
            case TerminalFlag.TIOCGPTPEER:
                if (file instanceof PtyMaster master) {
                    int flags = (int) call.argument(2);
                    return NewFiles.add(process, master.openPeer(PtyMaster.peerFlags(flags)), flags);
                }
                throw new ErrnoException(file instanceof TerminalFile ? Errno.EIO : Errno.ENOTTY);
            default:
                return file.control((int) call.argument(1), argument);
        }
    }

    static long ftruncate(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        if (call.argument(1) < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        file.truncate(call.argument(1));
        return 0;
    }

    static long fallocate(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        int mode = (int) call.argument(1);
        long start = call.argument(2);
        long length = call.argument(3);
        if (start < 0 || length <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean punches = mode == (FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE);
        if ((mode & ~FALLOC_FL_KEEP_SIZE) != 0 && !punches) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (!file.isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (!file.inode().isRegular()) {
            throw new ErrnoException(file.inode().type() == FileMode.S_IFIFO ? Errno.ESPIPE : Errno.ENODEV);
        }
        if (start > Long.MAX_VALUE - length) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (punches) {
            file.inode().punch(start, length);
        } else {
            file.inode().reserve(start, length, mode != 0);
        }
        file.inode().tell(InotifyFlag.IN_MODIFY);
        return 0;
    }

    static long fadvise(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        if (file.inode().type() == FileMode.S_IFIFO) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        if (call.argument(2) < 0 || (int) call.argument(3) < 0 || (int) call.argument(3) > LAST_ADVICE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    static long readahead(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        if (!file.isReadable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (!file.inode().isRegular()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    static long fsync(Process process, UserContext call) {
        process.files().getUsable((int) call.argument(0)).sync();
        return 0;
    }

    static long fdatasync(Process process, UserContext call) {
        process.files().getUsable((int) call.argument(0)).syncData();
        return 0;
    }

    static long syncfs(Process process, UserContext call) {
        process.files().getUsable((int) call.argument(0)).inode().fileSystem().sync();
        return 0;
    }

    static long syncFileRange(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        long start = call.argument(1);
        long length = call.argument(2);
        Arguments.requireOnly((int) call.argument(3), SYNC_FILE_RANGE_FLAGS);
        if (start < 0 || length < 0 || start > Long.MAX_VALUE - length) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (!file.inode().isRegular() && file.inode().type() != FileMode.S_IFDIR
                && file.inode().type() != FileMode.S_IFLNK) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        return 0;
    }

    static long sync(Process process, UserContext call) {
        process.vfs().sync();
        return 0;
    }
}
