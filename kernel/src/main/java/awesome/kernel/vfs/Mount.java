package awesome.kernel.vfs;

import awesome.abi.linux.MountFlag;

/**
 * A file system, or a part of it, in a place of the tree (mount(2)). It is used by open files, working directories and the
 * like that a path led to through it.
 */
public final class Mount {
    /** Flags that are the mount's own, not its file system's. */
    static final int FLAGS = MountFlag.MS_RDONLY | MountFlag.MS_NOSUID | MountFlag.MS_NODEV | MountFlag.MS_NOEXEC
            | MountFlag.MS_NOATIME | MountFlag.MS_NODIRATIME | MountFlag.MS_RELATIME;

    private final int id;
    private final FileSystem fileSystem;
    private final Inode root;
    /** If the root is no directory: where that was found. */
    private final Directory rootIn;
    private final String rootName;
    private final String source;
    private int flags;
    private boolean isUnbindable;
    /** What it is mounted on; null for the root of all, and for one that was taken away. */
    private Place place;
    /** If that is no directory: where it was found, and still is. */
    private Directory placeIn;
    private String placeName;
    /** Another one that is mounted on the same file. */
    private Mount next;
    private int children;
    private int users;
    private int writers;
    private boolean expires;

    /**
     * One that is nowhere yet.
     *
     * @param root what is shown, a file of {@code fileSystem}
     * @param source as {@code /proc/mounts} shows it
     * @param flags of {@link MountFlag}
     */
    Mount(int id, FileSystem fileSystem, Inode root, String source, int flags) {
        this.id = id;
        this.fileSystem = fileSystem;
        this.root = root;
        rootIn = root.foundIn();
        rootName = root.foundAs();
        this.source = source;
        this.flags = flags & FLAGS;
        root.retain();
        fileSystem.mounted(1);
    }

    /** Tells it from others. */
    public int id() {
        return id;
    }

    public FileSystem fileSystem() {
        return fileSystem;
    }

    /** What is shown in its place. */
    public Inode root() {
        return root;
    }

    /** Where it comes from: a device, or any word. */
    public String source() {
        return source;
    }

    /** As {@link MountFlag}, those that are the mount's own. */
    public int flags() {
        return flags;
    }

    void setFlags(int newFlags) {
        flags = newFlags & FLAGS;
    }

    /** Whether it has a flag of {@link MountFlag}. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether nothing may be changed through it. */
    public boolean isReadOnly() {
        return (flags & MountFlag.MS_RDONLY) != 0 || fileSystem.isReadOnly();
    }

    boolean isUnbindable() {
        return isUnbindable;
    }

    void setUnbindable(boolean unbindable) {
        isUnbindable = unbindable;
    }

    /** The mount that it is mounted in; null if there is none. */
    public Mount parent() {
        return place == null ? null : place.mount();
    }

    /** The file that it is mounted on; null if there is none. */
    public Place place() {
        return place;
    }

    /** The directory that the file is in that it is mounted on; for one that is no directory itself. */
    Directory placeIn() {
        return placeIn;
    }

    /** The name of that file. */
    String placeName() {
        return placeName;
    }

    /** Where in the file system the root is; with {@code //deleted} behind it if its name is gone. */
    public String pathInside() {
        if (root instanceof Directory directory) {
            return pathInside(directory);
        }
        String in = rootIn == null ? "/" : pathInside(rootIn);
        boolean isThere = rootIn != null && rootIn.lookup(rootName) == root;
        return (in.equals("/") ? in : in + "/") + rootName + (isThere ? "" : "//deleted");
    }

    private static String pathInside(Directory directory) {
        PathText path = new PathText();
        Directory at = directory;
        while (at.parent() != at) {
            String name = at.parent().nameOf(at);
            if (name == null) {
                return (at == directory ? "" : path) + "//deleted";
            }
            path.addAbove(name);
            at = at.parent();
        }
        return path.toString();
    }

    /** The next one on the same file, perhaps in another mount. */
    Mount next() {
        return next;
    }

    /** Puts it on a file: from now on paths lead to it. */
    void attach(Place on) {
        place = on;
        placeIn = on.inode().foundIn();
        placeName = on.inode().foundAs();
        next = on.inode().covering();
        on.inode().setCovering(this);
        on.inode().retain();
        on.mount().children++;
    }

    /** Takes it away from where it is; who uses it still does. */
    void detach() {
        Place on = place;
        Inode covered = on.inode();
        if (covered.covering() == this) {
            covered.setCovering(next);
        } else {
            Mount before = covered.covering();
            while (before.next != this) {
                before = before.next;
            }
            before.next = next;
        }
        next = null;
        place = null;
        on.mount().children--;
        covered.release();
    }

    /** Whether others are mounted in it. */
    boolean hasChildren() {
        return children > 0;
    }

    /** Somebody begins to use it. */
    void retain() {
        users++;
        expires = false;
    }

    /** A path has led here for more than a look at what is mounted. */
    void visited() {
        expires = false;
    }

    /** Somebody uses it no longer. */
    void release() {
        users--;
        disposeIfUnused();
    }

    /** Whether somebody uses it; if no other mount shows the file system, also without this one, such as a mapping does. */
    boolean isUsed() {
        return users > 0 || fileSystem.mounts() == 1 && fileSystem.usedInodes() > 1;
    }

    /** Marks it as one to take away unless it is used; whether it was marked already (umount2(2), MNT_EXPIRE). */
    boolean expire() {
        boolean was = expires;
        expires = true;
        return was;
    }

    /** A file is opened for writing through it ({@code change} 1), or is closed (-1). */
    void changeWriters(int change) {
        writers += change;
        fileSystem.changeWriters(change);
    }

    boolean isWritten() {
        return writers > 0;
    }

    /** Lets the file system go if this is in no place and nobody uses it. */
    void disposeIfUnused() {
        if (place == null && users == 0) {
            root.release();
            fileSystem.mounted(-1);
        }
    }
}
