package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.InotifyFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.filelock.FileLocks;
import awesome.kernel.filelock.LockOwner;
import awesome.kernel.memory.PageSource;
import java.util.ArrayList;

/**
 * A file of any type, apart from its names: what stat(2) tells of it, and its content. File systems extend it.
 *
 * <p>It lives while it has a name or somebody retains it: an open file, a mapping, a working directory. When the
 * last goes, {@link #dispose} gives back what it holds.
 */
public abstract class Inode {
    private static final long DAY = 86_400_000_000_000L;

    private static final int EXECUTABLE = 0111;

    private final FileSystem fileSystem;
    private final long number;
    private int mode;
    private int owner;
    private int group;
    private int links;
    private boolean linkable;
    private int users;
    /** What is mounted on it, the last one first; null for nothing. */
    private Mount covering;
    /** Null while nobody ever locked a range of it, or the whole. */
    private FileLocks rangeLocks;
    private FileLocks wholeLocks;
    /** How many open files may write to it, and how many processes run it as a program. */
    private int writers;
    private int runners;
    private long accessed;
    private long modified;
    private long changed;
    /** Null while it has none. */
    private ExtendedAttributes attributes;
    /** Null while nobody watches. */
    private ArrayList<InodeWatcher> watchers;
    /** Where a path led to it last; null if none did. */
    private Directory foundIn;
    private String foundAs;

    /**
     * A new inode without a name, its times those of now.
     *
     * @param number tells it from others of the file system
     * @param mode type and permissions, as {@code st_mode}
     */
    protected Inode(FileSystem fileSystem, long number, int mode) {
        this.fileSystem = fileSystem;
        this.number = number;
        this.mode = mode;
        accessed = fileSystem.now();
        modified = accessed;
        changed = accessed;
    }

    public final FileSystem fileSystem() {
        return fileSystem;
    }

    /** {@code st_ino}. */
    public final long number() {
        return number;
    }

    /** Type and permissions. */
    public final int mode() {
        return mode;
    }

    /** The type, one of the {@code S_IF} constants of {@link FileMode}. */
    public final int type() {
        return mode & FileMode.S_IFMT;
    }

    public final boolean isRegular() {
        return type() == FileMode.S_IFREG;
    }

    public final boolean isSymlink() {
        return type() == FileMode.S_IFLNK;
    }

    /** Whether anybody may execute it: any of the three bits is set. */
    public final boolean isExecutable() {
        return (mode & EXECUTABLE) != 0;
    }

    /** Sets what a file system knows of a file that it keeps elsewhere. */
    protected final void restore(int knownMode, int knownOwner, int knownGroup, int knownLinks) {
        mode = knownMode;
        owner = knownOwner;
        group = knownGroup;
        links = knownLinks;
    }

    /** The same with its times, in nanoseconds since 1970. */
    protected final void restoreTimes(long knownAccessed, long knownModified, long knownChanged) {
        accessed = knownAccessed;
        modified = knownModified;
        changed = knownChanged;
    }

    /**
     * Permissions, owner or times were set, other than by the file system itself; for those that keep them elsewhere.
     * If it fails, so does the system call.
     */
    protected void attributesChanged() {}

    /** Whether somebody retains it. */
    public final boolean isUsed() {
        return users > 0;
    }

    /** Sets the permissions, the lower 12 bits of {@code permissions}. */
    public final void setPermissions(int permissions) {
        if (((mode ^ permissions) & EXECUTABLE) != 0) {
            checkExecutableChanges();
        }
        mode = type() | permissions & 07777;
        changed = fileSystem.now();
        attributesChanged();
        tell(InotifyFlag.IN_ATTRIB);
    }

    /** EPERM if it is not to be changed who may execute it. */
    protected void checkExecutableChanges() {}

