package awesome.kernel.procfs;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/** {@code /proc/PID/mem}: who opens it must be allowed to look into the process then. */
final class MemoryInode extends Inode {
    private final ProcessView process;

    MemoryInode(FileSystem system, long number, ProcessView process) {
        super(system, number, FileMode.S_IFREG | 0600);
        this.process = process;
        changeLinks(1);
    }

    @Override
    public OpenFile open(int flags) {
        return new MemoryFile(this, flags, process.memory());
    }
}
