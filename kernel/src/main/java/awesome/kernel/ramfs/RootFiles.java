package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Vfs;

/**
 * Fills the file system at the root with the files of a tar archive that a device gives. Contents go straight from the
 * device into the frames that keep them, which are those of any file: given back when it is removed.
 */
public final class RootFiles {
    private static final int MAX_TARGET = 4095;

    private final Vfs vfs;
    private final DeviceStream stream;
    private final TarReader archive;
    private final TreeBuilder tree;
    private int files;

    private RootFiles(Vfs vfs, DeviceStream stream) {
        this.vfs = vfs;
        this.stream = stream;
        archive = new TarReader(stream);
        tree = new TreeBuilder(vfs);
    }

    /**
     * Unpacks a tar archive.
     *
     * @param vfs with a {@link RamFileSystem} at the root and nothing mounted yet
     * @param stream the archive, which is read up to its end
     * @return how many entries it had
     * @throws ArchiveException if it is damaged; the files before that place are there
     * @throws ErrnoException ENOSPC if the files do not fit into memory
     */
    public static int unpack(Vfs vfs, DeviceStream stream) throws ArchiveException {
        RootFiles files = new RootFiles(vfs, stream);
        files.unpackAll();
        return files.files;
    }

    private void unpackAll() throws ArchiveException {
        while (archive.next()) {
            try {
                unpackEntry();
            } catch (ErrnoException e) {
                if (e.errno() == Errno.ENOSPC) {
                    throw e;
                }
                throw new ArchiveException(archive.offset(), e.getMessage() + " for " + archive.name());
            }
            files++;
        }
        tree.finish();
    }

    private void unpackEntry() throws ArchiveException {
        String name = archive.name();
        if (TreeBuilder.climbs(name) || name.indexOf('\0') >= 0) {
            throw new ArchiveException(archive.offset(), "name with .. or a zero byte, " + name + ",");
        }
        Inode inode;
        if (tree.go(name)) {
            inode = make();
        } else if (archive.kind() == TarReader.DIRECTORY) {
            inode = vfs.root().inode();
            inode.setPermissions(archive.permissions());
        } else {
            throw new ArchiveException(archive.offset(), "name of the root that is no directory");
        }
        if (archive.kind() != TarReader.HARD_LINK) {
            tree.describe(inode, archive.owner(), archive.group(), archive.modified());
            attach(inode);
        }
    }

    /** Attaches what the archive tells of, but for what would have to be enforced. */
    private void attach(Inode inode) {
        for (String name : archive.extended().attributes()) {
            boolean isKept = name.startsWith("user.") || name.startsWith("trusted.") || name.startsWith("security.");
            if (isKept && inode.mayHaveAttributes()) {
                inode.makeAttributes().set(name, archive.extended().attribute(name), 0);
            }
        }
    }

    private Inode make() throws ArchiveException {
        switch (archive.kind()) {
            case TarReader.FILE:
                return makeFile();
            case TarReader.HARD_LINK:
                return makeHardLink();
            case TarReader.SYMLINK:
                return tree.makeSymlink(target());
            case TarReader.DIRECTORY:
                return tree.makeDirectory(archive.permissions());
            case TarReader.CHARACTER_DEVICE:
                return tree.make(FileMode.S_IFCHR | archive.permissions(), device());
            case TarReader.BLOCK_DEVICE:
                return tree.make(FileMode.S_IFBLK | archive.permissions(), device());
            case TarReader.FIFO:
                return tree.make(FileMode.S_IFIFO | archive.permissions(), 0);
            default:
                throw new ArchiveException(archive.offset(),
                        "entry of an unknown kind, number " + archive.kind() + ", " + archive.name());
        }
    }

    private Inode makeFile() {
        Inode inode = tree.make(FileMode.S_IFREG | archive.permissions(), 0);
        if (inode instanceof RamFile file) {
            file.load(stream, archive.length());
        }
        return inode;
    }

    private Inode makeHardLink() throws ArchiveException {
        Inode file;
        try {
            file = tree.find(archive.link());
        } catch (ErrnoException e) {
            throw new ArchiveException(archive.offset(),
                    "hard link " + archive.name() + " to " + archive.link() + ", which does not come before it,");
        }
        if (file instanceof Directory) {
            throw new ArchiveException(archive.offset(), "hard link " + archive.name() + " to a directory");
        }
        tree.makeLink(file);
        return file;
    }

    private long device() throws ArchiveException {
        return DeviceNumber.of(archive.deviceMajor(), archive.deviceMinor());
    }

    private String target() throws ArchiveException {
        String target = archive.link();
        if (target.isEmpty() || target.length() > MAX_TARGET || target.indexOf('\0') >= 0) {
            throw new ArchiveException(archive.offset(),
                    "symbolic link " + archive.name() + " to a path of " + target.length() + " bytes");
        }
        return target;
    }
}