    /** The seals of memory that is a file (fcntl(2), F_GET_SEALS); EINVAL for other files. */
    public int seals() {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Adds seals (F_ADD_SEALS). */
    public void addSeals(int seals) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Whether seals forbid to write to it. */
    public boolean isSealedAgainstWriting() {
        return false;
    }

    /** User ID of the owner. */
    public final int owner() {
        return owner;
    }

    /** Group ID. */
    public final int group() {
        return group;
    }

    /** Sets owner and group; -1 leaves one as it is. */
    public final void setOwner(int newOwner, int newGroup) {
        owner = newOwner == -1 ? owner : newOwner;
        group = newGroup == -1 ? group : newGroup;
        changed = fileSystem.now();
        attributesChanged();
        tell(InotifyFlag.IN_ATTRIB);
    }

    /** It belongs to these from the beginning; for who makes it, if it is kept nowhere but here. */
    public final void begin(int itsOwner, int itsGroup) {
        owner = itsOwner;
        group = itsGroup;
    }

    /** Takes some of the permissions away. */
    final void dropPermissions(int bits) {
        if ((mode & bits) != 0) {
            mode &= ~bits;
            changed = fileSystem.now();
            attributesChanged();
        }
    }

    /** When the content was read, in nanoseconds since 1970. */
    public final long accessed() {
        return accessed;
    }

    /** When the content was changed, in nanoseconds since 1970. */
    public final long modified() {
        return modified;
    }

    /** When anything was changed, in nanoseconds since 1970. */
    public final long changed() {
        return changed;
    }

    /** Sets the first two times, in nanoseconds since 1970. */
    public final void setTimes(long newAccessed, long newModified) {
        accessed = newAccessed;
        modified = newModified;
        changed = fileSystem.now();
        attributesChanged();
        tell(InotifyFlag.IN_ATTRIB);
    }

    /** Notes that the content was read; as seldom as mount(8) says of {@code relatime}. */
    public final void touchAccessed() {
        long now = fileSystem.now();
        if (accessed <= modified || accessed <= changed || now - accessed >= DAY) {
            accessed = now;
        }
    }

    /** Notes that the content was changed. */
    public final void touchModified() {
        modified = fileSystem.now();
        changed = modified;
    }

    /** Notes that something other than the content was changed. */
    public final void touchChanged() {
        changed = fileSystem.now();
        attributesChanged();
    }

    /** How many names it has. */
    public final int links() {
        return links;
    }

    /** It got a name more ({@code change} 1) or lost one (-1); for file systems. */
    public final void changeLinks(int change) {
        links += change;
        changed = fileSystem.now();
        disposeIfUnused();
    }

    /** Whether it can get a name though it has none (open(2), O_TMPFILE). */
    final boolean isLinkable() {
        return linkable;
    }

    final void setLinkable(boolean isLinkable) {
        linkable = isLinkable;
    }

    /** Somebody begins to use it. */
    public final void retain() {
        if (users == 0) {
            fileSystem.changeUsed(1);
        }
        users++;
    }

    /** Somebody who retained it needs it no longer. */
    public final void release() {
        users--;
        if (users == 0) {
            fileSystem.changeUsed(-1);
            unused();
        }
        disposeIfUnused();
    }

    /** Nobody retains it any more; it may have a name still. May wait. */
    protected void unused() {}

    /** The mounts on it, in whatever mount, by {@link Mount#next}; null if there are none. */
    final Mount covering() {
        return covering;
    }

    final void setCovering(Mount mount) {
        covering = mount;
    }

    /** What is mounted on it as a path through {@code mount} sees it; null if nothing is. */
    final Mount mountedIn(Mount mount) {
        Mount at = covering;
        while (at != null && at.parent() != mount) {
            at = at.next();
        }
        return at;
    }

    /** Disposes of it if it has no name and nobody uses it; for file systems that have taken its last name. */
    protected final void disposeIfUnused() {
        if (links == 0 && users == 0) {
            tellGone();
            if (attributes != null) {
                attributes.dispose();
            }
            dispose();
        }
    }

    /** The locks on ranges of its bytes. */
    public final FileLocks rangeLocks() {
        if (rangeLocks == null) {
            rangeLocks = new FileLocks();
        }
        return rangeLocks;
    }

    /** The locks on all of it. */
    public final FileLocks wholeLocks() {
        if (wholeLocks == null) {
            wholeLocks = new FileLocks();
        }
        return wholeLocks;
    }

    /** Takes away the locks of who has closed it. */
    final void unlockAll(LockOwner owner) {
        if (rangeLocks != null) {
            rangeLocks.removeAll(owner);
        }
        if (wholeLocks != null) {
            wholeLocks.removeAll(owner);
        }
    }

    /** An open file may write to it; balanced by {@link #endWriting}. */
    final void beginWriting() {
        writers++;
    }

    final void endWriting() {
        writers--;
    }

    /** Whether it is open for writing, so that nobody can run it. */
    public final boolean isWritten() {
        return writers > 0;
    }

    /** A process runs it as a program; balanced by {@link #endRunning}. */
    public final void beginRunning() {
        runners++;
    }

    /** A process runs it no longer. */
    public final void endRunning() {
        runners--;
    }

    /** ETXTBSY if it is run as a program, whose pages would change. */
    public final void requireNotRunning() {
        if (runners > 0) {
            throw new ErrnoException(Errno.ETXTBSY);
        }
    }

    /** Whether programs can attach something to it (xattr(7)). */
    public final boolean mayHaveAttributes() {
        return fileSystem.attributeSpace() != null;
    }

    /** What programs have attached to it; null if nothing yet. */
    public final ExtendedAttributes attributes() {
        if (attributes == null) {
            attributes = loadAttributes();
        }
        return attributes;
    }

    /** Those that the file system keeps elsewhere, when they are first asked for; null if there are none there. */
    protected ExtendedAttributes loadAttributes() {
        return null;
    }

    /** Reads them again when they are next asked for. */
    protected final void forgetAttributes() {
        attributes = null;
    }

    /** The same, which is made if it {@linkplain #mayHaveAttributes can be}. */
    public final ExtendedAttributes makeAttributes() {
        if (attributes() == null) {
            attributes = new ExtendedAttributes(fileSystem.attributeSpace());
        }
        return attributes;
    }

    /** A path has led here. */
    final void foundAt(Directory directory, String name) {
        // An equal name is kept, which others have too, so that there are not more and more of them.
        if (foundIn != directory || !name.equals(foundAs)) {
            foundIn = directory;
            foundAs = name;
        }
    }

    /** The directory in which a path led to it last; null if none did. */
    final Directory foundIn() {
        return foundIn;
    }

    /** The name that it has there. */
    final String foundAs() {
        return foundAs;
    }

    /** Has {@code watcher} told what is done with it, and if it is a directory, with the files in it. */
    public final void addWatcher(InodeWatcher watcher) {
        if (watchers == null) {
            watchers = new ArrayList<>(1);
        }
        watchers.add(watcher);
    }

    /** Ends {@link #addWatcher}. */
    public final void removeWatcher(InodeWatcher watcher) {
        watchers.remove(watcher);
    }

    /** Tells those who watch the directory that it was last found in, then those who watch it itself. */
    public final void tell(int events) {
        if (foundIn != null) {
            foundIn.tell(events, 0, foundAs, this);
        }
        tellSelf(events);
    }

    /** Tells those who watch it itself. */
    final void tellSelf(int events) {
        tell(events, 0, null, this);
    }

    /** Tells those who watch it what is done with {@code file}, itself or of that name in it. */
    final void tell(int events, int cookie, String name, Inode file) {
        if (watchers != null) {
            // One that is told may go.
            for (int i = watchers.size() - 1; i >= 0; i--) {
                watchers.get(i).happened(events, cookie, name, file);
            }
        }
    }

    private void tellGone() {
        tellSelf(InotifyFlag.IN_DELETE_SELF);
        while (watchers != null && !watchers.isEmpty()) {
            watchers.remove(watchers.size() - 1).watchedGone();
        }
    }

    /** Gives back what the inode holds; nobody can reach it any more. */
    protected void dispose() {}

    /**
     * Sees how it is now, if others than this kernel may have changed it since a path led here: before that is told, or used to find
     * the end of the file. May wait; EIO.
     */
    public void refresh() {}

    /** What was changed of it is safe when this returns (fsync(2)); EIO. */
    public void sync() {}

    /** Its content is safe when this returns, and what is needed to find it, but perhaps not what else is known of it (fdatasync(2)); EIO. */
    public void syncData() {
        sync();
    }

    /** Bytes of content. */
    public long size() {
        return 0;
    }

    /** Bytes that the content may come to have, if there is room. */
    public long largestSize() {
        return Long.MAX_VALUE;
    }

    /** Storage of the content in units of 512 bytes. */
    public long blocks() {
        return 0;
    }

    /** Of a device node: the number of the device. */
    public long device() {
        return 0;
    }

    /** Of a regular file: puts bytes from {@code position} on into {@code sink}; none at the end of the file. */
    public void read(long position, Sink sink) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Of a regular file: stores all bytes of {@code source} from {@code position} on, as far as there is space. */
    public void write(long position, Source source) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /**
     * Of a regular file: stores all bytes of {@code source} behind its end, wherever others have put that by now; no two get to the
     * same place.
     *
     * @return where the first one went
     */
    public long append(Source source) {
        long end = size();
        write(end, source);
        return end;
    }

    /**
     * Of a file that can be read and written past what is in memory (open(2), O_DIRECT): what positions, lengths and addresses are
     * multiples of then, a power of two; 0 for one that is read and written as ever.
     */
    public int directUnit() {
        return 0;
    }

    /** Whether {@link #directUnit} is known, if it is 0 too (statx(2), STATX_DIOALIGN). */
    public boolean tellsDirectUnit() {
        return directUnit() > 0;
    }

    /**
     * As {@link #read}; what is not in memory does not get there, if there is a {@link #directUnit}. EINVAL for what is no multiple
     * of that.
     */
    public void readDirect(long position, Sink sink) {
        read(position, sink);
    }

    /**
     * As {@link #write}; it is on the disk when this returns, perhaps in its cache, and not in memory, if there is a
     * {@link #directUnit}. EINVAL for what is no multiple of that.
     */
    public void writeDirect(long position, Source source) {
        write(position, source);
    }

    /** As {@link #append}, and {@link #writeDirect}. */
    public long appendDirect(Source source) {
        return append(source);
    }

    /** Of a regular file: cuts it off, or makes it longer with zeros. */
    public void truncate(long size) {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Of a regular file: makes a hole of a range, the size staying as it is (fallocate(2)). */
    public void punch(long start, long length) {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    /** Of a regular file: sees to it that writing to the range cannot fail for want of space (fallocate(2)). */
    public void reserve(long start, long length, boolean keepSize) {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    /** The first position from {@code position} on, below the size, that holds data; -1 if there is none. */
    public long nextData(long position) {
        return position;
    }

    /** The first position from {@code position} on, below the size, that is in a hole; the size if there is none. */
    public long nextHole(long position) {
        return size();
    }

    /** The content for mappings; null if it cannot be mapped. */
    public PageSource pages() {
        return null;
    }

    /** Of a symbolic link: the path that it holds. */
    public String target() {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Of a symbolic link that leads to a file, whatever its name is ({@code /proc/self/fd}): that file; else null. */
    public Place jump() {
        return null;
    }

    /**
     * The open file, for inodes that know better how they are opened than their type says: pipes without a name,
     * files whose content is made up. Null for all others.
     */
    public OpenFile open(int flags) {
        return null;
    }
}
