package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.CachedInode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** A directory. */
final class FatDirectory extends Directory implements CachedInode {
    private static final int PERMISSIONS = 0755;
    private static final String SELF = ".          ";
    private static final String PARENT = "..         ";

    private final FatFileSystem system;
    /** Null for the root. */
    private final FatNode node;
    private final Chain chain;
    private final Slots slots;
    private FatDirectory parent;
    /** Where the next file is that will be asked for, as they are mostly asked for in their order. */
    private int next;

    /** {@code node} and {@code parent} are null for the root, {@code chain} for one in a fixed place. */
    FatDirectory(FatFileSystem system, FatNode node, Chain chain, FatDirectory parent) {
        super(system, node == null ? FatFileSystem.ROOT : node.number, PERMISSIONS);
        this.system = system;
        this.node = node;
        this.chain = chain;
        this.parent = parent == null ? this : parent;
        slots = new Slots(system, chain);
        restore(FileMode.S_IFDIR | PERMISSIONS, 0, 0, 2 + countDirectories());
        if (node != null) {
            Entry entry = new Entry("", 0, 0, node.slot());
            restoreTimes(entry.accessed(), entry.modified(), entry.modified());
        }
    }

    private int countDirectories() {
        int count = 0;
        EntryScan scan = new EntryScan(slots, 0);
        for (Entry each = scan.next(); each != null; each = scan.next()) {
            count += each.isDirectory() ? 1 : 0;
        }
        return count;
    }

    Slots slots() {
        return slots;
    }

    private int cluster() {
        return node == null ? 0 : chain.first();
    }

    /** Directories stay: the files in them know where their entries are. */
    @Override
    public boolean isIdle() {
        return false;
    }

    @Override
    public long size() {
        return slots.size();
    }

    @Override
    public long blocks() {
        return slots.size() / 512;
    }

    @Override
    public Directory parent() {
        return parent;
    }

    private Entry find(String name) {
        String wanted = FatNames.toDisk(name);
        int begin = next;
        Entry found = find(wanted, begin, Integer.MAX_VALUE);
        return found != null || begin == 0 ? found : find(wanted, 0, begin);
    }

    private Entry find(String name, int from, int to) {
        EntryScan scan = new EntryScan(slots, from);
        for (Entry each = scan.next(); each != null && each.first < to; each = scan.next()) {
            if (FatNames.isSame(each.name, name) || FatNames.isSame(FatNames.shown(each.slot, 0), name)) {
                next = each.last + 1;
                return each;
            }
        }
        return null;
    }

