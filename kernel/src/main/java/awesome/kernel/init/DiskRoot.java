package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.abi.linux.MountFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.MountSource;
import awesome.kernel.vfs.Vfs;
import java.util.List;

/** Mounts the disk that the kernel's command line names as the root of all files. */
final class DiskRoot {
    private final RootOptions wanted;
    private final Vfs vfs;
    private final Disks disks;
    private final List<String> usualTypes;

    /**
     * The root that is wanted.
     *
     * @param disks null if there are none
     * @param usualTypes which types are tried if nobody says, one after the other
     */
    DiskRoot(RootOptions wanted, Vfs vfs, Disks disks, List<String> usualTypes) {
        this.wanted = wanted;
        this.vfs = vfs;
        this.disks = disks;
        this.usualTypes = usualTypes;
    }

    /**
     * Mounts it; what has been at the root goes.
     *
     * @param nodes where the disks have their files
     * @return why it cannot be mounted; null if it is
     */
    String mount(Directory nodes) {
        String name = disks == null ? null : disks.find(wanted.disk());
        if (name == null) {
            return problem("there is no such disk");
        }
        Inode node = nodes.lookup(name);
        boolean isKnown = false;
        for (String each : wanted.types().isEmpty() ? usualTypes : wanted.types()) {
            FileSystemType type = type(each);
            if (type != null) {
                isKnown = true;
                try {
                    FileSystem made = open(type, new MountSource("/dev/" + name, node, 0, wanted.readOnly(), wanted.options()));
                    vfs.replaceRoot(made, "/dev/" + name, wanted.readOnly() ? MountFlag.MS_RDONLY : 0);
                    return null;
                } catch (ErrnoException e) {
                    if (e.errno() != Errno.EINVAL) {
                        return problem("cannot be mounted as " + each + ": " + e.getMessage());
                    }
                }
            }
        }
        return problem(isKnown ? "has no file system of a type that is known, or rootflags= has wrong options"
                : "rootfstype= names no type that lies on disks");
    }

    /** A type of file systems on disks; null if it is none. */
    private FileSystemType type(String name) {
        try {
            FileSystemType type = vfs.types().find(name);
            return type.needsDevice() ? type : null;
        } catch (ErrnoException e) {
            return null;
        }
    }

    /** Opens one, to be read only if it cannot be written to, as mount(8) does. */
    private static FileSystem open(FileSystemType type, MountSource source) {
        try {
            return type.open(source);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EACCES || source.readOnly()) {
                throw e;
            }
            return type.open(new MountSource(source.name(), source.device(), 0, true, source.options()));
        }
    }

    private String problem(String what) {
        return "root=" + wanted.disk() + ": " + what + "; " + (disks == null ? "there are no disks" : disks.describe());
    }
}
