package awesome.kernel.process;

import awesome.abi.linux.FileMode;
import awesome.abi.linux.MountFlag;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;

/**
 * As whom a program runs that is not to run as who executes it (execve(2), S_ISUID and S_ISGID).
 *
 * @param user -1 for nobody in particular
 * @param group -1 for none in particular
 * @param gainsNone whether it is to have no capabilities that were not there before
 */
record SetIds(int user, int group, boolean gainsNone) {
    /** Whatever the file says, the program is to get no more than there is (PR_SET_NO_NEW_PRIVS of prctl(2)). */
    static final SetIds FORBIDDEN = new SetIds(-1, -1, true);

    private static final SetIds NONE = new SetIds(-1, -1, false);

    private static final int GROUP_EXECUTES = 010;

    /** As the file says, unless its mount does not let it. */
    static SetIds of(Place place) {
        Inode file = place.inode();
        int mode = file.mode();
        boolean forbidden = place.mount() != null && place.mount().has(MountFlag.MS_NOSUID);
        if (forbidden || (mode & (FileMode.S_ISUID | FileMode.S_ISGID)) == 0) {
            return NONE;
        }
        boolean setsGroup = (mode & FileMode.S_ISGID) != 0 && (mode & GROUP_EXECUTES) != 0;
        return new SetIds((mode & FileMode.S_ISUID) != 0 ? file.owner() : -1, setsGroup ? file.group() : -1, false);
    }
}
