package awesome.kernel.ramfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * Fills the initial file system with the files of an archive. Contents stay where they are in the archive's memory,
 * which therefore must never be used for anything else.
 */
public final class InitialFiles {
    private static final int MAX_TARGET = 4095;
    private static final long SECOND = 1_000_000_000L;

    /** The time of a directory is set when all is in it. */
    private record Dated(Directory directory, long nanos) {}

    private final Vfs vfs;
    private final PathContext context;
    private final PhysMemory memory;
    private final CpioReader archive;
    private final HashMap<String, Inode> linked = new HashMap<>();
    private final ArrayList<Dated> directories = new ArrayList<>();
    private int files;

    private InitialFiles(Vfs vfs, PhysMemory memory, CpioReader archive) {
        this.vfs = vfs;
        this.context = new PathContext(vfs.root());
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
     * @throws CpioException if it is damaged; the files before that place are there
     */
    public static int unpack(Vfs vfs, PhysMemory memory, PhysAddr start, long length) throws CpioException {
        InitialFiles files = new InitialFiles(vfs, memory, new CpioReader(memory, start, length));
        files.unpackAll();
        return files.files;
    }

    private void unpackAll() throws CpioException {
        int current = 0;
        while (archive.next()) {
            if (archive.archive() != current) {
                current = archive.archive();
                linked.clear();
            }
            try {
                unpackEntry();
            } catch (ErrnoException e) {
                throw new CpioException(archive.offset(), e.getMessage() + " for " + archive.name());
            }
            files++;
        }
        for (Dated each : directories) {
            each.directory.setTimes(each.nanos, each.nanos);
        }
        context.release();
    }

    private void unpackEntry() throws CpioException {
        String path = relative(archive.name());
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        Inode inode;
        if (name.isEmpty() || name.equals(".")) {
            inode = vfs.root();
            inode.setPermissions(archive.mode());
        } else if (name.equals("..")) {
            throw new CpioException(archive.offset(), "name with .. at its end");
        } else {
            inode = make(directory(slash < 0 ? "." : path.substring(0, slash)), name);
        }
        inode.setOwner(archive.owner(), archive.group());
        long nanos = archive.modified() * SECOND;
        inode.setTimes(nanos, nanos);
        if (inode instanceof Directory directory) {
            directories.add(new Dated(directory, nanos));
        }
    }

    /** Without slashes at both ends. */
    private static String relative(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && name.charAt(start) == '/') {
            start++;
        }
        while (end > start && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(start, end);
    }

    /** The directory of that path from the root, made with those above it if it is not there. */
    private Directory directory(String path) {
        try {
            return vfs.findDirectory(context, vfs.root(), path);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
        Directory at = vfs.root();
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) {
                at = child(at, path.substring(start, end));
            }
            start = end + 1;
        }
        return at;
    }

    private Directory child(Directory parent, String name) {
        try {
            return vfs.findDirectory(context, parent, name);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
        vfs.makeDirectory(context, parent, name, 0755);
        return vfs.findDirectory(context, parent, name);
    }

    private Inode make(Directory directory, String name) throws CpioException {
        if (name.length() > 255) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        int type = archive.mode() & FileMode.S_IFMT;
        Inode old = directory.lookup(name);
        if (old instanceof Directory && type == FileMode.S_IFDIR) {
            old.setPermissions(archive.mode());
            return old;
        }
        if (old instanceof Directory existing && !existing.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        boolean shares = archive.links() > 1 && type != FileMode.S_IFDIR;
        Inode same = shares ? linked.get(archive.identity()) : null;
        if (old != null && old == same) {
            return withContent(old);
        }
        if (old != null) {
            directory.remove(name);
        }
        if (same != null && same.type() == type && same.links() > 0) {
            directory.link(name, same);
            return withContent(same);
        }
        Inode made = makeNew(directory, name, type);
        if (shares) {
            linked.put(archive.identity(), made);
        }
        return made;
    }

    private Inode makeNew(Directory directory, String name, int type) throws CpioException {
        switch (type) {
            case FileMode.S_IFREG:
            case FileMode.S_IFDIR:
            case FileMode.S_IFCHR:
            case FileMode.S_IFBLK:
            case FileMode.S_IFIFO:
            case FileMode.S_IFSOCK:
                long device = DeviceNumber.of(archive.deviceMajor(), archive.deviceMinor());
                int mode = archive.mode() & (FileMode.S_IFMT | 07777);
                return withContent(directory.create(name, mode, device));
            case FileMode.S_IFLNK:
                return directory.symlink(name, target());
            default:
                throw new CpioException(archive.offset(), "unknown type of file of " + archive.name());
        }
    }

    private Inode withContent(Inode inode) {
        if (inode instanceof RamFile file && archive.size() > 0) {
            file.setArchived(archive.content(), archive.size());
        }
        return inode;
    }

    private String target() throws CpioException {
        long size = archive.size();
        if (size < 1 || size > MAX_TARGET) {
            throw new CpioException(archive.offset(), "symbolic link " + archive.name() + " of " + size + " bytes");
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
