package awesome.kernel.procfs;

import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/**
 * The directory {@code fd} of a process: a link for each open file, which leads to the file itself; or {@code fdinfo}: a
 * file for each, which tells of it (proc(5)).
 */
final class FilesDirectory extends Directory {
    private final ProcFileSystem system;
    private final Directory parent;
    private final FileDescriptors files;
    private final boolean tells;

    /** {@code fdinfo} if {@code tells}, else {@code fd}. */
    FilesDirectory(ProcFileSystem system, long number, Directory parent, FileDescriptors files, boolean tells) {
        super(system, number, tells ? 0555 : 0500);
        this.tells = tells;
        this.system = system;
        this.parent = parent;
        this.files = files;
        changeLinks(2);
    }

    @Override
    public Directory parent() {
        return parent;
    }

    @Override
    public Inode lookup(String name) {
        int fd = NumberedDirectory.number(name);
        if (!files.isOpen(fd)) {
            return null;
        }
        OpenFile file = files.get(fd);
        if (tells) {
            return new ProcInode(system, ProcFileSystem.numberOf(number(), name), 0444, () -> text(fd, file));
        }
        return new ProcLink(system, ProcFileSystem.numberOf(number(), name), file::path, file::place);
    }

    private String text(int fd, OpenFile file) {
        int flags = file.flags() | (files.isOpen(fd) && files.closesOnExec(fd) ? OpenFlag.O_CLOEXEC : 0);
        return "pos:\t" + position(file) + "\nflags:\t0" + Integer.toOctalString(flags) + "\nmnt_id:\t"
                + (file.mount() == null ? 0 : file.mount().id()) + "\nino:\t" + file.inode().number() + "\n";
    }

    /** 0 if it has none. */
    private static long position(OpenFile file) {
        try {
            return file.seek(0, OpenFlag.SEEK_CUR);
        } catch (ErrnoException none) {
            return 0;
        }
    }

    @Override
    public void list(long position, Visitor visitor) {
        for (int fd = (int) Math.max(0, Math.min(position - 1, files.end())); fd < files.end(); fd++) {
            if (files.isOpen(fd)) {
                String name = Integer.toString(fd);
                long number = ProcFileSystem.numberOf(number(), name);
                if (!visitor.entry(fd + 1, name, number, tells ? FileMode.S_IFREG : FileMode.S_IFLNK)) {
                    return;
                }
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
