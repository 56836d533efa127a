package awesome.kernel.vfs;

/** The inode of a file that cannot be found by a path. */
public final class NamelessInode extends Inode {
    /** An inode of {@code system}; {@code mode} is type and permissions. */
    public NamelessInode(NamelessFiles system, int mode) {
        super(system, system.newNumber(), mode);
        system.own(this);
    }
}
