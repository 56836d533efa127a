package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.MountFlag;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;

/**
 * All that is mounted, in the order in which it was, and how that changes (mount(2), umount2(2)). One for the whole machine:
 * there are no namespaces, and no mount follows what is done in another one.
 */
public final class Mounts {
    /** Numbers of mounts begin there. */
    private static final int FIRST = 20;
    /** There are no more (proc(5), {@code /proc/sys/fs/mount-max}). */
    private static final int MOST = 100_000;
    /** Flags that stay as they are if a mount is given none about the times of reading. */
    private static final int TIMES = MountFlag.MS_NOATIME | MountFlag.MS_NODIRATIME | MountFlag.MS_RELATIME;

    private final ArrayList<Mount> all = new ArrayList<>();
    private int lastId = FIRST - 1;

    /** {@code fileSystem} at the root. */
    Mounts(FileSystem fileSystem) {
        Mount root = make(fileSystem, fileSystem.root(), fileSystem.type(), MountFlag.MS_RELATIME);
        root.retain();
        all.add(root);
    }

    /** Puts another file system at the root, where nothing is mounted yet; what was there goes if nobody uses it. */
    void replaceRoot(FileSystem fileSystem, String source, int flags) {
        Mount made = make(fileSystem, fileSystem.root(), source, withTimes(flags));
        made.retain();
        all.set(0, made).release();
    }

    /** All of them, in order; not for changing. */
    public ArrayList<Mount> all() {
        return all;
    }

    /** What is mounted first. */
    Mount root() {
        return all.get(0);
    }

    private Mount make(FileSystem fileSystem, Inode root, String source, int flags) {
        lastId++;
        return new Mount(lastId, fileSystem, root, source, flags);
    }

