package awesome.kernel.iso9660;

import awesome.kernel.cache.CachedInode;
import awesome.kernel.cache.NameCache;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** A directory. */
final class IsoDirectory extends Directory implements CachedInode {
    private final IsoFileSystem system;
    private final Pieces content;
    private final IsoDirectory parent;
    /** The entry that was found last, and where the next one begins: files are mostly asked for in their order. */
    private long last = -1;
    private long next;

    /** {@code parent} is null for the root. */
    IsoDirectory(IsoFileSystem system, Entry entry, IsoDirectory parent) {
        super(system, entry.number, entry.mode & 07777);
        this.system = system;
        this.content = entry.content;
        this.parent = parent == null ? this : parent;
        restore(entry.mode, entry.owner, entry.group, entry.links);
        restoreTimes(entry.accessed, entry.modified, entry.changed);
    }

    @Override
    public boolean isIdle() {
        return !isUsed();
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public long blocks() {
        return content.blocksOf512();
    }

    @Override
    public Directory parent() {
        return parent;
    }

    @Override
    public Inode lookup(String name) {
        return lookup(name, 0, name.length());
    }

    @Override
    public Inode lookup(String path, int start, int end) {
        long known = system.names().find(this, path, start, end);
        Inode atHand = known > 0 ? system.inodes().get(known) : null;
        return atHand != null || known == NameCache.NONE ? atHand : lookupOnDisk(path.substring(start, end));
    }

    private Inode lookupOnDisk(String name) {
        boolean isTaken = system.enter();
        try {
            long begin = next;
            Inode found = lookup(name, begin, Long.MAX_VALUE);
            found = found != null || begin == 0 ? found : lookup(name, 0, begin);
            system.names().note(this, name, found == null ? NameCache.NONE : found.number());
            return found;
        } finally {
            system.leave(isTaken);
        }
    }

    private Inode lookup(String name, long from, long to) {
        DirectoryScan scan = new DirectoryScan(system, content, from);
        for (Entry each = scan.next(); each != null && each.position < to; each = scan.next()) {
            if (each.name.equals(name)) {
                note(each);
                return system.inode(each, this);
            }
        }
        return null;
    }

    private void note(Entry found) {
        last = found.position;
        next = found.next;
    }

    @Override
    public boolean isEmpty() {
        boolean isTaken = system.enter();
        try {
            return new DirectoryScan(system, content, 0).next() == null;
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void list(long position, Visitor visitor) {
        boolean isTaken = system.enter();
        try {
            system.listings().list(number(), position, visitor, this::scan);
        } finally {
            system.leave(isTaken);
        }
    }

    private void scan(long position, Visitor visitor) {
        // A record that another one continues must not be taken for one of its own.
        DirectoryScan scan = new DirectoryScan(system, content, position > last ? next : 0);
        for (Entry each = scan.next(); each != null; each = scan.next()) {
            if (each.position >= position) {
                if (!visitor.entry(each.position, each.name, each.number, each.type())) {
                    return;
                }
                note(each);
            }
        }
    }
}
