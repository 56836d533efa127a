package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.DiskType;
import awesome.kernel.error.ErrnoException;
import java.util.List;

/** Options for mount(2), as Linux has them (Documentation/filesystems/9p.rst). */
final class ShareOptions {
    private static final String SIZE = "msize=";
    private static final String USER = "uname=";
    private static final String TREE = "aname=";
    private static final int USUAL_BYTES = 128 << 10;
    private static final int MOST_TEXT = 255;
    /** What is done anyway, or is no more than allowed: nothing is kept longer than it is known to be right. */
    private static final List<String> DONE = List.of("trans=virtio", "version=9p2000.L", "access=client", "access=any", "access=user",
            "posixacl", "nodevmap", "directio", "ignoreqv", "cache=none", "cache=mmap", "cache=loose", "cache=readahead",
            "cache=fscache");

    private int bytes = USUAL_BYTES;
    private String user = "root";
    private String tree = "";

    private ShareOptions() {}

    /** EINVAL for what is unknown or cannot be. */
    static ShareOptions of(String text) {
        ShareOptions options = new ShareOptions();
        DiskType.check(text, options::take);
        return options;
    }

    private boolean take(String option) {
        if (option.startsWith(SIZE)) {
            bytes = number(option.substring(SIZE.length()));
        } else if (option.startsWith(USER)) {
            user = text(option.substring(USER.length()));
        } else if (option.startsWith(TREE)) {
            tree = text(option.substring(TREE.length()));
        } else {
            return DONE.contains(option);
        }
        return true;
    }

    private static String text(String value) {
        if (value.length() > MOST_TEXT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return value;
    }

    private static int number(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            value = 10 * value + digit;
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        if (value < Client.LEAST_BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return (int) value;
    }

    /** Bytes of a message at most. */
    int bytes() {
        return bytes;
    }

    /** Who uses it, as the server is told. */
    String user() {
        return user;
    }

    /** Which of the server's trees it is. */
    String tree() {
        return tree;
    }
}
