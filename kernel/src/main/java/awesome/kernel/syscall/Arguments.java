package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.UserBuffer;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;

/** Kinds of arguments that many calls have. */
final class Arguments {
    private static final int MOST_RANGES = 1024;
    private static final int RANGE_BYTES = 16;

    private Arguments() {}

    /** The path at an address, one character per byte; EFAULT, ENAMETOOLONG. */
    static String path(Process process, long address) {
        return process.memory().readString(UserAddr.of(address), Vfs.PATH_MAX, Errno.ENAMETOOLONG);
    }

    /** The directory that {@code path} begins at when given with {@code fd}; ENOENT for an empty path. */
    static Place base(Process process, long fd, String path) {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return process.files().base((int) fd, path, process.paths());
    }

    /** The file at a path from the working directory. */
    static Inode file(Process process, String path, boolean follow) {
        return process.vfs().find(process.paths(), process.paths().current(), path, follow);
    }

    /**
     * The file that a descriptor and a path lead to; the descriptor alone if the path is empty and {@code flags} have
     * AT_EMPTY_PATH.
     *
     * @param follow whether a symbolic link at the end is followed
     */
    static Inode file(Process process, long fd, String path, long flags, boolean follow) {
        if (path.isEmpty() && (flags & OpenFlag.AT_EMPTY_PATH) != 0) {
            return (int) fd == OpenFlag.AT_FDCWD ? process.paths().current().inode()
                    : process.files().get((int) fd).inode();
        }
        return process.vfs().find(process.paths(), base(process, fd, path), path, follow);
    }

    /** The same with the mount that it was found through. */
    static Place place(Process process, long fd, String path, long flags, boolean follow) {
        if (path.isEmpty() && (flags & OpenFlag.AT_EMPTY_PATH) != 0) {
            return (int) fd == OpenFlag.AT_FDCWD ? process.paths().current() : process.files().get((int) fd).place();
        }
        return process.vfs().findPlace(process.paths(), base(process, fd, path), path, follow);
    }

    /** The same for a file that is to be changed: EROFS if nothing may be changed there. */
    static Inode changeable(Process process, long fd, String path, long flags, boolean follow) {
        Place place = place(process, fd, path, flags, follow);
        place.requireWritable();
        return place.inode();
    }

    /** EINVAL if {@code value} has other bits than {@code allowed}. */
    static void requireOnly(long value, long allowed) {
        if ((value & ~allowed) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** EPERM if the caller has not that capability: CAP_ of {@link awesome.abi.linux.Capability}. */
    static void requireCapability(Process process, int capability) {
        if (!process.credentials().has(capability)) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    /** A buffer of {@code length} bytes, cut to what one call moves. */
    static UserBuffer buffer(Process process, long address, long length) {
        if (length < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return new UserBuffer(process.memory(), UserAddr.of(address), Math.min(length, OpenFile.MAX_TRANSFER));
    }

    /** The buffers that {@code count} structures {@code iovec} describe, cut to what one call moves. */
    static UserBuffer buffers(Process process, long address, long count) {
        long[] ranges = ranges(process, address, count);
        long room = OpenFile.MAX_TRANSFER;
        for (int i = 1; i < ranges.length; i += 2) {
            ranges[i] = Math.min(ranges[i], room);
            room -= ranges[i];
        }
        return new UserBuffer(process.memory(), ranges);
    }

    /** Address and length in turn of what {@code count} structures {@code iovec} describe; EINVAL, EFAULT. */
    static long[] ranges(Process process, long address, long count) {
        if (count < 0 || count > MOST_RANGES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserMemory memory = process.memory();
        long[] ranges = new long[2 * (int) count];
        for (int i = 0; i < count; i++) {
            memory.read(UserAddr.of(address + (long) i * RANGE_BYTES), 2);
            ranges[2 * i] = memory.read(0);
            ranges[2 * i + 1] = memory.read(1);
            if (ranges[2 * i + 1] < 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        return ranges;
    }
}
