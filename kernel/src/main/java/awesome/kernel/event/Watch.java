package awesome.kernel.event;

import awesome.abi.linux.InotifyFlag;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.InodeWatcher;

/** A file that is watched for some events, for one {@link InotifyFile}. */
final class Watch implements InodeWatcher {
    private static final int OPTIONS = InotifyFlag.IN_EXCL_UNLINK | InotifyFlag.IN_ONESHOT;
    private static final int SELF = InotifyFlag.IN_DELETE_SELF | InotifyFlag.IN_MOVE_SELF;

    private final InotifyFile owner;
    private final int number;
    private final Inode inode;
    /** Events and options. */
    private int mask;

    Watch(InotifyFile owner, int number, Inode inode) {
        this.owner = owner;
        this.number = number;
        this.inode = inode;
    }

    int number() {
        return number;
    }

    Inode inode() {
        return inode;
    }

    /** Watches for those events, with those options. */
    void setMask(int wanted) {
        mask = wanted & (InotifyFlag.IN_ALL_EVENTS | OPTIONS);
    }

    /** Watches for these too. */
    void addMask(int wanted) {
        setMask(mask | wanted);
    }

    @Override
    public void happened(int events, int cookie, String name, Inode file) {
        int found = events & mask;
        boolean isExcluded = name != null && (mask & InotifyFlag.IN_EXCL_UNLINK) != 0 && file.links() == 0
                && (events & InotifyFlag.IN_DELETE) == 0;
        if (found == 0 || isExcluded) {
            return;
        }
        boolean isDirectory = file instanceof Directory && (found & SELF) == 0;
        owner.tell(number, isDirectory ? found | InotifyFlag.IN_ISDIR : found, cookie, name);
        if ((mask & InotifyFlag.IN_ONESHOT) != 0) {
            owner.remove(this);
        }
    }

    @Override
    public void watchedGone() {
        owner.forget(this);
    }
}
