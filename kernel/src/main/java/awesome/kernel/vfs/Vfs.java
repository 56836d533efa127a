package awesome.kernel.vfs;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.MountFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import java.util.LinkedHashSet;

/**
 * The tree of all names, and what programs do with paths: the rules of the system calls, while file systems only
 * carry out. One for the whole machine.
 *
 * <p>Each method takes where paths begin ({@link PathContext}), the directory that a relative path begins at, and
 * the path, one character per byte. Errors are those of the man page of the system call. What may be done is asked of
 * {@link FileAccess}.
 */
public final class Vfs {
    /** Most bytes of a path with its zero byte. */
    public static final int PATH_MAX = 4096;

    /** Lower minor numbers are of file systems that are there from the beginning. */
    private static final int FIRST_NUMBER = 32;

    private Place root;
    private final DeviceTable devices;
    private final Mounts mounts;
    private final FileAccess access = new FileAccess();
    private final FileSystemTypes types = new FileSystemTypes();
    private final Renaming renaming;
    private int lastNumber = FIRST_NUMBER - 1;

    /** A tree with {@code fileSystem} at its root. */
    public Vfs(FileSystem fileSystem, DeviceTable devices) {
        this.devices = devices;
        mounts = new Mounts(fileSystem);
        renaming = new Renaming(access);
        root = new Place(mounts.root(), fileSystem.root());
    }

    /** {@code /}. */
    public Place root() {
        return root;
    }

    /** Drivers of device nodes. */
    public DeviceTable devices() {
        return devices;
    }

    /** What is mounted, and where. */
    public Mounts mounts() {
        return mounts;
    }

    /** Who may do what. */
    public FileAccess access() {
        return access;
    }

    /** The kinds of file systems that can be mounted. */
    public FileSystemTypes types() {
        return types;
    }

    /**
     * Puts another file system in place of the one at the root, in which nothing is mounted; what was there goes if nobody uses
     * it. Before there are processes.
     *
     * @param source as {@code /proc/mounts} shows it
     * @param flags of {@link MountFlag}
     */
    public void replaceRoot(FileSystem fileSystem, String source, int flags) {
        mounts.replaceRoot(fileSystem, source, flags);
        root = new Place(mounts.root(), fileSystem.root());
    }

    /** Mounts a file system at an absolute path, whose last name is made as a directory if there is none. */
    public void mount(FileSystem fileSystem, String path) {
        mounts.add(fileSystem, Mounts.prepared(access, root, path), fileSystem.type(), 0);
    }

    /** What was changed in all file systems is safe when this returns (sync(2)), but for errors, of which nothing is said. */
    public void sync() {
        LinkedHashSet<FileSystem> all = new LinkedHashSet<>();
        for (Mount each : mounts.all()) {
            all.add(each.fileSystem());
        }
        for (FileSystem each : all) {
            try {
                each.sync();
            } catch (ErrnoException e) {
                // Who wants to know uses syncfs(2) or fsync(2).
                continue;
            }
        }
    }

    /**
     * Makes a file system and mounts it (mount(2)).
     *
     * @param type ENODEV if there is no such type
     * @param source what it lies on: a block device for types that need one (ENOTBLK), else any word
     * @param flags of {@link MountFlag}
     * @param options of its type
     */
    public void mount(PathContext context, String type, String source, Place place, int flags, String options) {
        FileSystemType kind = types.find(type);
        Inode device = kind.needsDevice() ? device(findPlace(context, context.current(), source, true)) : null;
        lastNumber++;
        long number = DeviceNumber.of(0, lastNumber);
        FileSystem made = kind.open(new MountSource(source, device, number, (flags & MountFlag.MS_RDONLY) != 0, options,
                path -> findPlace(context, context.current(), path, true)));
        try {
            mounts.add(made, place, source, flags);
        } finally {
            if (made.mounts() == 0) {
                made.unmounted();
            }
        }
    }

