package awesome.kernel.procfs;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/** The directory {@code fd} of a process: a link for each open file, which leads to the file itself. */
final class FilesDirectory extends Directory {
    private final ProcFileSystem system;
    private final Directory parent;
    private final FileDescriptors files;

    FilesDirectory(ProcFileSystem system, long number, Directory parent, FileDescriptors files) {
        super(system, number, 0500);
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
        return new ProcLink(system, ProcFileSystem.numberOf(number(), name), file::path, file::place);
    }

    @Override
    public void list(long position, Visitor visitor) {
        for (int fd = (int) Math.max(0, Math.min(position - 1, files.end())); fd < files.end(); fd++) {
            if (files.isOpen(fd)) {
                String name = Integer.toString(fd);
                long number = ProcFileSystem.numberOf(number(), name);
                if (!visitor.entry(fd + 1, name, number, FileMode.S_IFLNK)) {
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
