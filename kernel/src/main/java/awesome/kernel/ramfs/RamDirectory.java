package awesome.kernel.ramfs;

import awesome.abi.linux.FileMode;
import awesome.abi.linux.SealFlag;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.HashMap;

/** A directory in memory. */
final class RamDirectory extends Directory {
    private static final class Entry {
        final String name;
        Inode inode;
        final long position;
        boolean removed;

        Entry(String name, Inode inode, long position) {
            this.name = name;
            this.inode = inode;
            this.position = position;
        }
    }

    private final RamFileSystem system;
    private RamDirectory parent;
    private final HashMap<String, Entry> byName = new HashMap<>();
    /** In ascending order of position; removed entries are swept out when they are the most. */
    private final ArrayList<Entry> ordered = new ArrayList<>();
    private long nextPosition = 1;

    /** A directory in {@code parent}, or the root if that is null. */
    RamDirectory(RamFileSystem system, RamDirectory parent, int permissions) {
        super(system, system.newNumber(), permissions);
        this.system = system;
        this.parent = parent == null ? this : parent;
    }

    @Override
    public Directory parent() {
        return parent;
    }

    @Override
    public Inode lookup(String name) {
        Entry entry = byName.get(name);
        return entry == null ? null : entry.inode;
    }

    @Override
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    @Override
    public void list(long position, Visitor visitor) {
        for (int i = indexOf(position); i < ordered.size(); i++) {
            Entry entry = ordered.get(i);
            Inode inode = entry.inode;
            if (!entry.removed && !visitor.entry(entry.position, entry.name, inode.number(), inode.type())) {
                return;
            }
        }
    }

    /** The index of the first entry whose position is not below {@code position}. */
    private int indexOf(long position) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (ordered.get(middle).position < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Inode create(String name, int mode, long device, int owner, int group) {
        Inode inode;
        switch (mode & FileMode.S_IFMT) {
            case FileMode.S_IFREG:
                inode = new RamFile(system, mode, SealFlag.F_SEAL_SEAL);
                break;
            case FileMode.S_IFDIR:
                inode = new RamDirectory(system, this, mode & 07777);
                break;
            default:
                inode = new RamNode(system, mode, device);
                break;
        }
        inode.begin(owner, group);
        add(name, inode);
        return inode;
    }

    @Override
    public Inode createUnnamed(int mode, int owner, int group) {
        Inode inode = new RamFile(system, mode, SealFlag.F_SEAL_SEAL);
        inode.begin(owner, group);
        return inode;
    }

    @Override
    public Inode symlink(String name, String target, int owner, int group) {
        Inode inode = new RamLink(system, target);
        inode.begin(owner, group);
        add(name, inode);
        return inode;
    }

    @Override
    public void link(String name, Inode file) {
        add(name, file);
    }

    private void add(String name, Inode inode) {
        put(name, inode);
        if (inode instanceof Directory) {
            // Its name, its own "." and its "..".
            inode.changeLinks(2);
            changeLinks(1);
        } else {
            inode.changeLinks(1);
        }
        touchModified();
    }

    /** Adds an entry; nothing is changed if the heap has no room for it. */
    private void put(String name, Inode inode) {
        Entry entry = new Entry(name, inode, nextPosition);
        ordered.ensureCapacity(ordered.size() + 1);
        boolean done = false;
        try {
            byName.put(name, entry);
            done = true;
        } finally {
            if (!done) {
                byName.remove(name);
            }
        }
        ordered.add(entry);
        nextPosition++;
    }

    @Override
    public void remove(String name) {
        Inode inode = take(name);
        if (inode instanceof Directory) {
            changeLinks(-1);
            inode.changeLinks(-2);
        } else {
            inode.changeLinks(-1);
        }
        touchModified();
    }

    /** Takes the entry away, and nothing else. */
    private Inode take(String name) {
        Entry entry = byName.remove(name);
        entry.removed = true;
        if (ordered.size() > 16 && ordered.size() > 2 * byName.size()) {
            ordered.removeIf(each -> each.removed);
        }
        return entry.inode;
    }

    @Override
    public void rename(String name, Directory to, String newName) {
        RamDirectory target = (RamDirectory) to;
        Inode moved = lookup(name);
        if (target.lookup(newName) != null) {
            target.remove(newName);
        }
        target.put(newName, moved);
        take(name);
        moveTo(target, moved);
        moved.touchChanged();
        touchModified();
        target.touchModified();
    }

    /** What has a name in {@code target} now, had one here: a directory has another one above it. */
    private void moveTo(RamDirectory target, Inode moved) {
        if (moved instanceof RamDirectory directory && target != this) {
            directory.parent = target;
            changeLinks(-1);
            target.changeLinks(1);
        }
    }

    @Override
    public void exchange(String name, Directory other, String otherName) {
        RamDirectory target = (RamDirectory) other;
        Entry mine = byName.get(name);
        Entry its = target.byName.get(otherName);
        Inode moved = mine.inode;
        mine.inode = its.inode;
        its.inode = moved;
        moveTo(target, moved);
        target.moveTo(this, mine.inode);
        moved.touchChanged();
        mine.inode.touchChanged();
        touchModified();
        target.touchModified();
    }

    /** Takes all names away, also those below. */
    void clear() {
        for (Entry entry : new ArrayList<>(ordered)) {
            if (!entry.removed) {
                if (entry.inode instanceof RamDirectory directory) {
                    directory.clear();
                }
                remove(entry.name);
            }
        }
    }

    @Override
    protected void dispose() {
        system.disposed();
    }
}