    /**
     * Mounts a file system.
     *
     * @param source as {@code /proc/mounts} shows it
     * @param flags of {@link MountFlag}
     * @throws ErrnoException EBUSY if it is mounted there already, ENOTDIR, ENOENT
     */
    void add(FileSystem fileSystem, Place place, String source, int flags) {
        Mount on = place.mount();
        if (on.root() == place.inode() && on.fileSystem() == fileSystem && place.inode() == fileSystem.root()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        checkPlace(place, fileSystem.root());
        put(make(fileSystem, fileSystem.root(), source, withTimes(flags)), place);
    }

    private void put(Mount mount, Place place) {
        if (all.size() >= MOST) {
            mount.disposeIfUnused();
            throw new ErrnoException(Errno.ENOSPC);
        }
        mount.attach(place);
        all.add(mount);
    }

    private static void checkPlace(Place place, Inode root) {
        if (place.inode() instanceof Directory != root instanceof Directory) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (place.inode().links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    /** The mount that a place is the root of; EINVAL if it is of none. */
    private static Mount mountAt(Place place) {
        if (place.mount() == null || place.inode() != place.mount().root()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return place.mount();
    }

    /**
     * Shows a file, or a directory with all below, in another place (MS_BIND).
     *
     * @param deep whether what is mounted below is shown there too (MS_REC)
     */
    public void bind(Place from, Place place, boolean deep) {
        Mount old = from.mount();
        if (old == null || old.isUnbindable()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        checkPlace(place, from.inode());
        // Those that are made now are not among those to be shown.
        ArrayList<Mount> before = deep ? new ArrayList<>(all) : null;
        Mount made = make(old.fileSystem(), from.inode(), old.source(), old.flags());
        put(made, place);
        if (deep) {
            bindBelow(before, old, from.inode(), made);
        }
    }

    /** Shows what is mounted in {@code old} below a directory also in {@code made}, which shows that. */
    private void bindBelow(ArrayList<Mount> before, Mount old, Inode top, Mount made) {
        for (Mount each : before) {
            if (each.parent() == old && !each.isUnbindable() && isBelow(each, top)) {
                Mount copy = make(each.fileSystem(), each.root(), each.source(), each.flags());
                put(copy, new Place(made, each.place().inode()));
                bindBelow(before, each, each.root(), copy);
            }
        }
    }

    /** Whether a mount is on {@code top}, of the file system that it is in, or below. */
    private static boolean isBelow(Mount each, Inode top) {
        if (each.place().inode() == top) {
            return true;
        }
        Directory at = each.place().inode() instanceof Directory directory ? directory : each.placeIn();
        while (at != null && at != top && at.parent() != at) {
            at = at.parent();
        }
        return at == top;
    }

    /** Moves a mount with all that is mounted in it (MS_MOVE). */
    public void move(Place from, Place place) {
        Mount moved = mountAt(from);
        if (moved.parent() == null || moved.root() instanceof Directory != place.inode() instanceof Directory) {
            throw new ErrnoException(Errno.EINVAL);
        }
        for (Mount at = place.mount(); at != null; at = at.parent()) {
            if (at == moved) {
                throw new ErrnoException(Errno.ELOOP);
            }
        }
        moved.detach();
        moved.attach(place);
    }

    /**
     * Changes the flags of a mount, and unless it is only about that (MS_BIND), of its file system (MS_REMOUNT).
     *
     * @throws ErrnoException EBUSY if it is to be read-only and something is open for writing
     */
    public void remount(Place place, int flags, String options) {
        Mount mount = mountAt(place);
        boolean readOnly = (flags & MountFlag.MS_RDONLY) != 0;
        boolean toldTimes = (flags & (TIMES | MountFlag.MS_STRICTATIME)) != 0;
        int wanted = toldTimes ? withTimes(flags) : flags | mount.flags() & TIMES;
        if ((flags & MountFlag.MS_BIND) != 0) {
            if (readOnly && !mount.has(MountFlag.MS_RDONLY) && mount.isWritten()) {
                throw new ErrnoException(Errno.EBUSY);
            }
            mount.setFlags(wanted);
            return;
        }
        FileSystem system = mount.fileSystem();
        if (readOnly && !system.isReadOnly() && system.isWritten()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        system.remount(options, readOnly);
        mount.setFlags(wanted);
    }

    /** Flags with what is usual about the times of reading, if they say nothing of that. */
    private static int withTimes(int flags) {
        if ((flags & MountFlag.MS_STRICTATIME) != 0) {
            return flags & ~(MountFlag.MS_RELATIME | MountFlag.MS_NOATIME);
        }
        return (flags & MountFlag.MS_NOATIME) != 0 ? flags & ~MountFlag.MS_RELATIME : flags | MountFlag.MS_RELATIME;
    }

    /**
     * Says whether what is done in a mount is done in others (MS_PRIVATE and the like): never, and others may not show it
     * with MS_UNBINDABLE.
     */
    public void setPropagation(Place place, int flags) {
        Mount top = mountAt(place);
        int kind = flags & ~(MountFlag.MS_REC | MountFlag.MS_SILENT);
        boolean isKnown = kind == MountFlag.MS_PRIVATE || kind == MountFlag.MS_SLAVE || kind == MountFlag.MS_UNBINDABLE;
        if (!isKnown) {
            throw new ErrnoException(Errno.EINVAL);
        }
        for (Mount each : all) {
            if (each == top || (flags & MountFlag.MS_REC) != 0 && isWithin(each, top)) {
                each.setUnbindable(kind == MountFlag.MS_UNBINDABLE);
            }
        }
    }

    private static boolean isWithin(Mount mount, Mount top) {
        Mount at = mount;
        while (at != null && at != top) {
            at = at.parent();
        }
        return at == top;
    }

    /**
     * Takes a mount away (umount2(2)).
     *
     * @param flags of {@link MountFlag}
     * @throws ErrnoException EBUSY if it is used, unless MNT_DETACH is given; EAGAIN for MNT_EXPIRE at first
     */
    public void remove(Place place, int flags, Place root) {
        Mount mount = mountAt(place);
        if (!all.contains(mount)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((flags & MountFlag.MNT_EXPIRE) != 0) {
            if (mount == root.mount() || (flags & (MountFlag.MNT_FORCE | MountFlag.MNT_DETACH)) != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (mount.isUsed() || mount.hasChildren()) {
                throw new ErrnoException(Errno.EBUSY);
            }
            if (!mount.expire()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
        }
        if (mount.parent() == null) {
            if ((flags & MountFlag.MNT_DETACH) != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            // What is used to the end is at least left as it should be.
            remount(place, mount.flags() | MountFlag.MS_RDONLY, "");
            return;
        }
        if ((flags & MountFlag.MNT_DETACH) != 0) {
            detachAll(mount);
        } else if (mount.isUsed() || mount.hasChildren()) {
            throw new ErrnoException(Errno.EBUSY);
        } else {
            detach(mount);
        }
    }

    private void detachAll(Mount top) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Mount each = all.get(i);
            if (each != top && isWithin(each, top)) {
                detach(each);
            }
        }
        detach(top);
    }

    private void detach(Mount mount) {
        all.remove(mount);
        mount.detach();
        mount.disposeIfUnused();
    }

    /** Mounts at a path from the root, whose last name is made as a directory if there is none. */
    static Place prepared(FileAccess access, Place root, String path) {
        Found found = PathWalk.walk(access, root, root, path, PathWalk.Last.FOLLOW);
        if (found.inode() == null) {
            found.directory().create(found.name(), FileMode.S_IFDIR | 0755, 0);
            found = PathWalk.walk(access, root, root, path, PathWalk.Last.FOLLOW);
        }
        found.requiredDirectory();
        return found.requiredPlace();
    }
}
