package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.magic.Frame;

/** What mount(2) is told about a tmpfs (tmpfs(5)): how large it may be, and who owns its root. */
final class TmpfsOptions {
    /** Permissions of the root unless told otherwise: anybody may make files, and remove their own. */
    private static final int USUAL_MODE = 01777;

    private final long allFrames;
    private String given = "";
    private long mostFrames;
    private long mostFiles;
    private int mode = USUAL_MODE;
    private int user;
    private int group;

    /** What is so by default in a machine of {@code allFrames} frames: half of them, and as many files. */
    TmpfsOptions(long allFrames) {
        this.allFrames = allFrames;
        mostFrames = allFrames / 2;
        mostFiles = mostFrames;
    }

    /** The same as others. */
    TmpfsOptions(TmpfsOptions others) {
        allFrames = others.allFrames;
        given = others.given;
        mostFrames = others.mostFrames;
        mostFiles = others.mostFiles;
        mode = others.mode;
        user = others.user;
        group = others.group;
    }

    /** Takes options over, separated by commas; EINVAL for one that does not exist. */
    void parse(String options) {
        int start = 0;
        while (start < options.length()) {
            int comma = options.indexOf(',', start);
            int end = comma < 0 ? options.length() : comma;
            if (end > start) {
                take(options.substring(start, end));
            }
            start = end + 1;
        }
    }

    private void take(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        switch (name) {
            case "size":
                mostFrames = size(value);
                given = ",size=" + mostFrames * (Frame.SIZE / 1024) + "k";
                break;
            case "nr_blocks":
                mostFrames = limit(number(value, 10));
                given = ",size=" + mostFrames * (Frame.SIZE / 1024) + "k";
                break;
            case "nr_inodes":
                mostFiles = limit(number(value, 10));
                break;
            case "mode":
                mode = (int) number(value, 8) & 07777;
                break;
            case "uid":
                user = (int) number(value, 10);
                break;
            case "gid":
                group = (int) number(value, 10);
                break;
            case "huge":
            case "inode32":
            case "inode64":
            case "noswap":
                // Numbers are of 64 bits, nothing is ever swapped, and there are no huge pages.
                break;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Frames of a number of bytes, or of a part of the memory. */
    private long size(String value) {
        if (value.endsWith("%")) {
            long percent = number(value.substring(0, value.length() - 1), 10);
            return limit(allFrames * Math.min(percent, 100) / 100);
        }
        long bytes = number(value, 10);
        return limit(bytes / Frame.SIZE + (bytes % Frame.SIZE == 0 ? 0 : 1));
    }

    /** None at all means as many as there are. */
    private static long limit(long number) {
        return number == 0 ? Long.MAX_VALUE / Frame.SIZE : number;
    }

    /** A number with k, m or g behind it; EINVAL. */
    private static long number(String text, int base) {
        int end = text.length();
        int shift = 0;
        if (base == 10 && end > 0) {
            int at = "kmg".indexOf(Character.toLowerCase(text.charAt(end - 1)));
            if (at >= 0) {
                shift = 10 * (at + 1);
                end--;
            }
        }
        long number = 0;
        for (int i = 0; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit >= base || number > (Long.MAX_VALUE >> shift) / base - 1) {
                throw new ErrnoException(Errno.EINVAL);
            }
            number = number * base + digit;
        }
        if (end == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return number << shift;
    }

    long mostFrames() {
        return mostFrames;
    }

    long mostFiles() {
        return mostFiles;
    }

    int mode() {
        return mode;
    }

    int user() {
        return user;
    }

    int group() {
        return group;
    }

    /** As {@code /proc/mounts} has them, a comma before each. */
    String describe() {
        return given + (mode == USUAL_MODE ? "" : ",mode=" + Integer.toOctalString(mode))
                + (user == 0 ? "" : ",uid=" + user) + (group == 0 ? "" : ",gid=" + group);
    }
}
