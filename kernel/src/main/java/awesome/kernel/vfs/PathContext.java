package awesome.kernel.vfs;

/** Where the paths of a process begin, and its umask. */
public final class PathContext {
    private Place root;
    private Place current;
    private int umask = 022;
    private int users = 1;

    /** Both begin at {@code root}. */
    public PathContext(Place root) {
        this.root = root;
        this.current = root;
        root.retain();
        current.retain();
    }

    /** What {@code /} means. */
    public Place root() {
        return root;
    }

    /** chroot(2). */
    public void setRoot(Place directory) {
        directory.retain();
        root.release();
        root = directory;
    }

    /** What relative paths begin at. */
    public Place current() {
        return current;
    }

    /** chdir(2). */
    public void setCurrent(Place directory) {
        directory.retain();
        current.release();
        current = directory;
    }

    /** Permissions that new files do not get. */
    public int umask() {
        return umask;
    }

    /** umask(2); the old one. */
    public int setUmask(int newUmask) {
        int old = umask;
        umask = newUmask & 0777;
        return old;
    }

    /** A context of its own for a new process, the same for now. */
    public PathContext copy() {
        PathContext copy = new PathContext(root);
        copy.setCurrent(current);
        copy.umask = umask;
        return copy;
    }

    /** One more process has it. */
    public PathContext retain() {
        users++;
        return this;
    }

    /** A process that had it is gone. */
    public void release() {
        users--;
        if (users == 0) {
            current.release();
            root.release();
        }
    }
}
