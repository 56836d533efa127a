package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** What a path leads to: a directory and a name in it, and the file of that name if there is one. */
public final class Found {
    private final Mount mount;
    private final Directory directory;
    private final String name;
    private final Mount inodeMount;
    private final Inode inode;
    private final boolean slash;

    Found(Mount mount, Directory directory, String name, Mount inodeMount, Inode inode, boolean slash) {
        this.mount = mount;
        this.directory = directory;
        this.name = name;
        this.inodeMount = inodeMount;
        this.inode = inode;
        this.slash = slash;
    }

    /** The mount through which a path led to the directory. */
    Mount mount() {
        return mount;
    }

    /** EROFS if no names may come or go there. */
    void requireWritable() {
        Place.requireWritable(mount);
    }

    /** The directory that the last name is in. */
    public Directory directory() {
        return directory;
    }

    /** The last name; empty for a path of slashes alone. */
    public String name() {
        return name;
    }

    /** The file, or null. */
    public Inode inode() {
        return inode;
    }

    /** The mount through which a path led to the file; not that of the directory if it is mounted there. */
    Mount inodeMount() {
        return inodeMount;
    }

    /** Something is done with the file. */
    void visited() {
        if (inodeMount != null) {
            inodeMount.visited();
        }
    }

    /** The file and its mount; ENOENT if there is none. */
    Place requiredPlace() {
        return new Place(inodeMount, required());
    }

    /** Whether the path ends with a slash, and so means a directory. */
    boolean slash() {
        return slash;
    }

    /** Whether the last name is one that a file can have: not {@code /}, {@code .} or {@code ..}. */
    boolean isOrdinary() {
        return !name.isEmpty() && !PathWalk.isDots(name);
    }

    /** ENAMETOOLONG if no file can have that name. */
    void checkLength() {
        if (name.length() > PathWalk.NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
    }

    /** The file; ENOENT if there is none. */
    public Inode required() {
        if (inode == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return inode;
    }

    /** The file as a directory; ENOENT, ENOTDIR. */
    public Directory requiredDirectory() {
        if (required() instanceof Directory found) {
            return found;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }
}
