package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.util.ArrayList;

/**
 * Makes the files that an archive tells of, in the order in which it does: missing directories come by themselves, and
 * what comes later takes the place of what is there, except that directories stay, and so do links to them. Paths are
 * relative to the root; links in them are followed.
 *
 * <p>All methods throw an {@link ErrnoException} if the tree of files does not allow what they are to do.
 */
final class TreeBuilder {
    private static final int MAX_NAME = 255;

    /** The time of a directory is set when all is in it. */
    private record Dated(Directory directory, long nanos) {}

    private final Vfs vfs;
    private final PathContext context;
    private final ArrayList<Dated> directories = new ArrayList<>();
    /** Where {@link #go} went. */
    private Directory parent;
    private String name = "";

    /** Makes files in {@code vfs}, which has a {@link RamFileSystem} at the root and nothing mounted yet. */
    TreeBuilder(Vfs vfs) {
        this.vfs = vfs;
        this.context = new PathContext(vfs.root());
    }

    /** Whether a path has {@code ..} among its names, which no archive needs. */
    static boolean climbs(String path) {
        return ("/" + path + "/").contains("/../");
    }

    /**
     * Goes to where the next file is to be.
     *
     * @param path without {@code ..}; slashes at both ends do not count
     * @return false if that is the root itself
     */
    boolean go(String path) {
        String inner = relative(path);
        int slash = inner.lastIndexOf('/');
        name = inner.substring(slash + 1);
        if (name.isEmpty() || name.equals(".")) {
            return false;
        }
        if (name.length() > MAX_NAME) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        parent = directory(slash < 0 ? "." : inner.substring(0, slash)).directory();
        return true;
    }

    /** Without slashes at both ends. */
    private static String relative(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    /** The directory of that path from the root, made with those above it if it is not there. */
    private Place directory(String path) {
        try {
            return vfs.findDirectory(context, vfs.root(), path);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
        Place at = vfs.root();
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) {
                at = child(at, path.substring(start, end));
            }
            start = end + 1;
        }
        return at;
    }

    private Place child(Place above, String below) {
        try {
            return vfs.findDirectory(context, above, below);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
        vfs.makeDirectory(context, above, below, 0755);
        return vfs.findDirectory(context, above, below);
    }

    /** What is there; null if nothing is. */
    Inode present() {
        return parent.lookup(name);
    }

    /** The file of another path, a link at its end not followed. */
    Inode find(String path) {
        return vfs.find(context, vfs.root(), relative(path), false);
    }

    /** Makes a directory with these permissions, or gives the one that is there. */
    Inode makeDirectory(int permissions) {
        Inode old = present();
        if (old instanceof RamLink) {
            old = target();
        }
        if (old instanceof Directory) {
            old.setPermissions(permissions);
            return old;
        }
        return make(FileMode.S_IFDIR | permissions, 0);
    }

    /** What the link that is there leads to; null if that is nothing. */
    private Inode target() {
        try {
            return vfs.find(context, new Place(vfs.root().mount(), parent), name, true);
        } catch (ErrnoException e) {
            return null;
        }
    }

    /** Makes a file. */
    Inode make(int mode, long device) {
        clear();
        return parent.create(name, mode & (FileMode.S_IFMT | 07777), device);
    }

    /** Makes a symbolic link. */
    Inode makeSymlink(String target) {
        clear();
        return parent.symlink(name, target);
    }

    /** Makes another name for a file that is none of a directory. */
    void makeLink(Inode file) {
        if (present() != file) {
            clear();
            parent.link(name, file);
        }
    }

    /** Takes away what is there. */
    void clear() {
        Inode old = present();
        if (old instanceof Directory existing && !existing.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        if (old != null) {
            parent.remove(name);
        }
    }

    /** Sets to whom a file belongs and when it was changed, in nanoseconds since 1970. */
    void describe(Inode inode, int owner, int group, long nanos) {
        inode.setOwner(owner, group);
        inode.setTimes(nanos, nanos);
        if (inode instanceof Directory directory) {
            directories.add(new Dated(directory, nanos));
        }
    }

    /** Nothing comes any more. */
    void finish() {
        for (Dated each : directories) {
            each.directory.setTimes(each.nanos, each.nanos);
        }
        context.release();
    }
}
