package awesome.kernel.iso9660;

import awesome.kernel.cache.CachedInode;
import awesome.kernel.vfs.Inode;

/** A symbolic link, device node, named pipe or socket. */
final class IsoSpecial extends Inode implements CachedInode {
    private final long device;
    /** Null if it is no symbolic link. */
    private final String target;

    IsoSpecial(IsoFileSystem system, Entry entry) {
        super(system, entry.number, entry.mode);
        device = entry.device;
        target = isSymlink() ? entry.target == null ? "" : entry.target : null;
        restore(entry.mode, entry.owner, entry.group, entry.links);
        restoreTimes(entry.accessed, entry.modified, entry.changed);
    }

    @Override
    public boolean isIdle() {
        return !isUsed();
    }

    @Override
    public long size() {
        return target == null ? 0 : target.length();
    }

    @Override
    public long device() {
        return device;
    }

    @Override
    public String target() {
        return target == null ? super.target() : target;
    }
}
