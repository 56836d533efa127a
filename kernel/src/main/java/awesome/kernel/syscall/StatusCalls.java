package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.StatLayout;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.FileStatus;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Place;
import awesome.magic.UserAddr;

/** Calls about what is known of a file besides its name and content: stat(2), chmod(2), times, size. */
final class StatusCalls {
    private static final int HERE = OpenFlag.AT_FDCWD;
    private static final int STAT_FLAGS =
            OpenFlag.AT_SYMLINK_NOFOLLOW | OpenFlag.AT_NO_AUTOMOUNT | OpenFlag.AT_EMPTY_PATH;
    private static final int STATX_FLAGS = STAT_FLAGS | OpenFlag.AT_STATX_SYNC_TYPE;
    private static final long STATX_RESERVED = 0x8000_0000L;

    private static final long UTIME_NOW = 0x3fff_ffff;
    private static final long UTIME_OMIT = 0x3fff_fffe;
    /** Bytes of a {@code timespec} or {@code timeval}. */
    private static final int TIME_BYTES = 16;

    private StatusCalls() {}

    static long stat(Process process, UserContext call) {
        return stat(process, Arguments.file(process, Arguments.path(process, call.argument(0)), true),
                call.argument(1));
    }

    static long lstat(Process process, UserContext call) {
        return stat(process, Arguments.file(process, Arguments.path(process, call.argument(0)), false),
                call.argument(1));
    }

    static long fstat(Process process, UserContext call) {
        return stat(process, process.files().get((int) call.argument(0)).inode(), call.argument(1));
    }

