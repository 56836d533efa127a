package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;

/** Types of files as entries of directories have them. */
final class FileTypes {
    /** By type in an entry. */
    private static final int[] MODES = {
        0, FileMode.S_IFREG, FileMode.S_IFDIR, FileMode.S_IFCHR, FileMode.S_IFBLK, FileMode.S_IFIFO, FileMode.S_IFSOCK,
        FileMode.S_IFLNK
    };

    private FileTypes() {}

    /** As {@code st_mode} has it; 0 for none that is known. */
    static int toMode(int type) {
        return type < MODES.length ? MODES[type] : 0;
    }

    /** Of a mode; 0 if it is none. */
    static int ofMode(int mode) {
        for (int i = 1; i < MODES.length; i++) {
            if (MODES[i] == (mode & FileMode.S_IFMT)) {
                return i;
            }
        }
        return 0;
    }
}
