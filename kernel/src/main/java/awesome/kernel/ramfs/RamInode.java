package awesome.kernel.ramfs;

import awesome.kernel.vfs.Inode;

/** A file in memory that is no directory. */
abstract class RamInode extends Inode {
    private final RamFileSystem system;

    RamInode(RamFileSystem system, int mode) {
        super(system, system.newNumber(), mode);
        this.system = system;
    }

    @Override
    protected void dispose() {
        system.disposed();
    }
}