    static long newfstatat(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(3), STAT_FLAGS);
        return stat(process, file(process, call.argument(0), call.argument(1), call.argument(3)), call.argument(2));
    }

    private static long stat(Process process, Inode file, long address) {
        UserMemory memory = process.memory();
        file.refresh();
        FileStatus.stat(file, memory.scratch());
        memory.copyScratchOut(UserAddr.of(address), StatLayout.STAT_SIZE);
        return 0;
    }

    static long statx(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(2), STATX_FLAGS);
        if ((call.argument(3) & STATX_RESERVED) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Inode file = file(process, call.argument(0), call.argument(1), call.argument(2));
        process.memory().copyOut(UserAddr.of(call.argument(4)), FileStatus.statx(file,
                (call.argument(3) & StatLayout.STATX_DIOALIGN) != 0 ? directUnit(process, file) : -1));
        return 0;
    }

    /** As {@link Inode#directUnit}, for disks too; -1 if it is not known. */
    private static int directUnit(Process process, Inode file) {
        BlockDevice disk = file.type() == FileMode.S_IFBLK ? process.vfs().devices().disk(file.device()) : null;
        return disk != null ? disk.logicalBlockSize() : file.tellsDirectUnit() ? file.directUnit() : -1;
    }

    private static Inode file(Process process, long fd, long address, long flags) {
        return Arguments.file(process, fd, Arguments.path(process, address), flags,
                (flags & OpenFlag.AT_SYMLINK_NOFOLLOW) == 0);
    }

    /** The file at a path, of which something is to be changed; EROFS. */
    private static Inode changeable(Process process, long fd, long address, long flags) {
        return Arguments.changeable(process, fd, Arguments.path(process, address), flags,
                (flags & OpenFlag.AT_SYMLINK_NOFOLLOW) == 0);
    }

    /** An open file, of which something is to be changed; EROFS. */
    private static Inode changeable(Process process, long fd) {
        OpenFile file = process.files().getUsable((int) fd);
        file.requireWritablePlace();
        return file.inode();
    }

    static long statfs(Process process, UserContext call) {
        Place file = Arguments.place(process, HERE, Arguments.path(process, call.argument(0)), 0, true);
        process.memory().copyOut(UserAddr.of(call.argument(1)), FileStatus.statfs(file));
        return 0;
    }

    static long fstatfs(Process process, UserContext call) {
        Place file = process.files().get((int) call.argument(0)).place();
        process.memory().copyOut(UserAddr.of(call.argument(1)), FileStatus.statfs(file));
        return 0;
    }

    private static void changeMode(Process process, Inode file, long permissions) {
        process.vfs().access().changeMode(file, (int) permissions);
    }

    private static void changeOwner(Process process, Inode file, long owner, long group) {
        process.vfs().access().changeOwner(file, (int) owner, (int) group);
    }

    /** EACCES if the times of a file may not be set to now, EPERM if they may not to others. */
    private static void checkTimes(Process process, Inode file, boolean toNow) {
        FileAccess access = process.vfs().access();
        if (!toNow) {
            access.requireOwner(file);
        } else if (!access.owns(file)) {
            access.require(file, FileAccess.WRITE);
        }
    }

    static long chmod(Process process, UserContext call) {
        changeMode(process, changeable(process, HERE, call.argument(0), 0), call.argument(1));
        return 0;
    }

    static long fchmod(Process process, UserContext call) {
        changeMode(process, changeable(process, call.argument(0)), call.argument(1));
        return 0;
    }

    static long fchmodat(Process process, UserContext call) {
        changeMode(process, changeable(process, call.argument(0), call.argument(1), 0), call.argument(2));
        return 0;
    }

    static long chown(Process process, UserContext call) {
        changeOwner(process, changeable(process, HERE, call.argument(0), 0), call.argument(1), call.argument(2));
        return 0;
    }

    static long lchown(Process process, UserContext call) {
        Inode file = changeable(process, HERE, call.argument(0), OpenFlag.AT_SYMLINK_NOFOLLOW);
        changeOwner(process, file, call.argument(1), call.argument(2));
        return 0;
    }

    static long fchown(Process process, UserContext call) {
        changeOwner(process, changeable(process, call.argument(0)), call.argument(1), call.argument(2));
        return 0;
    }

    static long fchownat(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(4), OpenFlag.AT_SYMLINK_NOFOLLOW | OpenFlag.AT_EMPTY_PATH);
        Inode file = changeable(process, call.argument(0), call.argument(1), call.argument(4));
        changeOwner(process, file, call.argument(2), call.argument(3));
        return 0;
    }

    static long truncate(Process process, UserContext call) {
        String path = Arguments.path(process, call.argument(0));
        if (call.argument(1) < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Place place = Arguments.place(process, HERE, path, 0, true);
        Inode file = place.inode();
        if (file instanceof Directory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        if (!file.isRegular()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        place.requireWritable();
        process.vfs().access().require(file, FileAccess.WRITE);
        file.requireNotRunning();
        process.vfs().access().contentChanges(file);
        file.truncate(call.argument(1));
        file.tell(InotifyFlag.IN_MODIFY);
        return 0;
    }

    static long utimensat(Process process, UserContext call) {
        UserMemory memory = process.memory();
        Arguments.requireOnly((int) call.argument(3), OpenFlag.AT_SYMLINK_NOFOLLOW | OpenFlag.AT_EMPTY_PATH);
        Inode file = call.argument(1) == 0 ? changeable(process, call.argument(0))
                : changeable(process, call.argument(0), call.argument(1), call.argument(3));
        UserAddr at = UserAddr.of(call.argument(2));
        long now = process.machine().clock().realtimeNanos();
        if (at.isZero()) {
            checkTimes(process, file, true);
            file.setTimes(now, now);
        } else {
            long accessed = time(memory, at, now, file.accessed());
            long modified = time(memory, at.plus(TIME_BYTES), now, file.modified());
            long first = memory.readLong(at.plus(8));
            long second = memory.readLong(at.plus(TIME_BYTES + 8));
            if (first == UTIME_OMIT && second == UTIME_OMIT) {
                return 0;
            }
            checkTimes(process, file, first == UTIME_NOW && second == UTIME_NOW);
            file.setTimes(accessed, modified);
        }
        return 0;
    }

    private static long time(UserMemory memory, UserAddr at, long now, long old) {
        memory.read(at, 2);
        long seconds = memory.read(0);
        long nanos = memory.read(1);
        if (nanos == UTIME_NOW) {
            return now;
        }
        if (nanos == UTIME_OMIT) {
            return old;
        }
        if (nanos < 0 || nanos >= Timespec.SECOND) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return instant(seconds, nanos);
    }

    static long utimes(Process process, UserContext call) {
        return utimes(process, HERE, call.argument(0), UserAddr.of(call.argument(1)));
    }

    static long futimesat(Process process, UserContext call) {
        return utimes(process, call.argument(0), call.argument(1), UserAddr.of(call.argument(2)));
    }

    private static long utimes(Process process, long fd, long address, UserAddr at) {
        UserMemory memory = process.memory();
        Inode file = changeable(process, fd, address, 0);
        long now = process.machine().clock().realtimeNanos();
        checkTimes(process, file, at.isZero());
        if (at.isZero()) {
            file.setTimes(now, now);
        } else {
            long accessed = timeval(memory, at);
            file.setTimes(accessed, timeval(memory, at.plus(TIME_BYTES)));
        }
        return 0;
    }

    private static long timeval(UserMemory memory, UserAddr at) {
        long micros = memory.readLong(at.plus(8));
        if (micros < 0 || micros >= Timespec.SECOND / Timespec.MICROSECOND) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return instant(memory.readLong(at), micros * Timespec.MICROSECOND);
    }

    static long utime(Process process, UserContext call) {
        UserMemory memory = process.memory();
        Inode file = changeable(process, HERE, call.argument(0), 0);
        UserAddr at = UserAddr.of(call.argument(1));
        long now = process.machine().clock().realtimeNanos();
        checkTimes(process, file, at.isZero());
        if (at.isZero()) {
            file.setTimes(now, now);
        } else {
            file.setTimes(instant(memory.readLong(at), 0), instant(memory.readLong(at.plus(8)), 0));
        }
        return 0;
    }

    /** Nanoseconds since 1970, as far as a number of 64 bits reaches: 292 years either way. */
    private static long instant(long seconds, long nanos) {
        long farthest = Long.MAX_VALUE / Timespec.SECOND - 1;
        return Math.max(-farthest, Math.min(farthest, seconds)) * Timespec.SECOND + nanos;
    }
}
