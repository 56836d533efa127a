package awesome.runtime.linux.file;

import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.linux.Syscall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * System calls on files. A result is that of the call, or an error number negated; calls that a signal ended early are
 * made again. Paths are UTF-8 with a zero byte at the end.
 */
public final class FileCalls {
    private static final int FIONREAD = 0x541b;
    private static final int WORD = 4;
    private static final int PATH_MAX = 4096;

    private FileCalls() {}

    /** Makes the call, again if a signal ended it early. */
    public static long call(int number, long a, long b, long c, long d, long e, long f) {
        long result;
        do {
            result = Syscall.call(number, a, b, c, d, e, f);
        } while (result == Syscall.INTERRUPTED);
        return result;
    }

    /** The same with three arguments at most. */
    public static long call(int number, long a, long b, long c) {
        return call(number, a, b, c, 0, 0, 0);
    }

    /** The bytes of a path for {@link #call}; a zero character in it ends it for the kernel. */
    public static byte[] path(String path) {
        return path.concat("\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Where the elements of an array are: arrays do not move. It must stay reachable while the address is used. */
    public static long address(Object array) {
        return Objects.addressOf(array).plus(Hubs.ARRAY_BASE).bits();
    }

    /** Makes a call whose first argument is a path. */
    public static long onPath(int number, String path, long b, long c) {
        byte[] bytes = path(path);
        long result = call(number, address(bytes), b, c);
        Objects.keepAlive(bytes);
        return result;
    }

    /** open(2), closed when another program is started; mode 0666 for a new file, less the umask. */
    public static int open(String path, int flags) {
        return (int) onPath(SystemCallNumber.OPEN, path, flags | OpenFlag.O_CLOEXEC, 0666);
    }

    /** close(2), once: the descriptor is gone even if a signal came first. */
    public static int close(int descriptor) {
        return (int) Syscall.call(SystemCallNumber.CLOSE, descriptor, 0, 0);
    }

    /** read(2) into a range that the caller checked. */
    public static int read(int descriptor, byte[] bytes, int offset, int length) {
        long result = call(SystemCallNumber.READ, descriptor, address(bytes) + offset, length);
        Objects.keepAlive(bytes);
        return (int) result;
    }

    /** write(2), until all bytes of a range that the caller checked are written; 0 or an error number negated. */
    public static int writeAll(int descriptor, byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            long result = call(SystemCallNumber.WRITE, descriptor, address(bytes) + offset + done, length - done);
            if (result < 0) {
                return (int) result;
            }
            done += (int) result;
        }
        Objects.keepAlive(bytes);
        return 0;
    }

    /** lseek(2). */
    public static long seek(int descriptor, long offset, int from) {
        return call(SystemCallNumber.LSEEK, descriptor, offset, from);
    }

    /** stat(2). */
    public static int status(String path, FileStatus status) {
        byte[] bytes = path(path);
        int result = (int) call(SystemCallNumber.STAT, address(bytes), status.address(), 0);
        Objects.keepAlive(bytes);
        return result;
    }

    /** stat(2), lstat(2) or fstat(2), by number; the first argument is the address of a path or a descriptor. */
    public static int status(int number, long of, FileStatus status) {
        return (int) call(number, of, status.address(), 0);
    }

    /** fstat(2). */
    public static int status(int descriptor, FileStatus status) {
        return status(SystemCallNumber.FSTAT, descriptor, status);
    }

    /** fstatat(2), of a path at an address that is relative to an open directory. */
    public static int status(int folder, long pathAddress, int flags, FileStatus status) {
        return (int) call(SystemCallNumber.NEWFSTATAT, folder, pathAddress, status.address(), flags, 0, 0);
    }

    /** Bytes that can be read without waiting, at most {@code Integer.MAX_VALUE}; -ESPIPE if nobody can tell. */
    public static long available(int descriptor) {
        FileStatus status = new FileStatus();
        long error = status(descriptor, status);
        if (error < 0) {
            return error;
        }
        int type = status.type();
        if (type == FileStatus.PIPE || type == FileStatus.CHARACTER_DEVICE || type == FileStatus.SOCKET) {
            byte[] word = new byte[WORD];
            long result = call(SystemCallNumber.IOCTL, descriptor, FIONREAD, address(word));
            if (result >= 0) {
                return Address.of(address(word)).readInt();
            }
        }
        long at = seek(descriptor, 0, OpenFlag.SEEK_CUR);
        return at < 0 ? at : Math.max(0, Math.min(Integer.MAX_VALUE, status.size() - at));
    }

    /** The working folder, absolute. */
    public static byte[] workingFolder() {
        byte[] bytes = new byte[PATH_MAX];
        long length = call(SystemCallNumber.GETCWD, address(bytes), bytes.length, 0);
        return length <= 0 ? new byte[] {'/'} : Arrays.copyOf(bytes, (int) length - 1);
    }

    /** readlink(2): where a symbolic link leads; null if {@code error[0]} says why not. */
    public static byte[] link(long pathAddress, int[] error) {
        byte[] bytes = new byte[PATH_MAX];
        long length = call(SystemCallNumber.READLINK, pathAddress, address(bytes), bytes.length);
        error[0] = (int) Math.min(0, length);
        return length < 0 ? null : Arrays.copyOf(bytes, (int) length);
    }
}
