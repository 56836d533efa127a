package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.DeviceNumber;

/**
 * What a server says of a file.
 *
 * @param number tells it from all other files of the server that there are
 * @param mode type and permissions
 * @param links at least 1
 * @param device of a device node: its number
 * @param size not negative
 * @param accessed in nanoseconds since 1970, as the other times
 */
record Attributes(long number, int mode, int owner, int group, int links, long device, long size, long blocks, long accessed,
        long modified, long changed) {
    /** What is asked for: all but when it was made, and its version. */
    static final long WANTED = 0x7ff;

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_MODE = 0xffff;

    /** Takes them from an answer; EIO if a file cannot be so. */
    static Attributes of(Exchange answer) {
        answer.get8();
        long number = Qid.of(answer).path();
        int mode = answer.get4();
        int owner = answer.get4();
        int group = answer.get4();
        long links = answer.get8();
        long device = answer.get8();
        long size = answer.get8();
        answer.get8();
        long blocks = answer.get8();
        long accessed = time(answer);
        long modified = time(answer);
        long changed = time(answer);
        if (mode < 0 || mode > MOST_MODE || !isType(mode & FileMode.S_IFMT) || size < 0 || blocks < 0) {
            throw new ErrnoException(Errno.EIO);
        }
        int known = (int) Math.max(1, Math.min(links, Integer.MAX_VALUE));
        return new Attributes(number, mode, owner, group, known, decoded(device), size, blocks, accessed, modified, changed);
    }

    /** Numbers of devices are as in {@code struct stat}, of which more than 32 bits are not used here. */
    private static long decoded(long device) {
        return DeviceNumber.of(DeviceNumber.major(device), DeviceNumber.minor(device));
    }

    /** Whether it is the type of a file, of {@link FileMode}. */
    static boolean isType(int type) {
        return switch (type) {
            case FileMode.S_IFREG, FileMode.S_IFDIR, FileMode.S_IFLNK, FileMode.S_IFCHR, FileMode.S_IFBLK, FileMode.S_IFIFO,
                    FileMode.S_IFSOCK -> true;
            default -> false;
        };
    }

    /** Those beyond what 64 bits hold are the last or first that they do. */
    private static long time(Exchange answer) {
        long seconds = answer.get8();
        long nanos = answer.get8();
        if (nanos < 0 || nanos >= SECOND) {
            throw new ErrnoException(Errno.EIO);
        }
        long most = Long.MAX_VALUE / SECOND - 1;
        return Math.max(-most, Math.min(most, seconds)) * SECOND + nanos;
    }

    int type() {
        return mode & FileMode.S_IFMT;
    }
}
