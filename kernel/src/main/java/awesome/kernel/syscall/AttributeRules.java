package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Credentials;
import awesome.kernel.vfs.Inode;

/** Who may attach what to which files, and see it (xattr(7), "Extended attribute namespaces"). */
final class AttributeRules {
    private static final String SECURITY = "security.";
    private static final String SYSTEM = "system.";
    private static final String TRUSTED = "trusted.";
    private static final String USER = "user.";
    private static final String CAPABILITY = "security.capability";
    private static final int STICKY = 01000;
    private static final int READ = 4;
    private static final int WRITE = 2;

    private AttributeRules() {}

    /** EINVAL if capabilities of a program are none: {@code struct vfs_cap_data} of the second or third revision. */
    static void checkValue(String name, byte[] value) {
        if (value.length > 0 && name.equals(CAPABILITY)) {
            int revision = value.length < 4 ? 0 : LittleEndian.getInt(value, 0) >>> 24;
            if (!(value.length == 20 && revision == 2 || value.length == 24 && revision == 3)) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
    }

    /** EPERM, EACCES, EOPNOTSUPP if the attribute may not be set or removed. */
    static void checkChange(Credentials who, Inode file, String name) {
        check(who, file, name, WRITE);
        if (name.startsWith(SECURITY) && !who.has(Capability.CAP_SYS_ADMIN)) {
            throw new ErrnoException(Errno.EPERM);
        }
        checkSpace(file, name);
    }

    /** ENODATA, EACCES, EOPNOTSUPP if the attribute may not be seen. */
    static void checkRead(Credentials who, Inode file, String name) {
        check(who, file, name, READ);
        checkSpace(file, name);
    }

    private static void check(Credentials who, Inode file, String name, int wanted) {
        if (name.startsWith(SECURITY) || name.startsWith(SYSTEM)) {
            return;
        }
        boolean writes = wanted == WRITE;
        if (name.startsWith(TRUSTED)) {
            if (!who.has(Capability.CAP_SYS_ADMIN)) {
                throw new ErrnoException(writes ? Errno.EPERM : Errno.ENODATA);
            }
            return;
        }
        if (name.startsWith(USER)) {
            boolean directory = file.type() == FileMode.S_IFDIR;
            if (!directory && !file.isRegular()) {
                throw new ErrnoException(writes ? Errno.EPERM : Errno.ENODATA);
            }
            boolean own = who.user(Credentials.FILES) == file.owner() || who.has(Capability.CAP_FOWNER);
            if (directory && writes && (file.mode() & STICKY) != 0 && !own) {
                throw new ErrnoException(Errno.EPERM);
            }
        }
        if (!who.mayAccess(file.owner(), file.group(), file.mode(), wanted)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** EOPNOTSUPP if the file cannot have attributes of that kind, EINVAL if the kind is all of the name. */
    private static void checkSpace(Inode file, String name) {
        boolean known = name.startsWith(SECURITY) || name.startsWith(TRUSTED) || name.startsWith(USER);
        if (!known || !file.mayHaveAttributes()) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (name.indexOf('.') == name.length() - 1) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Whether a list of names has that one. */
    static boolean isShown(Credentials who, String name) {
        return !name.startsWith(TRUSTED) || who.has(Capability.CAP_SYS_ADMIN);
    }
}
