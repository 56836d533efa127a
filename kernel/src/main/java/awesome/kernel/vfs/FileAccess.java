package awesome.kernel.vfs;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;

/** Who may do what with which file (path_resolution(7), "Permissions"; chmod(2), chown(2)). One for the whole machine. */
public final class FileAccess {
    /** What may be wanted of a file; in a directory it is to list, to change and to look up names. */
    public static final int READ = 4;
    public static final int WRITE = 2;
    public static final int EXECUTE = 1;

    private static final int SEARCHABLE = 0111;
    private static final int GROUP_EXECUTES = 010;

    private FileUsers users = () -> FileUser.SUPERUSER;

    /** Everybody may do everything, until {@link #setUsers}. */
    public FileAccess() {}

    /** Says who asks for whom. */
    public void setUsers(FileUsers asking) {
        users = asking;
    }

    /** For whom files are used now. */
    public FileUser user() {
        return users.current();
    }

    /** Whether who asks may do that with a file. */
    public boolean may(Inode inode, int wanted) {
        int mode = inode.mode();
        if ((wanted & ~(mode & mode >> 3 & mode >> 6)) == 0) {
            return true;
        }
        FileUser who = users.current();
        int granted = inode.owner() == who.fileUser() ? mode >> 6 : who.hasFileGroup(inode.group()) ? mode >> 3 : mode;
        if ((wanted & ~granted) == 0) {
            return true;
        }
        boolean isDirectory = inode instanceof Directory;
        if (who.has(Capability.CAP_DAC_OVERRIDE) && ((wanted & EXECUTE) == 0 || isDirectory || inode.isExecutable())) {
            return true;
        }
        return (isDirectory ? (wanted & WRITE) == 0 : wanted == READ) && who.has(Capability.CAP_DAC_READ_SEARCH);
    }

    /** EACCES if who asks may not do that with a file. */
    public void require(Inode inode, int wanted) {
        if (!may(inode, wanted)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** EACCES if who asks may not look up names in a directory. */
    public void requireSearch(Directory directory) {
        if ((directory.mode() & SEARCHABLE) != SEARCHABLE) {
            require(directory, EXECUTE);
        }
    }

    /** EACCES if who asks may not make names in a directory. */
    void requireChange(Directory directory) {
        require(directory, WRITE | EXECUTE);
    }

    /** EACCES if who asks may not take names away, EPERM if only the owner may take this one (S_ISVTX). */
    void requireRemoval(Directory directory, Inode file) {
        requireChange(directory);
        if ((directory.mode() & FileMode.S_ISVTX) != 0) {
            FileUser who = users.current();
            if (file.owner() != who.fileUser() && directory.owner() != who.fileUser()
                    && !who.has(Capability.CAP_FOWNER)) {
                throw new ErrnoException(Errno.EPERM);
            }
        }
    }

    /** Whether who asks may do what only the owner may. */
    public boolean owns(Inode inode) {
        FileUser who = users.current();
        return inode.owner() == who.fileUser() || who.has(Capability.CAP_FOWNER);
    }

    /** EPERM if who asks may not do what only the owner may. */
    public void requireOwner(Inode inode) {
        if (!owns(inode)) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    /**
     * EPERM if who asks may not give a file another name: who cannot read and write it could keep it from being removed
     * (proc(5), {@code protected_hardlinks}).
     */
    void requireLinkable(Inode file) {
        boolean runsAsAnother = (file.mode() & FileMode.S_ISUID) != 0 || isGroupProgram(file.mode());
        boolean isSafe = file.isRegular() && !runsAsAnother && may(file, READ | WRITE);
        if (!isSafe) {
            requireOwner(file);
        }
    }

    private static boolean isGroupProgram(int mode) {
        return (mode & (FileMode.S_ISGID | GROUP_EXECUTES)) == (FileMode.S_ISGID | GROUP_EXECUTES);
    }

    /** Type and permissions of a file that is made in a directory: directories hand the group on (S_ISGID). */
    int modeIn(Directory directory, int mode) {
        if ((directory.mode() & FileMode.S_ISGID) == 0) {
            return mode;
        }
        if ((mode & FileMode.S_IFMT) == FileMode.S_IFDIR) {
            return mode | FileMode.S_ISGID;
        }
        FileUser who = users.current();
        boolean isOthers = !who.hasFileGroup(directory.group()) && !who.has(Capability.CAP_FSETID);
        return isOthers && isGroupProgram(mode) ? mode & ~FileMode.S_ISGID : mode;
    }

    /** The group of a file that is made in a directory. */
    int groupIn(Directory directory) {
        return (directory.mode() & FileMode.S_ISGID) != 0 ? directory.group() : users.current().fileGroup();
    }

    /** A file without a place was made: it belongs to who asked for it. */
    public void own(Inode made) {
        FileUser who = users.current();
        made.begin(who.fileUser(), who.fileGroup());
    }

    /** chmod(2). */
    public void changeMode(Inode inode, int permissions) {
        requireOwner(inode);
        FileUser who = users.current();
        boolean keepsGroup = who.hasFileGroup(inode.group()) || who.has(Capability.CAP_FSETID);
        inode.setPermissions(keepsGroup ? permissions : permissions & ~FileMode.S_ISGID);
    }

    /** chown(2); -1 leaves one as it is. */
    public void changeOwner(Inode inode, int owner, int group) {
        FileUser who = users.current();
        boolean isOwner = inode.owner() == who.fileUser();
        boolean mayOwner = owner == -1 || isOwner && owner == inode.owner();
        boolean mayGroup = group == -1 || isOwner && (group == inode.group() || who.hasFileGroup(group));
        if (!(mayOwner && mayGroup) && !who.has(Capability.CAP_CHOWN)) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!(inode instanceof Directory)) {
            int dropped = setIds(inode, who);
            if (dropped != 0) {
                requireOwner(inode);
                inode.dropPermissions(dropped);
            }
        }
        inode.setOwner(owner, group);
    }

    /** The content of a file changes: it does not run as another user any more. */
    public void contentChanges(Inode inode) {
        FileUser who = users.current();
        if (!who.has(Capability.CAP_FSETID) && inode.isRegular()) {
            inode.dropPermissions(setIds(inode, who));
        }
    }

    /** The bits that make a program run as another user or group. */
    private static int setIds(Inode inode, FileUser who) {
        int mode = inode.mode();
        boolean dropsGroup = isGroupProgram(mode) || !who.hasFileGroup(inode.group()) && !who.has(Capability.CAP_FSETID);
        return mode & (FileMode.S_ISUID | (dropsGroup ? FileMode.S_ISGID : 0));
    }
}
