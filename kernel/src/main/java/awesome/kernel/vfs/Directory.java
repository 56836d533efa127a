package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;

/**
 * A directory. The methods here do what they say; the rules of the system calls (what exists already, what is in the
 * way) are {@link Vfs}'s, which asks only for what can be done. Names are 1 to 255 bytes without {@code /}, and not
 * {@code .} or {@code ..}.
 */
public abstract class Directory extends Inode {
    /** Receives the entries of a directory. */
    public interface Visitor {
        /**
         * One entry.
         *
         * @param position of the entry
         * @param type of the file, as {@link FileMode#S_IFMT} of its mode
         * @return whether to go on; if not, this entry does not count as given
         */
        boolean entry(long position, String name, long number, int type);
    }

    /** As that of {@link Inode}; {@code permissions} without type. */
    protected Directory(FileSystem fileSystem, long number, int permissions) {
        super(fileSystem, number, FileMode.S_IFDIR | permissions);
    }

    /** The directory that holds this one; itself for the root of the file system. */
    public abstract Directory parent();

    /** The file of that name, or null. */
    public abstract Inode lookup(String name);

    /**
     * The file of the name that is in {@code path} from {@code start} to {@code end}, or null. Where names are known this makes no
     * string of it.
     */
    public Inode lookup(String path, int start, int end) {
        return lookup(path.substring(start, end));
    }

    /**
     * Gives the entries from {@code position} on, without {@code .} and {@code ..}. Positions are positive, grow from
     * entry to entry, and stay as they are while entries come and go.
     */
    public abstract void list(long position, Visitor visitor);

    /** Whether there are no entries. */
    public abstract boolean isEmpty();

    /**
     * Makes a new file.
     *
     * @param mode type (any but a symbolic link) and permissions
     * @param device the number of a device node's device
     * @param owner the user whose it is from the beginning, where files have owners
     * @param group the group
     */
    public Inode create(String name, int mode, long device, int owner, int group) {
        throw new ErrnoException(Errno.EPERM);
    }

    /** The same for root. */
    public final Inode create(String name, int mode, long device) {
        return create(name, mode, device, 0, 0);
    }

    /** Makes a new regular file that has no name yet, and is gone when nobody uses it, unless it is linked; as {@link #create}. */
    public Inode createUnnamed(int mode, int owner, int group) {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    /** Makes a symbolic link; as {@link #create}. */
    public Inode symlink(String name, String target, int owner, int group) {
        throw new ErrnoException(Errno.EPERM);
    }

    /** The same for root. */
    public final Inode symlink(String name, String target) {
        return symlink(name, target, 0, 0);
    }

    /** Gives {@code file}, of the same file system and no directory, one more name. */
    public void link(String name, Inode file) {
        throw new ErrnoException(Errno.EPERM);
    }

    /** Takes away a name; that of a directory only if it is empty. */
    public void remove(String name) {
        throw new ErrnoException(Errno.EPERM);
    }

    /**
     * Moves a name to {@code to}, of the same file system, in place of what may have that name there.
     */
    public void rename(String name, Directory to, String newName) {
        throw new ErrnoException(Errno.EPERM);
    }

    /** Has two names lead to each other's files; {@code other} is of the same file system. EINVAL if that cannot be done there. */
    public void exchange(String name, Directory other, String otherName) {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public void truncate(long size) {
        throw new ErrnoException(Errno.EISDIR);
    }

    /** Whether it is {@code outer} or lies below it, in one file system. */
    public final boolean isInside(Directory outer) {
        Directory at = this;
        while (at != outer && at.parent() != at) {
            at = at.parent();
        }
        return at == outer;
    }

    /** The name that {@code child} has here, or null. */
    public String nameOf(Inode child) {
        if (child.foundIn() == this && lookup(child.foundAs()) == child) {
            return child.foundAs();
        }
        String[] found = new String[1];
        list(0, (position, name, number, type) -> {
            if (number == child.number()) {
                found[0] = name;
            }
            return found[0] == null;
        });
        return found[0];
    }
}
