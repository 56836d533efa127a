package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.MountFlag;
import awesome.kernel.elf.ProgramFile;
import awesome.kernel.elf.ProgramFormatException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;

/** A regular file of the tree as a program. */
final class InodeFile implements ProgramFile {
    private final String name;
    private final Place place;
    private final Inode inode;

    /**
     * That file.
     *
     * @param access says whether it may be executed
     * @throws ProgramFormatException EACCES if it is none that may be executed, ETXTBSY if it is open for writing
     */
    InodeFile(String name, Place place, FileAccess access) {
        this.name = name;
        this.place = place;
        inode = place.inode();
        if (!inode.isRegular()) {
            throw ProgramFormatException.ordinary(Errno.EACCES, name + " is not a file that can be executed");
        }
        if (!inode.isExecutable()) {
            throw ProgramFormatException.ordinary(Errno.EACCES, name + " may not be executed: its mode has no x");
        }
        if (!access.may(inode, FileAccess.EXECUTE)) {
            throw ProgramFormatException.ordinary(Errno.EACCES, name + " may be executed by others only");
        }
        if (place.mount() != null && place.mount().has(MountFlag.MS_NOEXEC)) {
            throw ProgramFormatException.ordinary(Errno.EACCES, name + " is where nothing may be executed (noexec)");
        }
        if (inode.isWritten()) {
            throw ProgramFormatException.ordinary(Errno.ETXTBSY, name + " is open for writing: close it before it is run");
        }
    }

    /** The file and its mount. */
    Place place() {
        return place;
    }

    Inode inode() {
        return inode;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return inode.size();
    }

    @Override
    public int read(long offset, byte[] target, int start, int length) {
        Bytes sink = new Bytes(target, start, length);
        while (sink.room() > 0 && offset + sink.done() < inode.size()) {
            long before = sink.done();
            inode.read(offset + before, sink);
            if (sink.done() == before) {
                break;
            }
        }
        return (int) sink.done();
    }

    @Override
    public PageSource pages() {
        PageSource pages = inode.pages();
        if (pages == null) {
            throw new ProgramFormatException(Errno.EACCES, name + " is on a file system that nothing can run from");
        }
        return pages;
    }
}
