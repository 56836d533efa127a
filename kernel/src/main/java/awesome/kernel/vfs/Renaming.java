package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;

/** The rules of rename(2) and renameat2(2), for two names that were found. */
final class Renaming {
    private final FileAccess access;
    /** Of the last rename, for who watches (inotify(7)). */
    private int lastCookie;

    Renaming(FileAccess access) {
        this.access = access;
    }

    /** Gives what {@code old} is the name {@code target}, or with {@link OpenFlag#RENAME_EXCHANGE} each that of the other. */
    void rename(Found old, Found target, int flags) {
        if (old.mount() != target.mount()) {
            throw new ErrnoException(Errno.EXDEV);
        }
        if (!old.isOrdinary() || !target.isOrdinary()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        old.requireWritable();
        old.checkLength();
        Inode moved = old.required();
        target.checkLength();
        boolean exchanges = (flags & OpenFlag.RENAME_EXCHANGE) != 0;
        if (exchanges) {
            checkSlash(target.required(), target);
        } else if (target.inode() != null && flags != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        checkSlash(moved, old);
        if (!exchanges) {
            checkSlash(moved, target);
        }
        if (moved instanceof Directory directory && target.directory().isInside(directory)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (target.inode() instanceof Directory replaced && old.directory().isInside(replaced)) {
            throw new ErrnoException(exchanges ? Errno.EINVAL : Errno.ENOTEMPTY);
        }
        if (moved == target.inode()) {
            return;
        }
        checkMayRename(old, target);
        if (exchanges) {
            checkMoves(target, old);
            exchange(old, target);
        } else {
            checkRename(moved, target);
            move(old, target, moved);
        }
    }

    /** ENOTDIR if a slash behind the name says that it is a directory, and it is none. */
    private static void checkSlash(Inode inode, Found name) {
        if (name.slash() && !(inode instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
    }

    private void move(Found old, Found target, Inode moved) {
        Inode replaced = target.inode();
        if (replaced != null) {
            replaced.retain();
        }
        try {
            old.directory().rename(old.name(), target.directory(), target.name());
            tellMoved(old, target, moved);
            if (replaced != null) {
                replaced.tellSelf(InotifyFlag.IN_ATTRIB);
            }
            moved.tellSelf(InotifyFlag.IN_MOVE_SELF);
        } finally {
            if (replaced != null) {
                replaced.release();
            }
        }
    }

    private void exchange(Found old, Found target) {
        Vfs.checkNotMounted(old.inode());
        Vfs.checkNotMounted(target.inode());
        old.directory().exchange(old.name(), target.directory(), target.name());
        tellMoved(old, target, old.inode());
        old.inode().tellSelf(InotifyFlag.IN_MOVE_SELF);
        tellMoved(target, old, target.inode());
        target.inode().tellSelf(InotifyFlag.IN_MOVE_SELF);
    }

    private void tellMoved(Found from, Found to, Inode moved) {
        Vfs.note(to, moved);
        lastCookie++;
        from.directory().tell(InotifyFlag.IN_MOVED_FROM, lastCookie, from.name(), moved);
        to.directory().tell(InotifyFlag.IN_MOVED_TO, lastCookie, to.name(), moved);
    }

    private void checkMayRename(Found old, Found target) {
        access.requireRemoval(old.directory(), old.inode());
        if (target.inode() == null) {
            Vfs.checkAlive(target.directory());
            access.requireChange(target.directory());
        } else {
            access.requireRemoval(target.directory(), target.inode());
        }
        checkMoves(old, target);
    }

    private void checkMoves(Found from, Found to) {
        if (from.inode() instanceof Directory && from.directory() != to.directory()) {
            // Its name "..", so to speak, is changed.
            access.require(from.inode(), FileAccess.WRITE);
        }
    }

    private static void checkRename(Inode moved, Found target) {
        Vfs.checkAlive(target.directory());
        boolean isDirectory = moved instanceof Directory;
        Inode replaced = target.inode();
        if (replaced instanceof Directory && !isDirectory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        if (isDirectory && replaced != null && !(replaced instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        Vfs.checkNotMounted(moved);
        if (replaced != null) {
            Vfs.checkNotMounted(replaced);
        }
        if (replaced instanceof Directory directory && !directory.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
    }
}
