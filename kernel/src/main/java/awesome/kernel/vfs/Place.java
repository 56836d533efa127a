package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/**
 * A file and the mount through which a path led to it: the same file may be shown by several mounts.
 *
 * @param mount null for a file that has no place in the tree, such as a pipe
 * @param inode the file
 */
public record Place(Mount mount, Inode inode) {
    /** The file as a directory, which it is known to be. */
    public Directory directory() {
        return (Directory) inode;
    }

    /** EROFS if nothing may be changed there. */
    public void requireWritable() {
        requireWritable(mount);
    }

    /** EROFS if nothing may be changed in {@code mount}, which may be null. */
    static void requireWritable(Mount mount) {
        if (mount != null && mount.isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    /** Keeps the file alive and in its place. */
    public void retain() {
        inode.retain();
        if (mount != null) {
            mount.retain();
        }
    }

    /** Ends {@link #retain}. */
    public void release() {
        inode.release();
        if (mount != null) {
            mount.release();
        }
    }
}
