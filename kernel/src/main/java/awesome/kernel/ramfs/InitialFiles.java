package awesome.kernel.ramfs;

import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Vfs;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/**
 * Fills the initial file system with the files of an archive. Contents stay where they are in the archive's memory,
 * which therefore must never be used for anything else.
 */
public final class InitialFiles {
    private static final int MAX_TARGET = 4095;
    private static final long SECOND = 1_000_000_000L;

    private final Vfs vfs;
    private final TreeBuilder tree;
    private final PhysMemory memory;
    private final CpioReader archive;
    private final HashMap<String, Inode> linked = new HashMap<>();
    private int files;

    private InitialFiles(Vfs vfs, PhysMemory memory, CpioReader archive) {
        this.vfs = vfs;
        this.tree = new TreeBuilder(vfs);
        this.memory = memory;
        this.archive = archive;
    }

    /**
     * Unpacks a cpio archive of the format newc.
     *
     * @param vfs with a {@link RamFileSystem} at the root and nothing mounted yet
     * @param start where the archive lies
     * @param length bytes of it
     * @return how many entries it had
     * @throws ArchiveException if it is damaged; the files before that place are there
     */
    public static int unpack(Vfs vfs, PhysMemory memory, PhysAddr start, long length) throws ArchiveException {
        InitialFiles files = new InitialFiles(vfs, memory, new CpioReader(memory, start, length));
        files.unpackAll();
        return files.files;
    }

    private void unpackAll() throws ArchiveException {
        int current = 0;
        while (archive.next()) {
            if (archive.archive() != current) {
                current = archive.archive();
                linked.clear();
            }
            try {
                unpackEntry();
            } catch (ErrnoException e) {
                throw new ArchiveException(archive.offset(), e.getMessage() + " for " + archive.name());
            }
            files++;
        }
        tree.finish();
    }

    private void unpackEntry() throws ArchiveException {
        if (TreeBuilder.climbs(archive.name())) {
            throw new ArchiveException(archive.offset(), "name with ..");
        }
        Inode inode;
        if (tree.go(archive.name())) {
            inode = make();
        } else {
            inode = vfs.root().inode();
            inode.setPermissions(archive.mode());
        }
        tree.describe(inode, archive.owner(), archive.group(), archive.modified() * SECOND);
    }

    private Inode make() throws ArchiveException {
        int type = archive.mode() & FileMode.S_IFMT;
        if (type == FileMode.S_IFDIR) {
            return tree.makeDirectory(archive.mode());
        }
        boolean shares = archive.links() > 1;
        Inode same = shares ? linked.get(archive.identity()) : null;
        if (same != null && same == tree.present()) {
            return withContent(same);
        }
        tree.clear();
        if (same != null && same.type() == type && same.links() > 0) {
            tree.makeLink(same);
            return withContent(same);
        }
        Inode made = makeNew(type);
        if (shares) {
            linked.put(archive.identity(), made);
        }
        return made;
    }

    private Inode makeNew(int type) throws ArchiveException {
        switch (type) {
            case FileMode.S_IFREG:
            case FileMode.S_IFCHR:
            case FileMode.S_IFBLK:
            case FileMode.S_IFIFO:
            case FileMode.S_IFSOCK:
                return withContent(
                        tree.make(archive.mode(), DeviceNumber.of(archive.deviceMajor(), archive.deviceMinor())));
            case FileMode.S_IFLNK:
                return tree.makeSymlink(target());
            default:
                throw new ArchiveException(archive.offset(), "unknown type of file of " + archive.name());
        }
    }

    private Inode withContent(Inode inode) {
        if (inode instanceof RamFile file && archive.size() > 0) {
            file.setArchived(archive.content(), archive.size());
        }
        return inode;
    }

    private String target() throws ArchiveException {
        long size = archive.size();
        if (size < 1 || size > MAX_TARGET) {
            throw new ArchiveException(archive.offset(), "symbolic link " + archive.name() + " of " + size + " bytes");
        }
        byte[] bytes = new byte[(int) size];
        memory.read(archive.content(), bytes, 0, bytes.length);
        int end = bytes.length;
        while (end > 1 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
