package awesome.kernel.procfs;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/** A file of made-up content. */
final class ProcInode extends Inode {
    private final Text content;

    /** As that of {@link Inode}; {@code permissions} without type. */
    ProcInode(FileSystem system, long number, int permissions, Text content) {
        super(system, number, FileMode.S_IFREG | permissions);
        this.content = content;
        changeLinks(1);
    }

    @Override
    public OpenFile open(int flags) {
        return new ProcFile(this, flags, content);
    }

    @Override
    public void truncate(long size) {
        // Shells open files that are to be written with O_TRUNC.
    }
}