    private static Inode device(Place source) {
        if (source.inode().type() != FileMode.S_IFBLK) {
            throw new ErrnoException(Errno.ENOTBLK);
        }
        if (source.mount() != null && source.mount().has(MountFlag.MS_NODEV)) {
            throw new ErrnoException(Errno.EACCES);
        }
        return source.inode();
    }

    /** ENAMETOOLONG for a path that is longer than one may be; directories may lie deeper than that. */
    public static void requireLength(String path) {
        if (path.length() >= PATH_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
    }

    /** The absolute path of a directory (getcwd(2)), or of the root of a mount; ENOENT if it was removed. */
    public static String pathOf(Place place) {
        return pathOf(place, null);
    }

    /** The same from {@code root} on, as who has that as its root sees it (getcwd(2), "(unreachable)"). */
    public static String pathOf(Place place, Place root) {
        PathText path = new PathText();
        Mount mount = place.mount();
        Inode at = place.inode();
        boolean reached = false;
        while (true) {
            reached = root != null && at == root.inode() && mount == root.mount();
            if (reached) {
                break;
            }
            if (at == mount.root()) {
                Place below = mount.place();
                if (below == null) {
                    break;
                }
                if (below.inode() instanceof Directory) {
                    at = below.inode();
                } else {
                    path.addAbove(mount.placeName());
                    at = mount.placeIn();
                }
                mount = below.mount();
                continue;
            }
            Directory parent = ((Directory) at).parent();
            path.addAbove(nameIn(parent, at));
            at = parent;
        }
        return root == null || reached ? path.toString() : "(unreachable)" + path;
    }

    /** The absolute path by which a file was found last that is no directory; null if it was not by a path, or that is gone. */
    public static String pathOfFile(Place place) {
        Inode inode = place.inode();
        Mount mount = place.mount();
        if (mount == null) {
            return null;
        }
        if (inode == mount.root()) {
            return pathOf(place);
        }
        if (inode.foundIn() == null || inode.foundIn().links() == 0) {
            return null;
        }
        String directory = pathOf(new Place(mount, inode.foundIn()));
        return (directory.equals("/") ? directory : directory + "/") + inode.foundAs();
    }

    private static String nameIn(Directory parent, Inode child) {
        String name = parent.nameOf(child);
        if (name == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return name;
    }

    /**
     * The file that a path leads to (stat(2), chdir(2), execve(2)).
     *
     * @param follow whether a symbolic link at the end is followed
     */
    public Inode find(PathContext context, Place base, String path, boolean follow) {
        Found found = found(context, base, path, follow);
        found.visited();
        return found.inode();
    }

    /** The same with the mount that the path led through. */
    public Place findPlace(PathContext context, Place base, String path, boolean follow) {
        Found found = found(context, base, path, follow);
        found.visited();
        return found.requiredPlace();
    }

    /** The same for who changes what is mounted there, which does not count as a use of it (umount2(2), MNT_EXPIRE). */
    public Place findMount(PathContext context, String path, boolean follow) {
        return found(context, context.current(), path, follow).requiredPlace();
    }

    private Found found(PathContext context, Place base, String path, boolean follow) {
        Found found = PathWalk.walk(access, context.root(), base, path, follow ? PathWalk.Last.FOLLOW : PathWalk.Last.KEEP);
        note(found, found.required());
        return found;
    }

    /** The directory that a path leads to, where names may be looked up (chdir(2)). */
    public Place findDirectory(PathContext context, Place base, String path) {
        Found found = PathWalk.walk(access, context.root(), base, path, PathWalk.Last.FOLLOW);
        access.requireSearch(found.requiredDirectory());
        return found.requiredPlace();
    }

    /** Remembers by which name a file was found, for who watches the directory. */
    static void note(Found found, Inode inode) {
        if (found.isOrdinary() && found.mount() == found.inodeMount()) {
            inode.foundAt(found.directory(), found.name());
        }
    }

    /** A file has come into a directory. */
    private static void tellCreated(Found place, Inode created) {
        place.directory().tell(InotifyFlag.IN_CREATE, 0, place.name(), created);
    }

    private Found name(PathContext context, Place base, String path) {
        Found found = PathWalk.walk(access, context.root(), base, path, PathWalk.Last.NAME);
        found.checkLength();
        return found;
    }

    /**
     * open(2), openat(2). The caller has the one use of the file and puts it into a table of descriptors.
     *
     * @param mode permissions of a new file, before the umask
     */
    public OpenFile open(PathContext context, Place base, String path, int flags, int mode) {
        boolean isPath = (flags & OpenFlag.O_PATH) != 0;
        if (!isPath && (flags & OpenFlag.O_TMPFILE) == OpenFlag.O_TMPFILE) {
            return openUnnamed(context, base, path, flags, mode);
        }
        int wanted = !isPath ? flags
                : flags & (OpenFlag.O_PATH | OpenFlag.O_DIRECTORY | OpenFlag.O_NOFOLLOW | OpenFlag.O_CLOEXEC);
        boolean create = (wanted & OpenFlag.O_CREAT) != 0;
        boolean exclusive = create && (wanted & OpenFlag.O_EXCL) != 0;
        boolean keep = exclusive || (wanted & OpenFlag.O_NOFOLLOW) != 0;
        PathWalk.Last last = create ? keep ? PathWalk.Last.CREATE_KEEP : PathWalk.Last.CREATE
                : keep ? PathWalk.Last.KEEP : PathWalk.Last.FOLLOW;
        Found found = PathWalk.walk(access, context.root(), base, path, last);
        Inode inode = found.inode();
        if (inode == null && create) {
            checkAlive(found.directory());
            found.requireWritable();
            try {
                inode = create(found, FileMode.S_IFREG | mode & 07777 & ~context.umask(), 0);
            } catch (ErrnoException e) {
                if (exclusive || e.errno() != Errno.EEXIST) {
                    throw e;
                }
                // Somebody else made it while the file system waited.
                return open(context, base, path, flags & ~OpenFlag.O_CREAT, mode);
            }
        } else if (exclusive && inode != null) {
            throw new ErrnoException(Errno.EEXIST);
        } else {
            checkOpen(found.required(), wanted);
            if ((wanted & OpenFlag.O_PATH) == 0) {
                checkUse(found, wanted);
            }
        }
        note(found, inode);
        OpenFile file = open(inode, wanted);
        found.visited();
        file.setPlace(found);
        if ((wanted & OpenFlag.O_PATH) == 0) {
            inode.tell(InotifyFlag.IN_OPEN);
        }
        if (file instanceof ContentFile && (wanted & OpenFlag.O_TRUNC) != 0 && found.inode() != null) {
            empty(file);
        }
        return file;
    }

    /** open(2), O_TMPFILE: a new file without a name, of the file system that the directory at {@code path} is of. */
    private OpenFile openUnnamed(PathContext context, Place base, String path, int flags, int mode) {
        if ((flags & OpenFlag.O_CREAT) != 0 || (flags & OpenFlag.O_ACCMODE) == OpenFlag.O_RDONLY) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Place place = findDirectory(context, base, path);
        Directory directory = (Directory) place.inode();
        place.requireWritable();
        access.requireChange(directory);
        Inode made = directory.createUnnamed(access.modeIn(directory, FileMode.S_IFREG | mode & 07777 & ~context.umask()),
                access.user().fileUser(), access.groupIn(directory));
        made.retain();
        try {
            made.setLinkable((flags & OpenFlag.O_EXCL) == 0);
            OpenFile file = open(made, flags & ~OpenFlag.O_TMPFILE);
            file.setMount(place.mount());
            return file;
        } finally {
            made.release();
        }
    }

    /** Takes away the content of a file that was opened for that. */
    private static void empty(OpenFile file) {
        boolean done = false;
        try {
            file.inode().truncate(0);
            done = true;
        } finally {
            if (!done) {
                file.release();
            }
        }
        file.inode().tell(InotifyFlag.IN_MODIFY);
    }

    private static void checkOpen(Inode inode, int flags) {
        boolean path = (flags & OpenFlag.O_PATH) != 0;
        if (inode instanceof Directory) {
            if ((flags & (OpenFlag.O_ACCMODE | OpenFlag.O_CREAT | OpenFlag.O_TRUNC)) != 0) {
                throw new ErrnoException(Errno.EISDIR);
            }
        } else if ((flags & OpenFlag.O_DIRECTORY) != 0) {
            throw new ErrnoException(Errno.ENOTDIR);
        } else if (inode.isSymlink() && !path) {
            throw new ErrnoException(Errno.ELOOP);
        }
    }

    /** EACCES if a file may not be opened like that, EROFS if it is where nothing may be changed, ETXTBSY if it runs. */
    private void checkUse(Found found, int flags) {
        Inode inode = found.inode();
        Mount mount = found.inodeMount();
        boolean isDevice = inode.type() == FileMode.S_IFCHR || inode.type() == FileMode.S_IFBLK;
        if (isDevice && mount != null && mount.has(MountFlag.MS_NODEV)) {
            throw new ErrnoException(Errno.EACCES);
        }
        int mode = flags & OpenFlag.O_ACCMODE;
        boolean cuts = (flags & OpenFlag.O_TRUNC) != 0;
        boolean changes = mode != OpenFlag.O_RDONLY || cuts;
        if (changes && inode.isRegular() && inode.fileSystem().isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
        access.require(inode, (mode == OpenFlag.O_WRONLY ? 0 : FileAccess.READ) | (changes ? FileAccess.WRITE : 0));
        if ((flags & OpenFlag.O_NOATIME) != 0) {
            access.requireOwner(inode);
        }
        if (changes && inode.isRegular()) {
            inode.requireNotRunning();
            Place.requireWritable(mount);
        }
    }

    /** Makes a file; EACCES if no names may be made there. */
    private Inode create(Found place, int mode, long device) {
        access.requireChange(place.directory());
        Directory directory = place.directory();
        Inode made = directory.create(place.name(), access.modeIn(directory, mode), device, access.user().fileUser(),
                access.groupIn(directory));
        tellCreated(place, made);
        return made;
    }

    /** Opens {@code inode} itself, whatever its name, after the checks of open(2). */
    private OpenFile open(Inode inode, int flags) {
        if ((flags & OpenFlag.O_PATH) != 0) {
            return new PathFile(inode, flags);
        }
        OpenFile special = inode.open(flags);
        if (special != null) {
            return special;
        }
        if (inode instanceof Directory directory) {
            return new DirectoryFile(directory, flags);
        }
        if (!inode.isRegular()) {
            return devices.open(inode, flags);
        }
        return new ContentFile(inode, flags, access).count();
    }

    /** mkdir(2). */
    public void makeDirectory(PathContext context, Place base, String path, int mode) {
        Found found = name(context, base, path);
        checkNew(found);
        found.requireWritable();
        create(found, FileMode.S_IFDIR | mode & 01777 & ~context.umask(), 0);
    }

    /**
     * mknod(2).
     *
     * @param mode type and permissions; no type means a regular file
     * @param device the number of the device, for device nodes
     */
    public void makeNode(PathContext context, Place base, String path, int mode, long device) {
        int type = (mode & FileMode.S_IFMT) == 0 ? FileMode.S_IFREG : mode & FileMode.S_IFMT;
        if (type == FileMode.S_IFDIR) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (type == FileMode.S_IFLNK) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Found found = name(context, base, path);
        checkNewFile(found);
        found.requireWritable();
        boolean isDevice = type == FileMode.S_IFBLK || type == FileMode.S_IFCHR && device != 0;
        access.requireChange(found.directory());
        if (isDevice && !access.user().has(Capability.CAP_MKNOD)) {
            throw new ErrnoException(Errno.EPERM);
        }
        create(found, type | mode & 07777 & ~context.umask(), device);
    }

    /** symlink(2). */
    public void symlink(PathContext context, String target, Place base, String path) {
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        requireLength(target);
        Found found = name(context, base, path);
        checkNewFile(found);
        found.requireWritable();
        access.requireChange(found.directory());
        Inode made = found.directory().symlink(found.name(), target, access.user().fileUser(),
                access.groupIn(found.directory()));
        tellCreated(found, made);
    }

    /** link(2): what is at {@code from}, as {@link #findPlace} found it, gets one more name. */
    public void link(PathContext context, Place from, Place base, String path) {
        Inode file = from.inode();
        Found found = name(context, base, path);
        checkNewFile(found);
        found.requireWritable();
        if (from.mount() != found.mount()) {
            throw new ErrnoException(Errno.EXDEV);
        }
        access.requireLinkable(file);
        access.requireChange(found.directory());
        if (file instanceof Directory) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (file.links() == 0 && !file.isLinkable()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        found.directory().link(found.name(), file);
        file.setLinkable(false);
        file.tellSelf(InotifyFlag.IN_ATTRIB);
        tellCreated(found, file);
    }

    /** unlink(2). */
    public void unlink(PathContext context, Place base, String path) {
        Found found = name(context, base, path);
        if (!found.isOrdinary()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        found.requireWritable();
        if (found.slash()) {
            throw new ErrnoException(found.required() instanceof Directory ? Errno.EISDIR : Errno.ENOTDIR);
        }
        access.requireRemoval(found.directory(), found.required());
        if (found.inode() instanceof Directory) {
            throw new ErrnoException(Errno.EISDIR);
        }
        checkNotMounted(found.inode());
        remove(found, InotifyFlag.IN_ATTRIB);
    }

    /** Takes a name away; who watches the file is told {@code event}, and perhaps that it is gone. */
    private static void remove(Found found, int event) {
        Inode removed = found.inode();
        removed.retain();
        try {
            found.directory().remove(found.name());
            removed.tellSelf(event);
        } finally {
            removed.release();
        }
        found.directory().tell(InotifyFlag.IN_DELETE, 0, found.name(), removed);
    }

    /** rmdir(2). */
    public void removeDirectory(PathContext context, Place base, String path) {
        Found found = name(context, base, path);
        if (found.name().equals(".")) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (found.name().equals("..")) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        if (found.name().isEmpty()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        found.requireWritable();
        access.requireRemoval(found.directory(), found.required());
        Directory directory = found.requiredDirectory();
        checkNotMounted(directory);
        if (!directory.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        remove(found, 0);
    }

    /**
     * rename(2), renameat2(2).
     *
     * @param flags of {@link OpenFlag}: 0, or one of {@link OpenFlag#RENAME_NOREPLACE} and {@link OpenFlag#RENAME_EXCHANGE}
     */
    public void rename(PathContext context, Place fromBase, String from, Place toBase, String to, int flags) {
        if ((flags & ~(OpenFlag.RENAME_NOREPLACE | OpenFlag.RENAME_EXCHANGE)) != 0
                || flags == (OpenFlag.RENAME_NOREPLACE | OpenFlag.RENAME_EXCHANGE)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        renaming.rename(PathWalk.walk(access, context.root(), fromBase, from, PathWalk.Last.NAME),
                PathWalk.walk(access, context.root(), toBase, to, PathWalk.Last.NAME), flags);
    }

    static void checkNotMounted(Inode inode) {
        if (inode.covering() != null) {
            throw new ErrnoException(Errno.EBUSY);
        }
    }

    private static void checkNew(Found found) {
        if (found.inode() != null) {
            throw new ErrnoException(Errno.EEXIST);
        }
        checkAlive(found.directory());
    }

    private static void checkNewFile(Found found) {
        checkNew(found);
        if (found.slash()) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    /** Nothing comes into a directory that was removed. */
    static void checkAlive(Directory directory) {
        if (directory.links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }
}