    @Override
    public Inode lookup(String name) {
        boolean isTaken = system.enter();
        try {
            Entry found = find(name);
            return found == null ? null : system.inode(found, this);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public boolean isEmpty() {
        boolean isTaken = system.enter();
        try {
            return new EntryScan(slots, 0).next() == null;
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void list(long position, Visitor visitor) {
        boolean isTaken = system.enter();
        try {
            // The position of a file is behind its first slot.
            EntryScan scan = new EntryScan(slots, (int) Math.min(Slots.MOST, Math.max(0, position - 1)));
            for (Entry each = scan.next(); each != null; each = scan.next()) {
                int type = each.isDirectory() ? FileMode.S_IFDIR : FileMode.S_IFREG;
                if (each.last + 1 >= position
                        && !visitor.entry(each.last + 1, FatNames.toPrograms(each.name), system.numbers().at(slots.number(each.last)), type)) {
                    return;
                }
            }
        } finally {
            system.leave(isTaken);
        }
    }

    /** ENOENT if the directory itself was removed. */
    private void requireName() {
        if (links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    /** There are no owners: it is root's. */
    @Override
    public Inode create(String name, int mode, long device, int owner, int group) {
        boolean isDirectory = (mode & FileMode.S_IFMT) == FileMode.S_IFDIR;
        if (!isDirectory && (mode & FileMode.S_IFMT) != FileMode.S_IFREG) {
            return super.create(name, mode, device, owner, group);
        }
        boolean isTaken = system.enter();
        try {
            system.requireWritable();
            requireName();
            String checked = FatNames.checked(FatNames.toDisk(name));
            byte[] slot = Entry.newSlot(isDirectory, system.now());
            Entry.setReadOnly(slot, !isDirectory && (mode & 0222) == 0);
            Chain made = isDirectory ? newDirectory(slot) : null;
            int last = addEntry(checked, slot, made);
            if (isDirectory) {
                changeLinks(1);
            }
            entriesChanged();
            return system.inode(entryAt(last), this);
        } finally {
            system.leave(isTaken);
        }
    }

    private int addEntry(String name, byte[] slot, Chain made) {
        boolean done = false;
        try {
            int last = EntryWriter.add(slots, name, slot);
            done = true;
            return last;
        } finally {
            if (!done && made != null) {
                system.forget(made);
                made.cut(0);
            }
        }
    }

    /** The entry whose last slot it is. */
    private Entry entryAt(int last) {
        EntryScan scan = new EntryScan(slots, last);
        Entry found = scan.next();
        while (found.last != last) {
            found = scan.next();
        }
        return found;
    }

    /** A cluster with the entries of the directory itself and of this one. */
    private Chain newDirectory(byte[] slot) {
        Chain made = system.chain(0);
        system.clear(made.extend());
        Entry.setCluster(slot, made.first());
        Slots inside = new Slots(system, made);
        inside.write(0, dots(SELF, made.first(), slot));
        inside.write(1, dots(PARENT, cluster(), slot));
        return made;
    }

    private static byte[] dots(String name, int cluster, byte[] slot) {
        byte[] made = slot.clone();
        for (int i = 0; i < FatNames.SHORT; i++) {
            made[i] = (byte) name.charAt(i);
        }
        Entry.setCluster(made, cluster);
        return made;
    }

    private void entriesChanged() {
        touchModified();
        if (node != null) {
            node.store(accessed(), modified());
        }
    }

    @Override
    public void remove(String name) {
        boolean isTaken = system.enter();
        try {
            system.requireWritable();
            Entry entry = find(name);
            if (entry == null) {
                throw new ErrnoException(Errno.ENOENT);
            }
            takeOut(system.inode(entry, this));
            entriesChanged();
        } finally {
            system.leave(isTaken);
        }
    }

    /** Takes away the name of a file; its clusters are free when nobody uses it. */
    private void takeOut(Inode inode) {
        nodeOf(inode).removeEntry();
        if (inode instanceof FatDirectory) {
            changeLinks(-1);
        }
        inode.retain();
        inode.changeLinks(-inode.links());
        inode.release();
    }

    @Override
    public void rename(String name, Directory to, String newName) {
        boolean isTaken = system.enter();
        try {
            system.requireWritable();
            Entry old = find(name);
            if (old == null) {
                throw new ErrnoException(Errno.ENOENT);
            }
            FatDirectory target = (FatDirectory) to;
            target.requireName();
            String checked = FatNames.checked(FatNames.toDisk(newName));
            Inode moved = system.inode(old, this);
            Entry there = target.find(newName);
            Inode replaced = there == null ? null : system.inode(there, target);
            // What can fail comes first.
            byte[] slot = nodeOf(moved).slot().clone();
            int last = EntryWriter.add(target.slots, checked, slot);
            if (replaced != null && replaced != moved) {
                target.takeOut(replaced);
            }
            nodeOf(moved).removeEntry();
            nodeOf(moved).moved(target, target.entryAt(last));
            if (moved instanceof FatDirectory directory && target != this) {
                directory.setParent(target);
                changeLinks(-1);
                target.changeLinks(1);
            }
            moved.touchChanged();
            entriesChanged();
            target.entriesChanged();
        } finally {
            system.leave(isTaken);
        }
    }

    private static FatNode nodeOf(Inode inode) {
        return inode instanceof FatDirectory directory ? directory.node : ((FatFile) inode).node();
    }

    private void setParent(FatDirectory to) {
        parent = to;
        byte[] dots = slots.read(1);
        Entry.setCluster(dots, to.cluster());
        slots.write(1, dots);
    }

    @Override
    protected void attributesChanged() {
        boolean isTaken = system.enter();
        try {
            boolean isAllowed = FatNode.allowedMode(this) >= 0;
            restore(FileMode.S_IFDIR | PERMISSIONS, 0, 0, links());
            if (!isAllowed) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (node != null && !system.isReadOnly()) {
                node.store(accessed(), modified());
            }
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    protected void dispose() {
        boolean isTaken = system.enter();
        try {
            system.inodes().remove(number());
            system.numbers().gone(number());
            system.forget(chain);
            chain.cut(0);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void sync() {
        system.sync();
    }
}
